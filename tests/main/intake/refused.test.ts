/** Rows that are refused: the good ones go in without them, and they come back mended. */

import { readXlsx } from 'hucre'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  apply,
  decisions,
  failure,
  importSheets,
  memberNamed,
  members,
  planFile,
  planRows,
  rowsOf,
  upload,
} from '../../builders/imports.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { sheetXml, xlsx, xlsxParts, zip, type Grid } from '../../builders/workbooks.ts'

const WANG = '410400198006151016'
const LI = '41040019750203202X'
const ZHAO = '410400196811203019'

const ROWS: Grid = [
  ['青山镇党员信息采集表'],
  ['填报单位：东岗村党支部'],
  ['姓名', '身份证号', '出生年月', '学历', '入党时间'],
  ['王五', WANG, '1980.06', '大专', '2000.7'],
  ['', LI, '1975.02', '初中', '1999.7'],
  ['赵六', '', '', '高中', '1990.7'],
  ['王五', WANG, '1980.06', '大专', '2000.7'],
]

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
  await aBranch(test, '东岗村支部')
})
afterEach(() => test.dispose())

const names = () => members(test).map(member => member.name)

async function refusedWorkbook(planId: string) {
  const { ticket, fileName } = await test.backend.intake.refused({ planId })
  const file = test.office.files.collect(ticket)
  if (!file) throw new Error('no file')
  const sheets = (await readXlsx(file.bytes)).sheets
  return { fileName, sheets: sheets.map(({ name, rows }) => ({ name, rows })) }
}

describe('with refused rows among them', () => {
  it('only the good rows are taken', async () => {
    const { planId } = await planRows(test, ROWS)
    const { counts } = await apply(test, planId)
    expect(counts).toEqual({ new: 1, changed: 0, same: 0, refused: 3 })
    expect(names()).toEqual(['王五'])
  })

  it('none is taken where the clerk wants all or none, in two steps and in one', async () => {
    const before = dump(test.register)
    const { planId } = await planRows(test, ROWS)
    expect(await failure(apply(test, planId, { goodOnly: false }))).toEqual({
      code: 'ROWS_REFUSED',
      sentence: '有3行没有通过，一行也没有导入。请改好后再导入，或选择只导入通过的行',
    })
    const fileId = await upload(test, await xlsx({ rows: ROWS }))
    const run = await finish(test.backend.intake.run({ fileId, goodOnly: false }))
    expect([run.changeId, run.batchId, run.plan.counts.refused]).toEqual([null, null, 3])
    expect(dump(test.register)).toEqual(before)
    expect((await test.backend.intake.batches({})).rows).toEqual([])
  })

  it('in one step the good rows are taken, too', async () => {
    const fileId = await upload(test, await xlsx({ rows: ROWS }))
    const { plan, batchId } = await finish(test.backend.intake.run({ fileId }))
    expect([plan.counts, batchId]).toEqual([{ new: 1, changed: 0, same: 0, refused: 3 }, 1])
    expect(names()).toEqual(['王五'])
  })
})

