import { readXlsx } from 'hucre'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { INTERNAL_MARK } from '../../../src/shared/forms/sheet.ts'
import { FLOW_LEDGER, type FlowLedger } from '../../../src/shared/flow/papers.ts'
import { anOffice, COMMITTEE, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { anAbsence } from './away.ts'

let test: TestOffice
let branch: number
let other: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test, '东岗村支部', { phone: '0375-1', wechatGroup: '东岗支部群' })
  other = await aBranch(test, '西岗村支部')
})
afterEach(() => test.dispose())

const away = (name: string, orgId: number, values: object) => anAbsence(test, orgId, name, values)

const contact = (flowId: number, onDate: string, rest: object = {}) =>
  test.backend.flow.addContact({
    flowId,
    values: {
      onDate,
      contactBy: '支部',
      channel: '电话',
      isReport: false,
      importantActivity: false,
      summary: `${onDate}通话`,
      person: '王支委',
      ...rest,
    },
  })

const textsOf = (pages: readonly { cells: readonly { text: string }[] }[]) =>
  pages.flatMap(({ cells }) => cells.map(({ text }) => text)).filter(text => text !== '')

/** The body of a ledger, row by row. */
async function body(ledger: FlowLedger, scope: { orgId?: number; asOf?: string } = {}): Promise<string[]> {
  const { pages } = await test.backend.flow.ledger({ ledger, ...scope })
  return pages.flatMap(({ cells, headRows, members }) =>
    members.map(({ row }) =>
      cells
        .filter(cell => cell.row === row && row >= headRows && cell.text !== '')
        .map(({ text }) => text)
        .join('|'),
    ),
  )
}

/** The body of a ledger whose rows are branches. */
async function branchRows(scope: { orgId?: number; asOf?: string } = {}): Promise<string[]> {
  const { pages } = await test.backend.flow.ledger({ ledger: 'MONTHLY', ...scope })
  const rows = new Map<string, string[]>()
  for (const { page, cells, headRows } of pages) {
    for (const { row, kind, text } of cells) {
      if (kind !== 'value' || row < headRows) continue
      rows.set(`${page}-${row}`, [...(rows.get(`${page}-${row}`) ?? []), text])
    }
  }
  return [...rows.values()].map(texts => texts.filter(text => text !== '').join('|'))
}

async function township() {
  const first = await away('甲', branch, { leftOn: '2015-03-01', destPlace: '东莞市', phone: '13700000011' })
  await contact(first.id, '2015-05-10')
  await contact(first.id, '2016-01-20', { place: '义乌市', isReport: true })
  const second = await away('乙', other, { leftOn: '2015-10-05', reportedOn: '2015-10-05' })
  await test.backend.flow.issueCertificate({
    flowId: second.id,
    values: { certNo: '4104-7', issuedOn: '2015-10-01', issuedBy: '镇党委', remark: null },
  })
  await test.backend.flow.saveOverseas({
    memberId: first.memberId,
    values: {
      leftOn: '2010-08-31',
      reason: '留学',
      country: '日本',
      handling: '保留党籍六个月',
      returnedOn: '2011-02-01',
    },
  })
  return { first, second }
}

