/**
 * One way to break each cross-check (forms.md 20): one thing changed in the township's facts, or on what is
 * printed of them, which checks must then fail, and whom they name.
 */

import type { LostCaseFacts, MemberFacts } from '../../../../src/shared/reporting/facts.ts'
import type { Collected, CheckRow } from '../../../../src/shared/reporting/collect.ts'
import type { Printed } from '../../../../src/shared/reporting/checks.ts'
import { TOTAL } from '../../../../src/shared/reporting/figures.ts'
import { tampered } from '../../../shared/reporting/checking.ts'

export interface Change {
  name: string
  change: (member: MemberFacts) => Partial<MemberFacts>
}

export interface Break {
  check: string
  what: string
  /** changes of one member's facts */
  facts?: Change
  /** the figures and findings as the summaries and lists carry them */
  figures?: (collected: Collected) => Partial<Collected>
  /** what stands on the paper */
  paper?: (printed: Printed) => Partial<Printed>
  /** whom the check names */
  names: readonly string[]
  /** other checks that cannot hold either, and whom they name */
  follows?: Readonly<Record<string, readonly string[]>>
}

const onlyCase = ({ cases }: MemberFacts): LostCaseFacts => {
  const [own, ...others] = cases
  if (own === undefined || others.length > 0) throw new Error('one case was expected')
  return own
}

const caseOf = (name: string, change: (own: LostCaseFacts) => Partial<LostCaseFacts>): Change => ({
  name,
  change: member => ({ cases: [{ ...onlyCase(member), ...change(onlyCase(member)) }] }),
})

const row = ({ lost, run }: Collected, name: string, text: string): CheckRow => ({
  memberId: lost.find(({ member }) => member.name === name)?.member.id ?? 0,
  caseId: null,
  name,
  orgName: run.scopeName,
  text,
})

