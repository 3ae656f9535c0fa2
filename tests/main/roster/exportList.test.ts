import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import type { MemberFacts } from '../../../src/shared/reporting/facts.ts'
import { putMembers } from '../../builders/factsRegister.ts'
import { manyMember } from '../../builders/manyMembers.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { SORTABLE } from '../../../src/shared/roster/schema.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'

type Listing = Inputs['roster']['printList']

let test: TestOffice
let east: number
let west: number
const idNo = anIdNumber('1960-02-03', '女')
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test, '东岗村支部')
  west = await aBranch(test, '西河村支部')
  await aMember(test, east, { name: '王秀兰', sex: '女', birth: '1960-02-03', idNo, joinDate: '1991' })
  await aMember(test, east, { name: '张三', phone: '037112345' })
  await aMember(test, west, { name: '李四' })
})
afterEach(() => test.dispose())

const columns = (...keys: Listing['columns'][number]['key'][]): Listing['columns'] =>
  keys.map(key => ({ key, width: 100 }))

/** One of many, without any records. */
const bare = (index: number): MemberFacts => ({
  ...manyMember(index, false),
  periods: [],
  flows: [],
  cases: [],
  letters: [],
  overseas: [],
  posts: [],
})

async function file(input: Inputs['roster']['exportList']) {
  const ticket = await finish(test.backend.roster.exportList(input))
  const { name, bytes } = test.office.files.collect(ticket.ticket)!
  return { name, bytes }
}

async function workbook(listing: Listing) {
  const { name, bytes } = await file({ ...listing, format: 'xlsx' })
  const { sheets } = await readXlsx(bytes)
  return { name, sheet: sheets[0] }
}

async function csv(listing: Listing): Promise<string[]> {
  const { bytes } = await file({ ...listing, format: 'csv' })
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n')
}

async function pages(listing: Listing): Promise<string[][]> {
  const ticket = await finish(test.backend.roster.printList(listing))
  const html = Buffer.from(test.office.files.collect(ticket.ticket)!.bytes).toString('utf8')
  return html
    .split('<section ')
    .slice(1)
    .map(page =>
      [...page.matchAll(/<div class="(?:cell [^"]*|number|mark)"[^>]*>([^<]*)</g)].map(m => m[1] ?? ''),
    )
}

describe('the list as a workbook', () => {
  it('has the columns, order, rows and day of the screen, and is marked', async () => {
    const { name, sheet } = await workbook({
      filter: { orgId: east, where: [{ is: 'oneOf', column: 'sex', values: ['女'] }] },
      columns: columns('joinDate', 'name', 'idNo', 'age'),
    })
    expect(name).toBe('党员名册（东岗村支部）2016-03-20.xlsx')
    expect(sheet?.rows.slice(0, 2).map(row => row[0])).toEqual([
      '党员名册（内部资料）',
      '共1名，截至2016-03-20。条件：东岗村支部；性别：女',
    ])
    expect(sheet?.rows.slice(2)).toEqual([
      ['序号', '入党时间', '姓名', '身份证号', '年龄'],
      // What could not be read stands there as typed, as on the screen.
      ['1', '1991', '王秀兰', idNo, '56'],
    ])
    expect(sheet?.headerFooter?.oddHeader).toContain('内部资料')
    expect(sheet?.headerFooter?.oddFooter).toContain('第&P页 共&N页')
  })

  it('follows the sort, and has every row where the list has more than a page', async () => {
    for (let n = 0; n < 501; n += 1) await aMember(test, west, { name: `员${String(n).padStart(3, '0')}` })
    const { sheet } = await workbook({
      sort: [{ column: 'orgName', descending: true }, { column: 'name' }],
      columns: columns('name'),
    })
    const names = sheet?.rows.slice(3).map(row => row[1])
    expect(names?.length).toBe(504)
    expect(names?.slice(0, 2)).toEqual(['李四', '员000'])
    expect(names?.slice(-2)).toEqual(['王秀兰', '张三'])
  })

  it.each([undefined, '2016-03-20', '2016-03-19'])(
    'is in the order of the screen, whatever it is sorted by (%s)',
    async asOf => {
      for (const name of ['𠮷一', '（甲）', '王秀兰', '欧阳', 'Ａ'])
        await aMember(test, west, { name, unit: name })
      await aMember(test, west, { name: '无', phone: null, unit: null })
      const day = asOf === undefined ? {} : { asOf }
      for (const column of SORTABLE) {
        for (const descending of [false, true]) {
          const sort = [{ column, descending }]
          const { rows } = await test.backend.roster.list({ sort, ...day })
          const { sheet } = await workbook({ sort, columns: columns('name'), ...day })
          expect(sheet?.rows.slice(3).map(row => row[1])).toEqual(rows.map(row => row.name))
        }
      }
    },
  )

  it('shows the branch of the day it is taken of', async () => {
    const { rows } = await test.backend.roster.list({ filter: { orgId: west } })
    await test.backend.roster.transfer({
      ids: rows.map(row => row.id),
      orgId: east,
      on: '2016-03-10',
      evidence: null,
    })
    const of = async (asOf?: string) => {
      const { sheet } = await workbook({
        filter: { orgId: west },
        columns: columns('name', 'orgName'),
        ...(asOf === undefined ? {} : { asOf }),
      })
      return [
        sheet?.rows[1]?.[0],
        ...(sheet?.rows.slice(3) ?? []).map(row => row.slice(1)).filter(row => row[0]),
      ]
    }
    expect(await of('2016-03-09')).toEqual([
      '共1名，截至2016-03-09。条件：西河村支部',
      ['李四', '西河村支部'],
    ])
    expect(await of()).toEqual(['共0名，截至2016-03-20。条件：西河村支部'])
  })

  it('stands in the log with its file, its day and how many it names', async () => {
    await workbook({ filter: { text: '王' }, columns: columns('name') })
    await csv({ columns: columns('name') })
    const { rows } = await test.backend.audit.changes({ kind: 'export' })
    expect(rows.map(row => row.label)).toEqual(['导出党员名册（CSV）', '导出党员名册（Excel）'])
    const kept = await test.register.reader.selectFrom('exportRecord').selectAll().orderBy('id').execute()
    expect(JSON.parse(kept[0]?.detail ?? '')).toMatchObject({
      persons: 1,
      asOf: '2016-03-20',
      columns: ['name'],
      scope: '查找：王',
      files: [{ name: '党员名册2016-03-20.xlsx' }],
    })
  })
})

