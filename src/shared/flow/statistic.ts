/**
 * 流动党员管理有关情况统计表 (forms.md 16): each of its twelve figures defined as data. The grid is the nearest
 * public one; no document of the office has it. Members abroad count as 省外.
 */

/** A member away on the day. */
export interface OutFacts {
  memberId: number
  name: string
  orgName: string
  direction: string | null
  province: '省内' | '省外' | null
  hostKind: string | null
  hostOrg: string | null
}

/** A member from elsewhere who is here on the day. */
export interface InFacts {
  id: number
  name: string
  fromProvince: '省内' | '省外'
  orgId: number | null
  orgName: string
  /** the managing organisation is there for such members alone (流动党支部) */
  dedicated: boolean
}

export interface StatisticFacts {
  out: readonly OutFacts[]
  in: readonly InFacts[]
}

/** What stands behind a figure: one member, or one organisation. */
export interface StatisticRow {
  key: string
  text: string
  memberId: number | null
}

export interface StatisticColumn {
  /** 栏号 */
  key: string
  group: string
  label: string
  /** what is counted */
  unit: '名' | '个'
  /** how it is counted, for who asks */
  meaning: string
  rows: (facts: StatisticFacts) => StatisticRow[]
}

const outside = ({ province, direction }: OutFacts) => province === '省外' || direction === 'ABROAD'
const inside = (person: OutFacts) => person.province === '省内' && !outside(person)
const inOwnBranch = ({ hostKind }: OutFacts) => hostKind === '流入地所建组织'

const outRow = ({ memberId, name, orgName }: OutFacts): StatisticRow => ({
  key: `m${memberId}`,
  text: `${name}（${orgName}）`,
  memberId,
})

const inRow = ({ id, name, orgName }: InFacts): StatisticRow => ({
  key: `i${id}`,
  text: orgName === '' ? name : `${name}（${orgName}管理）`,
  memberId: null,
})

/** Each organisation once, with how many members it has. */
function organisations(names: readonly string[]): StatisticRow[] {
  const counted = new Map<string, number>()
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1)
  return [...counted].map(([name, count]) => ({ key: name, text: `${name}（${count}名）`, memberId: null }))
}

function hostNames(people: readonly OutFacts[]): string[] {
  return people.flatMap(({ hostOrg }) => {
    const name = hostOrg?.trim() ?? ''
    return name === '' ? [] : [name]
  })
}

const managed = (facts: StatisticFacts) => facts.in.filter(({ orgId }) => orgId !== null)

const OUT = '流出党员数（名）'
const IN = '流入党员数（名）'
const ABROAD_ORG = '在外建立流动党员党组织情况'
const HERE = '管理外来流动党员情况'

export const STATISTIC_COLUMNS: readonly StatisticColumn[] = [
  {
    key: '1',
    group: OUT,
    label: '流出省外的',
    unit: '名',
    meaning: '外出中、流向省外或出国（境）的党员',
    rows: facts => facts.out.filter(outside).map(outRow),
  },
  {
    key: '2',
    group: OUT,
    label: '在省内流动的',
    unit: '名',
    meaning: '外出中、在省内流动的党员',
    rows: facts => facts.out.filter(inside).map(outRow),
  },
  {
    key: '3',
    group: IN,
    label: '从省外流入的',
    unit: '名',
    meaning: '在本地的流入党员，从省外来',
    rows: facts => facts.in.filter(({ fromProvince }) => fromProvince === '省外').map(inRow),
  },
  {
    key: '4',
    group: IN,
    label: '从省内其他市县和单位流入的',
    unit: '名',
    meaning: '在本地的流入党员，从省内来',
    rows: facts => facts.in.filter(({ fromProvince }) => fromProvince === '省内').map(inRow),
  },
  {
    key: '5',
    group: ABROAD_ORG,
    label: '在省外建立的（个）',
    unit: '个',
    meaning: '第6栏的党员所在的流入地党组织，同名算一个',
    rows: facts => organisations(hostNames(facts.out.filter(outside).filter(inOwnBranch))),
  },
  {
    key: '6',
    group: ABROAD_ORG,
    label: '管理的流动党员数（名）',
    unit: '名',
    meaning: '流出省外、管理方式是“流入地所建组织”的党员',
    rows: facts => facts.out.filter(outside).filter(inOwnBranch).map(outRow),
  },
  {
    key: '7',
    group: ABROAD_ORG,
    label: '在省内其他市县和单位建立的（个）',
    unit: '个',
    meaning: '第8栏的党员所在的流入地党组织，同名算一个',
    rows: facts => organisations(hostNames(facts.out.filter(inside).filter(inOwnBranch))),
  },
  {
    key: '8',
    group: ABROAD_ORG,
    label: '管理的流动党员数（名）',
    unit: '名',
    meaning: '在省内流动、管理方式是“流入地所建组织”的党员',
    rows: facts => facts.out.filter(inside).filter(inOwnBranch).map(outRow),
  },
  {
    key: '9',
    group: HERE,
    label: '管理有外来流入党员的党组织数（个）',
    unit: '个',
    meaning: '至少管理一名流入党员的党组织',
    rows: facts => organisations(managed(facts).map(({ orgName }) => orgName)),
  },
  {
    key: '10',
    group: HERE,
    label: '专门管理外来流入党员的党组织数（个）',
    unit: '个',
    meaning: '第9栏中的流动党支部',
    rows: facts =>
      organisations(
        managed(facts)
          .filter(({ dedicated }) => dedicated)
          .map(({ orgName }) => orgName),
      ),
  },
  {
    key: '11',
    group: HERE,
    label: '管理从省内其他地方流入的党员数（名）',
    unit: '名',
    meaning: '第4栏中已有党组织管理的',
    rows: facts =>
      managed(facts)
        .filter(({ fromProvince }) => fromProvince === '省内')
        .map(inRow),
  },
  {
    key: '12',
    group: HERE,
    label: '管理从省外流入的党员数（名）',
    unit: '名',
    meaning: '第3栏中已有党组织管理的',
    rows: facts =>
      managed(facts)
        .filter(({ fromProvince }) => fromProvince === '省外')
        .map(inRow),
  },
]

/** Away, but nobody told where: in neither of the first two columns. */
export const UNPLACED: StatisticColumn = {
  key: 'unplaced',
  group: '',
  label: '不知在省内还是省外的',
  unit: '名',
  meaning: '流向没有填，或无固定地点又没有填“省内或省外”，没有计入第1、2栏',
  rows: facts => facts.out.filter(person => !outside(person) && !inside(person)).map(outRow),
}
