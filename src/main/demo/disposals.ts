/**
 * Two disposal cases of the example: a 劝退 that waits for the members' meeting, and a 限期改正 whose year is
 * over. Neither changes anybody's membership.
 */

import type { Inputs, OfficeClient } from '../../shared/api/contract.ts'
import type { MemberRow } from '../../shared/roster/schema.ts'

type Take = Inputs['disposal']['take']

interface Story {
  open: Pick<Inputs['disposal']['open'], 'kind' | 'grounds' | 'openedOn' | 'documentNo'> & { facts: string }
  sessions: readonly string[]
  steps: readonly [Take['step'], Omit<Take['values'], 'educatorIds'>][]
}

const SECRETARY = { actor: '支部书记' }

function talk(on: string): Story['steps'][number] {
  return ['TALK', { on, ...SECRETARY, text: '指出存在的问题，本人表示愿意听取意见' }]
}

function inquiry(on: string, text: string): Story['steps'][number] {
  return [
    'INQUIRE',
    { on, ...SECRETARY, documentNo: '调查核实材料一份', text, heardOn: on, hearing: '本人承认，没有异议' },
  ]
}

const STORIES: readonly Story[] = [
  {
    open: {
      kind: 'PERSUADE',
      grounds: ['J2c'],
      openedOn: '2024-02-19',
      documentNo: '支委会记录2024年第2号',
      facts: '2022、2023年连续两年评议不合格，经教育没有改正',
    },
    sessions: ['2024-02-26', '2024-03-01'],
    steps: [
      talk('2024-02-20'),
      ['REVIEW', { on: '2024-03-05', result: 'FAIL', ...SECRETARY, documentNo: '评议记录2024年第1号' }],
      inquiry('2024-03-08', '长期不参加组织生活，不履行党员义务，拟劝退'),
      [
        'CHECK_PARTY',
        { on: '2024-03-11', result: 'AGREE', actor: '党委委员', documentNo: '青党〔2024〕15号' },
      ],
      [
        'CHECK_SUPERIOR',
        { on: '2024-03-18', result: 'AGREE', actor: '组织办', documentNo: '组函〔2024〕7号' },
      ],
    ],
  },
  {
    open: {
      kind: 'RECTIFY',
      grounds: ['J1d'],
      openedOn: '2023-01-05',
      documentNo: '支委会记录2023年第1号',
      facts: '2022年度民主评议不合格',
    },
    sessions: ['2023-01-12', '2023-01-18'],
    steps: [
      talk('2023-01-06'),
      ['REVIEW', { on: '2023-01-20', result: 'FAIL', ...SECRETARY, documentNo: '评议记录2023年第1号' }],
      inquiry('2023-01-28', '评议不合格属实，本人要求留在党内，拟限期改正'),
      [
        'CHECK_PARTY',
        { on: '2023-02-02', result: 'AGREE', actor: '党委委员', documentNo: '青党〔2023〕4号' },
      ],
      [
        'MEETING',
        {
          on: '2023-02-08',
          ...SECRETARY,
          documentNo: '支部大会记录2023年第1号',
          expected: 32,
          entitled: 30,
          present: 24,
          agree: 21,
          against: 1,
          abstain: 2,
          terms: ['minor', 'willing', 'measures'],
        },
      ],
      [
        'APPROVE_PARTY',
        { on: '2023-02-15', result: 'AGREE', actor: '党委书记', documentNo: '青党〔2023〕9号' },
      ],
      ['ANNOUNCE', { on: '2023-02-17', ...SECRETARY, announcedHow: '支部大会上宣布，决定书已送达本人' }],
    ],
  },
]

/** Members of one branch: who is disposed of, and who educates him. */
function threeOfABranch(members: readonly MemberRow[], skip: number): MemberRow[] {
  const byBranch = Map.groupBy(members, ({ orgId }) => orgId)
  return [...byBranch.values()].filter(branch => branch.length >= 6)[skip]?.slice(3, 6) ?? []
}

export async function disposeOf(client: OfficeClient, formal: readonly MemberRow[]): Promise<void> {
  for (const [n, { open, sessions, steps }] of STORIES.entries()) {
    const [person, ...educators] = threeOfABranch(formal, n)
    if (person === undefined || educators.length < 2) continue
    const { facts, ...opening } = open
    const { id } = await client.disposal.open({
      memberId: person.id,
      source: 'APPRAISAL',
      ...opening,
      ...SECRETARY,
      values: { facts },
    })
    for (const [step, values] of steps) {
      const educating = step === 'TALK' ? { educatorIds: educators.map(({ id: educator }) => educator) } : {}
      await client.disposal.take({ id, step, values: { ...values, ...educating } })
      if (step !== 'TALK') continue
      for (const on of sessions) {
        const person = educators.map(({ name }) => name).join('、')
        const text = '学习党章和党员标准，谈认识、提要求'
        await client.disposal.addNote({ id, values: { kind: 'education', on, person, text } })
      }
    }
  }
}