describe('a list that is given up', () => {
  it('leaves neither a file nor an entry in the log', async () => {
    await putMembers(
      test,
      Array.from({ length: 2000 }, (_, index) => bare(index + 10)),
    )
    for (const format of ['xlsx', 'csv'] as const) {
      const stream = await test.backend.roster.exportList({ columns: columns('name'), format })
      await stream.next()
      await stream.return()
    }
    expect((await test.backend.audit.changes({ kind: 'export' })).total).toBe(0)
    expect((await test.backend.roster.list({})).total).toBe(2003)
  })
})

describe('the list as .csv', () => {
  it('begins with its mark for Excel, and numbers stay text', async () => {
    const lines = await csv({ filter: { orgId: east }, columns: columns('name', 'idNo', 'phone') })
    expect(lines[0]).toBe('\uFEFF党员名册（内部资料）')
    expect(lines[1]).toBe('共2名，截至2016-03-20。条件：东岗村支部')
    expect(lines[2]).toBe('序号,姓名,身份证号,联系电话')
    expect(lines[3]).toBe(`1,王秀兰,"\t${idNo}",13700000001`)
    expect(lines[4]).toMatch(/^2,张三,"\t410400\d{11}[\dX]","\t037112345"$/)
    expect(lines.slice(5)).toEqual([''])
  })
})

describe('the list on paper', () => {
  it('has a title, what it was narrowed to, its day, page x of y and the header on every page', async () => {
    for (let n = 0; n < 40; n += 1) await aMember(test, west, { name: `员${n}` })
    const [first, second, ...more] = await pages({
      filter: { orgId: west },
      columns: columns('name', 'phone'),
    })
    expect(more).toEqual([])
    for (const page of [first, second]) {
      expect(page?.slice(0, 7)).toEqual([
        '内部资料',
        '党员名册',
        '西河村支部',
        '共41名，截至2016-03-20',
        '序号',
        '姓名',
        '联系电话',
      ])
    }
    expect(first?.at(-1)).toMatch(/1.*2/)
    expect(second?.at(-1)).toMatch(/2.*2/)
    const cells = [...(first ?? []).slice(7, -1), ...(second ?? []).slice(7, -1)]
    expect(cells.filter((_, at) => at % 3 === 0)).toEqual(
      Array.from({ length: 41 }, (_, at) => String(at + 1)),
    )
  })

  it('is an empty table where nobody is found', async () => {
    const [only, ...more] = await pages({ filter: { text: '没有' }, columns: columns('name') })
    expect(more).toEqual([])
    expect(only).toContain('共0名，截至2016-03-20')
  })

  it('is refused where a browser would not lay it out, and says what to do', async () => {
    const LONG = 10_001
    await putMembers(
      test,
      Array.from({ length: LONG }, (_, index) => bare(index + 10)),
    )
    await expect(pages({ columns: columns('name') })).rejects.toThrow(
      '共10004行，一次最多打印10000行。请先选支部或加条件，或改为导出 Excel',
    )
    expect((await pages({ filter: { orgId: east }, columns: columns('name') })).length).toBe(1)
  })

  it('is not recorded: it does not leave the office as a file', async () => {
    await pages({ columns: columns('name') })
    expect((await test.backend.audit.changes({ kind: 'export' })).total).toBe(0)
  })
})