describe('the ledgers (D27, D28)', () => {
  it('list, by hand, what each is of', async () => {
    await township()
    expect(await body('ROSTER')).toEqual([
      '1|甲|东岗村支部|2015-03-01|外出务工|义乌市|13700000011|2016-01-20',
      '2|乙|西岗村支部|2015-10-05|外出务工|4104-7',
    ])
    expect(await body('TRACE')).toEqual([
      '1|甲|东岗村支部|2015-03-01|东莞市|13700000011|外出（外出务工）',
      '2|甲|东岗村支部|2016-01-20|义乌市|13700000011|2016-01-20通话',
      '3|乙|西岗村支部|2015-10-05|不详|外出（外出务工）',
    ])
    // those of the year
    expect(await body('CONTACTS')).toEqual([
      '1|甲|东岗村支部|2016-01-20|电话|支部|王支委|2016-01-20通话|思想汇报',
    ])
    expect(await body('OVERDUE')).toEqual(['1|乙|西岗村支部|2015-10-05|2015年第4季度'])
    expect(await body('UNCONTROLLED')).toEqual([])
    expect(await body('CERTIFICATES')).toEqual([
      '1|乙|西岗村支部|4104-7|2015-10-01|镇党委|外出务工|2015-10-05',
    ])
    expect(await body('OVERSEAS')).toEqual([
      '1|甲|东岗村支部|2010-08-31|留学|日本|保留党籍六个月|2011-02-28|2011-02-01',
    ])
  })

  it('tell contacts and reports month by month, of members and of branches (R-E07 to R-E09)', async () => {
    await township()
    await away('丙', other, {
      leftOn: '2016-02-20',
      returnedOn: '2016-03-05',
      leaveTalkOn: '2016-02-20',
      keeper: '赵委员',
    })
    // 甲 called and reported in January, 乙 nobody called, 丙 talked to in February and back in March
    const year = await test.backend.flow.ledger({ ledger: 'YEAR' })
    expect(year.rows).toBe(3)
    expect(await body('YEAR')).toEqual([
      '1|甲|东岗村支部|联汇|1|1',
      '2|丙|西岗村支部|赵委员|—|联|联|2',
      '3|乙|西岗村支部',
    ])
    expect(await branchRows()).toEqual(['1|东岗村支部|1|甲', '2|西岗村支部|1|1|1|乙', '合计|2|1|1|2名'])
    expect(await branchRows({ asOf: '2016-01-31' })).toEqual([
      '1|东岗村支部|1|1|1|1',
      '2|西岗村支部|1|乙',
      '合计|2|1|1|1|1名',
    ])
    expect(await branchRows({ asOf: '2016-02-29', orgId: other })).toEqual(['1|西岗村支部|2|1|1|乙'])
  })

  it('list who did not come home and who did not report', async () => {
    await away('甲', branch, { leftOn: '2015-10-01', direction: 'IN_CITY' })
    await away('乙', other, { leftOn: '2015-01-01' })
    expect(await body('HOME')).toEqual(['1|甲|东岗村支部|2015-10-01|2015年第4季度没有回支部参加组织生活'])
    expect(await body('UNREPORTED')).toEqual(['1|乙|西岗村支部|2015-01-01|2015年应汇报2次，汇报0次'])
  })

  it('are paged through on the screen', async () => {
    const flowIds: number[] = []
    for (const name of ['甲', '乙', '丙', '丁', '戊', '己']) {
      flowIds.push((await away(name, branch, { leftOn: '2015-03-01' })).id)
    }
    for (let day = 1; day <= 9; day += 1) {
      const onDate = `2016-01-0${day}`
      const values = { onDate, contactBy: '支部' as const, channel: '电话' as const, isReport: false }
      const rest = { importantActivity: false, summary: `${onDate}通话`, person: null }
      await test.backend.flow.addContacts({ flowIds, values: { ...values, ...rest } })
    }
    const first = await test.backend.flow.ledger({ ledger: 'CONTACTS' })
    expect(first.pageCount).toBeGreaterThan(1)
    expect(first.pages.map(({ page }) => page)).toEqual(
      Array.from({ length: first.pageCount }, (_, at) => at + 1),
    )
    const second = await test.backend.flow.ledger({ ledger: 'CONTACTS', fromPage: 2 })
    expect(second.pages).toEqual(first.pages.slice(1))
    expect([second.rows, second.pageCount]).toEqual([54, first.pageCount])
    const beyond = await test.backend.flow.ledger({ ledger: 'CONTACTS', fromPage: first.pageCount + 1 })
    expect(beyond.pages).toEqual([])
  })

  it('begin the roster and its trace where an absence is as long as annex 4 asks (X-59), the others earlier', async () => {
    const trip = async (name: string, expectedBack: string) => {
      const memberId = await aMember(test, other, { name })
      const values = { leftOn: '2016-02-01', expectedBack, reason: '外出务工' } as const
      await test.backend.flow.save({ memberId, values })
    }
    await trip('短假', '2016-04-30')
    await trip('长住', '2016-05-01')
    const names = async (ledger: FlowLedger) => (await body(ledger)).map(line => line.split('|')[1])
    expect(await names('ROSTER')).toEqual(['长住'])
    expect(await names('TRACE')).toEqual(['长住'])
    // After a month without a word a short trip counts as well (R-B10); contact is owed from the first day (R-E07).
    expect(await names('UNCONTROLLED')).toEqual(['长住', '短假'])
    expect(await names('YEAR')).toEqual(['长住', '短假'])
  })

  it('are of a branch or of all, and of a day (R-E15)', async () => {
    await township()
    expect(await body('ROSTER', { orgId: other })).toEqual(['1|乙|西岗村支部|2015-10-05|外出务工|4104-7'])
    expect(await body('ROSTER', { asOf: '2015-06-30' })).toEqual([
      '1|甲|东岗村支部|2015-03-01|外出务工|东莞市|13700000011|2015-05-10',
    ])
    expect(await body('UNCONTROLLED', { asOf: '2015-04-02' })).toHaveLength(1)
    expect(await body('UNCONTROLLED', { asOf: '2015-04-01' })).toEqual([])
    expect(await body('CONTACTS', { asOf: '2015-12-31' })).toHaveLength(1)
    const head = async (scope: object) =>
      textsOf((await test.backend.flow.ledger({ ledger: 'ROSTER', ...scope })).pages).join('\n')
    expect(await head({})).toContain(`填报单位（盖章）：${COMMITTEE}`)
    expect(await head({ orgId: other, asOf: '2015-12-31' })).toMatch(/西岗村支部[^]*共1名，截至2015-12-31/)
  })

  it('hold the same cells in the workbook, and 内部资料 on every page of the print', async () => {
    await township()
    for (const { key: ledger, label } of FLOW_LEDGER.items) {
      const { title, pages, pageCount } = await test.backend.flow.ledger({ ledger })
      expect([title, pages.length]).toEqual([label, pageCount])
      const made = await finish(test.backend.flow.ledgerFile({ ledger, format: 'xlsx' }))
      expect(made.fileName).toBe(
        `${label}（${COMMITTEE}，2016-03-20）.xlsx`.replaceAll(/[“”]/gu, mark => mark),
      )
      const book = test.office.files.collect(made.ticket)
      const { sheets } = await readXlsx(Buffer.from(book?.bytes ?? ''))
      const cells = sheets[0]?.rows.flat().filter(cell => cell !== null && cell !== '') ?? []
      expect(cells.map(cell => String(cell))).toEqual(expect.arrayContaining(textsOf(pages)))
      const printed = await finish(test.backend.flow.ledgerFile({ ledger, format: 'html' }))
      const html = Buffer.from(test.office.files.collect(printed.ticket)?.bytes ?? '').toString('utf8')
      expect(html.split('<section ').length - 1).toBe(pageCount)
      expect(html.split(INTERNAL_MARK).length - 1).toBeGreaterThanOrEqual(pageCount)
    }
    const { rows } = await test.backend.audit.changes({ kind: 'export' })
    expect(rows).toHaveLength(FLOW_LEDGER.items.length)
  })
})

