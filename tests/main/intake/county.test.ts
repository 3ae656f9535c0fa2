/** A county reads what its townships hand up: villages of one name in several townships are kept apart. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { members, upload } from '../../builders/imports.ts'
import { putOrganisations } from '../../builders/factsRegister.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { anIdNumber } from '../../builders/people.ts'
import { xlsx, type SheetSpec } from '../../builders/workbooks.ts'

const org = (id: number, parentId: number, kind: string, fullName: string, shortName: string) => ({
  id,
  parentId,
  kind,
  fullName,
  shortName,
  orgType: 'RURAL',
  sortOrder: id,
})

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
  await change(test.register, stamp(test.office, '改名', 'system'), ({ tx }) =>
    tx
      .updateTable('organisation')
      .set({ fullName: '中共叶县委员会', shortName: '县委' })
      .where('id', '=', test.rootId)
      .execute(),
  )
  await putOrganisations(test, [
    org(10, test.rootId, '党委', '中共青山镇委员会', '青山镇党委'),
    org(11, 10, '党支部', '中共青山镇东岗村支部委员会', '东岗村党支部'),
    org(12, 10, '党支部', '中共青山镇西河村支部委员会', '西河村党支部'),
    org(20, test.rootId, '党委', '中共白河乡委员会', '白河乡党委'),
    org(21, 20, '党支部', '中共白河乡东岗村支部委员会', '东岗村党支部'),
    org(22, 20, '党总支', '中共白河乡总支部委员会', '白河乡总支'),
    org(23, 22, '党支部', '中共白河乡南坡村支部委员会', '南坡村党支部'),
  ])
})
afterEach(() => test.dispose())

const person = (n: number) => [`赵${String.fromCodePoint(0x4e00 + n)}`, anIdNumber('1970-05-01', '男', n)]

async function read(...files: [name: string, ...sheets: SheetSpec[]][]) {
  const fileIds: string[] = []
  for (const [name, ...sheets] of files) fileIds.push(await upload(test, await xlsx(...sheets), name))
  return finish(test.backend.intake.readMany({ fileIds }))
}

const HEAD = ['姓名', '身份证号', '所在支部']
const orgOf = (): Record<string, unknown> =>
  Object.fromEntries(members(test).map(({ name, orgId }): [string, unknown] => [String(name), orgId]))

describe('townships with villages of the same name', () => {
  it('are told apart by the name of the file, of the line above, and of the branch itself', async () => {
    const { files, summary } = await read(
      [
        '白河乡 党员信息填报表.xlsx',
        { rows: [HEAD, [...person(1), '东岗村'], [...person(2), '南坡村党支部']] },
      ],
      [
        '上报.xlsx',
        {
          rows: [
            ['填报单位：中共青山镇委员会'],
            HEAD,
            [...person(3), '东岗村党支部'],
            [...person(4), '西河'],
          ],
        },
      ],
      [
        '名册.xlsx',
        { rows: [HEAD, [...person(5), '叶县白河乡东岗村'], [...person(6), '青山镇东岗村党支部']] },
      ],
    )
    expect(summary.files.map(({ questions }) => questions)).toEqual([0, 0, 0])
    // Branches of one name are called by their full names.
    expect(summary.files[0]!.branches).toEqual(['中共白河乡东岗村支部委员会', '南坡村党支部'])
    expect(summary.missing).toEqual([])
    const planIds = files.map(({ plan }) => plan!.planId)
    await finish(test.backend.intake.applyMany({ planIds }))
    const [a, b, c, d, e, f] = [1, 2, 3, 4, 5, 6].map(n => person(n)[0]!)
    expect(orgOf()).toEqual({ [a!]: 21, [b!]: 23, [c!]: 11, [d!]: 12, [e!]: 21, [f!]: 11 })
  })

  it('are asked about where nothing says whose branch it is, its own township first', async () => {
    const { summary, files } = await read(
      ['名册.xlsx', { rows: [HEAD, [...person(1), '东岗村党支部']] }],
      ['白河乡.xlsx', { rows: [HEAD, [...person(2), '东冈村党支部']] }],
    )
    expect(summary.files.map(({ questions }) => questions)).toEqual([1, 1])
    expect(
      files[0]!
        .plan!.questions[0]!.candidates.map(({ orgId }) => orgId)
        .slice(0, 2)
        .sort(),
    ).toEqual([11, 21])
    expect(files[1]!.plan!.questions[0]!.candidates[0]).toEqual({
      orgId: 21,
      name: '中共白河乡东岗村支部委员会',
    })
  })

  it('the sheets of an annex 2 go to the branches of their own committee', async () => {
    const sheet = (name: string, n: number): SheetSpec => ({
      name,
      rows: [['党员名册'], [`党支部名称：${name}`], ['姓名', '身份证号'], person(n)],
    })
    const { files, summary } = await read([
      '白河乡 附件2 党员名册.xlsx',
      sheet('东岗村党支部', 1),
      sheet('南坡村党支部', 2),
    ])
    expect(summary.missing.map(({ orgId }) => orgId)).toEqual([11, 12])
    await finish(test.backend.intake.applyMany({ planIds: [files[0]!.plan!.planId] }))
    expect(Object.values(orgOf()).sort()).toEqual([21, 23])
  })
})