export const BREAKS: readonly Break[] = [
  {
    check: 'X1',
    what: '取得联系后外出的党员，流动记录备注没有说明',
    facts: {
      name: '孔祥瑞',
      change: ({ flows }) => ({ flows: flows.map(one => ({ ...one, remark: null })) }),
    },
    names: ['孔祥瑞'],
  },
  {
    check: 'X2',
    what: '同一个人登记了两次，一次找到、一次没找到',
    facts: { name: '卢森', change: () => ({ idNo: '410400197207200596' }) },
    names: ['卢森'],
    // The number is that of 雷鸣, and does not fit the birth date.
    follows: { X15: ['卢森', '卢森'] },
  },
  {
    check: 'X3',
    what: '第三级查找在查找结束以后，查找不算到位',
    facts: caseOf('冯守义', ({ attempts }) => ({
      attempts: attempts.map(one => (one.channel === 'C31' ? { ...one, at: '2016-05-01' } : one)),
    })),
    names: ['冯守义'],
  },
  {
    check: 'X3b',
    what: '排查期间才满6个月',
    facts: caseOf('陈来运', () => ({ state: 'FOUND' })),
    names: ['陈来运'],
  },
  {
    check: 'X4',
    what: '失联从哪天算起无从知道',
    facts: {
      name: '邱明',
      change: member => ({
        joinDate: null,
        fullDate: null,
        lastLifeDate: null,
        cases: [{ ...onlyCase(member), lastLife: null }],
      }),
    },
    names: ['邱明'],
    follows: { X3: ['邱明'] },
  },
  {
    check: 'X4b',
    what: '推定的起算日没有确认',
    facts: caseOf('倪红', () => ({ startOverride: null })),
    names: ['倪红'],
  },
  {
    check: 'X5',
    what: '情形“其他”没有写原因',
    facts: caseOf('童宁', () => ({ situationNote: null })),
    names: ['童宁'],
  },
  {
    check: 'X5b',
    what: '附件5的职业没有填',
    facts: {
      name: '彭程',
      change: member => ({ lostOccupation: null, cases: [{ ...onlyCase(member), lostOccupation: null }] }),
    },
    names: ['彭程'],
  },
  {
    check: 'X6',
    what: '备注栏漏了“口袋”党员',
    paper: ({ remarkOf }) => ({
      remarkOf: (person, annex) => (person.member.name === '李想' ? '' : remarkOf(person, annex)),
    }),
    names: ['李想'],
  },
  {
    check: 'X6b',
    what: '补充资料把附件5的“口袋”党员也数上了',
    paper: () => ({ supplement: 2 }),
    names: [],
  },
  {
    check: 'X6c',
    what: '查找时取得联系，没有办理',
    facts: caseOf('冯守义', ({ attempts }) => ({
      attempts: attempts.map((one, at) =>
        at === attempts.length - 1 ? { ...one, result: '取得联系' } : one,
      ),
    })),
    names: ['冯守义'],
  },
  {
    check: 'X7',
    what: '附件6一名党员的学历归不进三档',
    facts: { name: '郭东升', change: () => ({ education: '其他' }) },
    names: ['郭东升'],
  },
  {
    check: 'X7b',
    what: '附件6一名正式党员没有转正时间',
    facts: { name: '郭东升', change: () => ({ fullDate: null }) },
    names: ['郭东升'],
  },
  {
    check: 'X7c',
    what: '附件6一名党员排查开始以后才列入名册',
    facts: {
      name: '郭东升',
      change: ({ periods }) => ({ periods: periods.map(one => ({ ...one, fromOn: '2016-03-15' })) }),
    },
    names: ['郭东升'],
    follows: { X8: ['郭东升', '罗成', '马良'] },
  },
  {
    check: 'X8',
    what: '排查期间转入的党员记成了以前转入',
    facts: {
      name: '马良',
      change: ({ periods }) => ({ periods: periods.map(one => ({ ...one, fromOn: '2016-02-20' })) }),
    },
    names: ['罗成'],
  },
  {
    check: 'X9',
    what: '附件4的职业没有填',
    facts: { name: '何涛', change: () => ({ flowOccupation: null }) },
    names: ['何涛'],
  },
  {
    check: 'X10',
    what: '附件9多数了一名取得联系的党员',
    figures: ({ annex9 }) => ({ annex9: tampered(tampered(annex9, TOTAL, '2', 1), 'RURAL', '2', 1) }),
    names: [],
  },
  {
    check: 'X11',
    what: '受处分的党员又计入纳入组织管理',
    facts: caseOf('白大山', ({ outcomes }) => ({
      outcomes: [...outcomes, { outcome: 'P1', decidedOn: '2016-07-01' }],
    })),
    names: ['白大山'],
  },
  {
    check: 'X12',
    what: '附件4的去向少了一份',
    paper: ({ plans }) => ({
      plans: plans.map(({ annex, copies }) => ({ annex, copies: annex === 4 ? copies.slice(1) : copies })),
    }),
    names: [],
  },
  {
    check: 'X13',
    what: '附件2备注漏了外出流动',
    figures: collected => ({
      remarksLacking: { count: 1, rows: [row(collected, '孔祥瑞', '外出流动未在备注栏注明')] },
    }),
    names: ['孔祥瑞'],
  },
  {
    check: 'X13b',
    what: '在国外，没有外出记录',
    facts: {
      name: '安立春',
      change: () => ({
        overseas: [
          {
            id: 1,
            leftOn: '2015-09-01',
            returnedOn: null,
            reason: '留学',
            country: '新西兰',
            contactState: '定期',
            handling: '未办理',
            lifeRestored: null,
          },
        ],
      }),
    },
    names: ['安立春'],
  },
  {
    check: 'X14',
    what: '附件1非流动党员的流动栏有字',
    figures: collected => ({
      flowBlocks: { count: 1, rows: [row(collected, '安立春', '党员流动信息栏应为空白')] },
    }),
    names: ['安立春'],
  },
  {
    check: 'X15',
    what: '身份证号末位错了',
    facts: { name: '尹航', change: () => ({ idNo: '410400196405050839' }) },
    names: ['尹航'],
  },
  {
    check: 'X16',
    what: '流入单位的党组织类型没有填',
    facts: {
      name: '任重',
      change: ({ flows }) => ({ flows: flows.map(one => ({ ...one, hostOrgType: null })) }),
    },
    names: ['任重'],
  },
  {
    check: 'X17',
    what: '附件9没有印“内部资料”',
    paper: ({ marks }) => ({
      marks: marks.map(({ annex, mark }) => ({ annex, mark: annex === 9 ? '' : mark })),
    }),
    names: [],
  },
]
