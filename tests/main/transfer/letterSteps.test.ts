import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Parsed } from '../../../src/shared/api/contract.ts'
import { LETTER_STAGE, type LetterStage } from '../../../src/shared/transfer/codes.ts'
import { IN_STEPS, OUT_STEPS, type Evidence, type LetterStep } from '../../../src/shared/transfer/steps.ts'
import { labelOf } from '../../../src/shared/kernel/codes.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

// The office works on 2016-03-20. Valid to 2016-05-30, and to 2016-03-19: the day before.
const FRESH = '2016-03-01'
const OLD = '2015-12-20'

let test: TestOffice
let branch: number
beforeAll(async () => {
  test = await anOffice()
  branch = await aBranch(test)
})
afterAll(() => test.dispose())

type Values = Parsed['transfer']['step']['values']

const DRAFTED = {
  nature: '永久转出',
  phone: '13700000001',
  wechat: 'zs001',
  destKind: '工作',
  destPlace: '郑州市',
  backupContact: '妻子 13700000002',
  leaveTalkOn: '2015-12-18',
  duesPaidTo: '2016-02',
  handler: '党员本人',
  toOrg: '郑州某公司党委',
} as const

/** Everything a step out may ask for; the letter itself carries what the earlier steps need. */
const OUT: Values = {
  ...DRAFTED,
  landedOn: '2016-03-10',
  receiptOn: '2016-03-15',
  proofOn: '2016-03-15',
  proofFrom: '郑州某公司党委',
  inquiredOn: '2016-03-20',
  inquiryResult: '对方未见此人',
  returnedOn: '2016-03-12',
  returnKind: '材料不全',
}
const IN: Values = {
  fromOrg: '某区街道党工委',
  incomingKind: '退休、下岗',
  residenceProof: '社区居住证明',
  interviewNote: '已谈话，情况属实',
  dossierResult: '与档案一致',
  landedOn: '2016-03-10',
  receiptOn: '2016-03-15',
  returnedOn: '2016-03-12',
  returnKind: '不符合条件',
}

/** The steps that lead to a stage. */
const OUT_WAY: Readonly<Record<LetterStage, readonly LetterStage[]>> = {
  DRAFT: [],
  ISSUED: ['ISSUED'],
  OVERDUE: ['ISSUED'],
  POCKET: ['ISSUED', 'POCKET'],
  LANDED: ['ISSUED', 'LANDED'],
  RECEIPTED: ['ISSUED', 'LANDED', 'RECEIPTED'],
  PROVEN: ['ISSUED', 'PROVEN'],
  RETURNED: ['ISSUED', 'RETURNED'],
  VOID: ['ISSUED', 'VOID'],
}
const IN_WAY: Partial<typeof OUT_WAY> = {
  DRAFT: [],
  LANDED: ['LANDED'],
  RECEIPTED: ['LANDED', 'RECEIPTED'],
  RETURNED: ['RETURNED'],
  VOID: ['VOID'],
}

const only = (values: Values, to: LetterStage): Values => {
  const steps = [...OUT_STEPS, ...IN_STEPS].filter(step => step.to === to).flatMap(({ needs }) => needs)
  const keys = new Set<string>(steps.flatMap(fieldsOf))
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key)))
}

/** Fields to be emptied so that the evidence lacks, and the words it is asked for in. */
const LACKS: Readonly<Record<Evidence, readonly [field: keyof Values, words: string][]>> = {
  fourClear: [
    ['nature', '转出性质'],
    ['phone', '手机号码'],
    ['wechat', '微信号'],
    ['destKind', '去向地点'],
    ['destPlace', '去向地点'],
    ['backupContact', '备用联系人'],
  ],
  leaveTalkOn: [['leaveTalkOn', '转出前谈话日期']],
  duesPaidTo: [['duesPaidTo', '党费交至年月']],
  handler: [['handler', '办理方式']],
  toOrg: [['toOrg', '接收党组织']],
  issuedOn: [['issuedOn', '开具日期']],
  landedOn: [['landedOn', '报到日期']],
  inTime: [],
  receiptOn: [['receiptOn', '回执日期']],
  proofOn: [['proofOn', '补开证明日期']],
  proofFrom: [['proofFrom', '出具证明的党组织']],
  inquiredOn: [['inquiredOn', '询问日期']],
  inquiryResult: [['inquiryResult', '询问结果']],
  returnedOn: [['returnedOn', '退回日期']],
  returnKind: [['returnKind', '退回原因']],
  refusal: [],
  enters: [],
  fromOrg: [['fromOrg', '转出党组织']],
  incomingKind: [['incomingKind', '转入情形']],
  interviewNote: [['interviewNote', '谈话情况']],
  dossierResult: [['dossierResult', '档案核对结果']],
  comesFrom: [['residenceProof', '居住证明']],
}

function fieldsOf(need: Evidence): string[] {
  return LACKS[need].map(([field]) => field)
}

interface Table {
  direction: '转出' | '转入'
  steps: readonly LetterStep[]
  way: Partial<typeof OUT_WAY>
  evidence: Values
}
const TABLES: readonly Table[] = [
  { direction: '转出', steps: OUT_STEPS, way: OUT_WAY, evidence: OUT },
  { direction: '转入', steps: IN_STEPS, way: IN_WAY, evidence: IN },
]