describe('papers for one who leaves (D21, D23)', () => {
  const slip = async (flowId: number, which: 'PROOF' | 'CARD') => {
    const { pages, findings } = await test.backend.flow.slip({ flowId, slip: which })
    return { text: textsOf(pages).join('\n'), findings }
  }

  it('the letter of proof says who, why, until when; what lacks is said beside it', async () => {
    const { id, memberId } = await away('甲', branch, {
      leftOn: '2016-03-01',
      expectedBack: '2016-06-01',
      reason: '学习进修',
      unitName: '省委党校',
    })
    const before = await slip(id, 'PROOF')
    expect(before.findings[0]).toContain('证明信编号、开具日期')
    expect(before.findings).toContain('外出前谈话还没有记录')
    await test.backend.flow.save({
      memberId,
      id,
      values: { proofNo: '2016-3', proofOn: '2016-03-02', leaveTalkOn: '2016-02-28' },
    })
    const { text, findings } = await slip(id, 'PROOF')
    expect(text).toContain('第2016-3号')
    expect(text).toContain('省委党校党组织：')
    expect(text).toMatch(
      /兹证明甲同志（男，身份证号码\d{17}[\dX]）是中国共产党正式党员，组织关系在东岗村支部/,
    )
    expect(text).toContain('该同志自2016年3月1日起因学习进修到你处，预计2016年6月1日返回。')
    expect(text).toContain('2016年3月2日')
    expect(findings).toEqual(['纸面还缺：本单位联系电话（设置）'])
    const { fileName } = await finish(
      test.backend.flow.slipFile({ flowId: id, slip: 'PROOF', format: 'xlsx' }),
    )
    expect(fileName).toBe('党员证明信（甲）.xlsx')
  })

  it('the card names the branch, its group and those who hold the posts on the day', async () => {
    const { id } = await away('甲', branch, { leftOn: '2016-03-01' })
    expect((await slip(id, 'CARD')).findings[0]).toContain('支部书记（任职）、组织委员（任职）')
    const post = async (name: string, what: '书记' | '组织委员', toOn: string | null) => {
      const memberId = await aMember(test, branch, { name, phone: '13700000021' })
      await test.backend.organisation.savePost({
        values: { orgId: branch, memberId, body: '党支部', post: what, fromOn: '2014-01-01', toOn },
      })
    }
    await post('前书记', '书记', '2016-03-20')
    await post('王书记', '书记', null)
    await post('李委员', '组织委员', '2016-03-21')
    const { text, findings } = await slip(id, 'CARD')
    expect(text).toMatch(/甲同志[^]*东岗村支部[^]*0375-1[^]*东岗支部群/)
    expect(text).toMatch(/支部书记[^]*王书记[^]*13700000021[^]*组织委员[^]*李委员/)
    expect(text).not.toContain('前书记')
    expect(findings).toEqual(['纸面还缺：网上支部地址（党组织）'])
  })
})