describe('the workbook of refused rows', () => {
  it('has their cells, their branch and why, and nobody else', async () => {
    const { planId } = await planRows(test, ROWS, { name: '东岗.xlsx' })
    const { fileName, sheets } = await refusedWorkbook(planId)
    expect(fileName).toBe('东岗－未通过的行.xlsx')
    expect(sheets).toEqual([
      {
        name: 'Sheet1',
        rows: [
          ['姓名', '身份证号', '出生年月', '学历', '入党时间', '所在支部', '原因'],
          [null, LI, '1975.02', '初中', '1999.7', '东岗村党支部', '没有姓名，请补上；正式党员缺转正时间'],
          [
            '赵六',
            null,
            null,
            '高中',
            '1990.7',
            '东岗村党支部',
            '身份证号和出生日期都没有，认不出是谁，请至少补一项；缺身份证号；缺性别；缺出生日期；正式党员缺转正时间',
          ],
          [
            '王五',
            WANG,
            '1980.06',
            '大专',
            '2000.7',
            '东岗村党支部',
            '正式党员缺转正时间；与第4行是同一人，只导入前一行',
          ],
        ],
      },
    ])
  })

  it('is mended and imported again', async () => {
    const { planId } = await planRows(test, ROWS)
    await apply(test, planId)
    const { sheets } = await refusedWorkbook(planId)
    const [sheet] = sheets
    const rows = sheet?.rows.map(row => [...row]) ?? []
    if (rows[1]) rows[1][0] = '李四'
    if (rows[2]) rows[2][1] = ZHAO
    const again = await planFile(test, await xlsx({ name: sheet?.name ?? '', rows }))
    expect(again.questions).toEqual([])
    expect(await decisions(test, again.planId)).toEqual(['2 李四 new', '3 赵六 new', '4 王五 same'])
    await apply(test, again.planId)
    const east = memberNamed(test, '王五').orgId
    expect(
      members(test).map(({ name, idNo, birth, education, orgId }) => [name, idNo, birth, education, orgId]),
    ).toEqual([
      ['王五', WANG, '1980-06', '大专', east],
      ['李四', LI, '1975-02', '初中', east],
      ['赵六', ZHAO, '1968-11-20', '高中中技', east],
    ])
  })

  it('keeps a text that reads like an escape of the format, there and back', async () => {
    // As Excel writes the text _x4E00_, which would else be read as 一.
    const cells = ['姓名', '学历', '赵六', '_x005F_x4E00_'].map(text => `t="str"><v>${text}</v></c>`)
    const xml = sheetXml(
      `<row r="1"><c r="A1" ${cells[0] ?? ''}<c r="B1" ${cells[1] ?? ''}</row>` +
        `<row r="2"><c r="A2" ${cells[2] ?? ''}<c r="B2" ${cells[3] ?? ''}</row>`,
    )
    const education = async (bytes: Uint8Array) => {
      const { planId } = await planFile(test, bytes)
      const [row] = await rowsOf(test, planId)
      return { planId, text: row?.cells.education }
    }
    const first = await education(zip(xlsxParts(xml)))
    expect(first.text).toBe('_x4E00_')
    const { ticket } = await test.backend.intake.refused({ planId: first.planId })
    const file = test.office.files.collect(ticket)
    expect((await education(file?.bytes ?? new Uint8Array())).text).toBe('_x4E00_')
  })

  it('says so when there is nothing in it', async () => {
    const { plan } = await importSheets(test, { rows: ROWS.slice(0, 4) })
    const [sheet] = (await refusedWorkbook(plan.planId)).sheets
    const filled = sheet?.rows.flat().filter(cell => cell !== null)
    expect([sheet?.name, filled]).toEqual(['未通过', ['没有未通过的行']])
  })
})

describe('mended in the preview', () => {
  it('rows become good, and their doubles with them', async () => {
    const { planId } = await planRows(test, ROWS)
    const [nameless, keyless] = await rowsOf(test, planId, { decision: 'refused' })
    const first = await test.backend.intake.mend({
      planId,
      rowKey: nameless?.rowKey ?? '',
      cells: { name: '李四', phone: '13700000007' },
    })
    expect([first.row.decision, first.row.mended, first.counts]).toEqual([
      'new',
      true,
      { new: 2, changed: 0, same: 0, refused: 2 },
    ])
    // 赵六 now has the ID number of 李四: the later of the two is refused.
    const second = await test.backend.intake.mend({
      planId,
      rowKey: keyless?.rowKey ?? '',
      cells: { idNo: LI },
    })
    expect(second.row.findings.find(({ level }) => level === 'refuse')?.reason).toBe(
      '与第5行是同一人，只导入前一行',
    )
    const third = await test.backend.intake.mend({
      planId,
      rowKey: keyless?.rowKey ?? '',
      cells: { idNo: ZHAO },
    })
    expect(third.counts).toEqual({ new: 3, changed: 0, same: 0, refused: 1 })
    await apply(test, planId)
    expect(members(test).map(({ name, phone, idNo }) => [name, phone, idNo])).toEqual([
      ['王五', null, WANG],
      ['李四', '13700000007', LI],
      ['赵六', null, ZHAO],
    ])
  })

  it('what is typed cannot slip into another column', async () => {
    const { planId } = await planRows(test, ROWS)
    const [good] = await rowsOf(test, planId, { decision: 'new' })
    const cells = { name: '王\u001F五', education: '大\u001E专', remark: '\u0001一\u0000' }
    const { row } = await test.backend.intake.mend({ planId, rowKey: good?.rowKey ?? '', cells })
    expect([row.decision, row.name, row.cells.education]).toEqual(['new', '王五', '大专'])
    await apply(test, planId)
    expect(memberNamed(test, '王五')).toMatchObject({ idNo: WANG, education: '大专', remark: '一' })
  })

  it('a good row can be mended into a refused one', async () => {
    const { planId } = await planRows(test, ROWS)
    const [good] = await rowsOf(test, planId, { decision: 'new' })
    const { row, counts } = await test.backend.intake.mend({
      planId,
      rowKey: good?.rowKey ?? '',
      cells: { name: '' },
    })
    // Its double in row 7 is no double any more.
    expect([row.decision, counts]).toEqual(['refused', { new: 1, changed: 0, same: 0, refused: 3 }])
  })
})