/** A letter that stands at the stage. */
async function aLetterAt({ direction, way, evidence }: Table, stage: LetterStage): Promise<number> {
  const memberId = await aMember(test, branch)
  const issuedOn = stage === 'OVERDUE' || stage === 'POCKET' ? OLD : FRESH
  const { id } = await test.backend.transfer.save({ memberId, values: { direction } })
  for (const to of way[stage] ?? []) {
    await test.backend.transfer.step({ id, to, values: { ...only(evidence, to), issuedOn } })
  }
  const { rows } = await test.backend.transfer.list({ filter: { memberId, only: 'all' } })
  expect(rows.map(row => row.stage)).toEqual([stage])
  return id
}

/** What is handed in with the step: the letter's own day of issue stays what it was. */
function given(table: Table, { from, to }: Pick<LetterStep, 'from' | 'to'>): Values {
  const issuing = from === 'DRAFT' && to === 'ISSUED' ? { issuedOn: FRESH } : {}
  return { ...only(table.evidence, to), ...issuing }
}

describe.each(TABLES)('a letter $direction (rules.md 4.4)', table => {
  const stages = Object.keys(table.way) as LetterStage[]

  it.each(
    table.steps.map(
      step => [labelOf(LETTER_STAGE, step.from), labelOf(LETTER_STAGE, step.to), step] as const,
    ),
  )('%s → %s with its evidence, and refused without each item of it', async (_from, to, step) => {
    const id = await aLetterAt(table, step.from)
    for (const [field, words] of step.needs.flatMap(need => LACKS[need])) {
      const work = test.backend.transfer.step({
        id,
        to: step.to,
        values: { ...given(table, step), [field]: null },
      })
      await expect(work, field).rejects.toMatchObject({
        code: 'EVIDENCE_MISSING',
        message: `还缺：${words}。补上后才能登记为${to}`,
      })
    }
    await test.backend.transfer.step({ id, to: step.to, values: given(table, step) })
  })

  it.each(stages)('from %s nowhere else', async from => {
    const allowed = table.steps.filter(step => step.from === from).map(({ to }) => to)
    const id = await aLetterAt(table, from)
    for (const { key: to } of LETTER_STAGE.items.filter(({ key }) => !allowed.includes(key))) {
      await expect(
        test.backend.transfer.step({ id, to, values: given(table, { from, to }) }),
        to,
      ).rejects.toMatchObject({ code: 'STATE_STEP_REFUSED' })
    }
  })
})

describe('the validity (R-F04)', () => {
  const [table] = TABLES as [Table]

  it('takes a landing on its last day, and one of the day after with the reason alone', async () => {
    // 2015-12-20 + 90 days = 2016-03-19
    const inTime = await aLetterAt(table, 'OVERDUE')
    await test.backend.transfer.step({ id: inTime, to: 'LANDED', values: { landedOn: '2016-03-19' } })
    const late = await aLetterAt(table, 'OVERDUE')
    const land = (values: Values) =>
      test.backend.transfer.step({ id: late, to: 'LANDED', values: { landedOn: '2016-03-20', ...values } })
    await expect(land({})).rejects.toMatchObject({
      message: '还缺：逾期报到原因。补上后才能登记为已报到',
    })
    await land({ lateReason: '途中生病' })
  })

  it('is over the day after: 超期, and 口袋 once somebody asked', async () => {
    const id = await aLetterAt(table, 'OVERDUE')
    const stageOn = async (asOf: string) =>
      (await test.backend.transfer.list({ asOf, filter: { only: 'all' } })).rows.find(row => row.id === id)
        ?.stage
    expect([await stageOn('2016-03-19'), await stageOn('2016-03-20')]).toEqual(['ISSUED', 'OVERDUE'])
    const values = { inquiredOn: '2016-03-20', inquiryResult: '对方未见此人' }
    await test.backend.transfer.step({ id, to: 'POCKET', values })
    expect([await stageOn('2016-03-19'), await stageOn('2016-03-20')]).toEqual(['ISSUED', 'POCKET'])
  })
})

it('who has long lived here comes in with the investigation of the committee (R-F08)', async () => {
  const [, table] = TABLES as [Table, Table]
  const id = await aLetterAt(table, 'DRAFT')
  const land = (values: Values) =>
    test.backend.transfer.step({
      id,
      to: 'LANDED',
      values: { ...only(IN, 'LANDED'), incomingKind: '长期在此居住', residenceProof: null, ...values },
    })
  await expect(land({})).rejects.toMatchObject({ message: /^还缺：镇党委调查核实情况。/ })
  await land({ investigation: '村民证实在此居住八年' })
})

it('a graduate without work comes in with proof of his own or his parents’ residence (R-F11)', async () => {
  const [, table] = TABLES as [Table, Table]
  const id = await aLetterAt(table, 'DRAFT')
  const land = (residenceProof: string | null) =>
    test.backend.transfer.step({
      id,
      to: 'LANDED',
      values: { ...only(IN, 'LANDED'), incomingKind: '未就业毕业生', residenceProof },
    })
  await expect(land(null)).rejects.toMatchObject({ message: /^还缺：居住证明。/ })
  await land('东岗村委会证明：父母居住地')
})
