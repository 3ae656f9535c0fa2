/** Facts of annex runs built by hand; every name and number is invented. */

import { BLANK_LOST_PERSON, BLANK_MEMBER } from '../../../src/shared/forms/blankPerson.ts'
import { idCheckDigit } from '../../../src/shared/kernel/idNumber.ts'
import { startCollecting, type Collected } from '../../../src/shared/reporting/collect.ts'
import type {
  AttemptFacts,
  BranchFacts,
  CampaignFacts,
  FlowFacts,
  LetterFacts,
  LostCaseFacts,
  MemberFacts,
  OrganisationFacts,
  OverseasFacts,
} from '../../../src/shared/reporting/facts.ts'
import { prepareRun, unitOrgId, type Run } from '../../../src/shared/reporting/run.ts'
import type { PeriodFacts } from '../../../src/shared/reporting/standing.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings/rules.ts'

export const CAMPAIGN: CampaignFacts = {
  name: '2016年党员组织关系集中排查',
  template: 'C',
  startOn: '2016-02-01',
  searchEnd: '2016-03-15',
  fillDate: '2016-03-20',
  fillDate9: '2016-06-20',
}

/** The committee and one branch of every class; 街道社区 has a group, 农村 hangs under a 党总支. */
export const ORG = {
  committee: 1,
  general: 2,
  rural: 11,
  community: 12,
  gov: 13,
  soe: 14,
  private: 15,
  social: 16,
  talent: 17,
  school: 18,
  pubinst: 19,
  other: 20,
  communityGroup: 30,
} as const

function org(
  id: number,
  parentId: number | null,
  kind: string,
  name: string,
  orgType: string | null,
): OrganisationFacts {
  return { id, parentId, kind, fullName: name, shortName: name, orgType, sortOrder: id }
}

export const ORGANISATIONS: readonly OrganisationFacts[] = [
  org(1, null, '党委', '中共青山镇委员会', null),
  org(2, 1, '党总支', '石桥总支', null),
  org(11, 2, '党支部', '石桥村支部', 'RURAL'),
  org(12, 1, '党支部', '东街社区支部', 'COMMUNITY'),
  org(13, 1, '党支部', '机关支部', 'GOV'),
  org(14, 1, '党支部', '水泥厂支部', 'SOE'),
  org(15, 1, '党支部', '瑞丰公司支部', 'PRIVATE'),
  org(16, 1, '党支部', '果业协会支部', 'SOCIAL'),
  org(17, 1, '党支部', '人才中心支部', 'TALENT'),
  org(18, 1, '党支部', '中学支部', 'SCHOOL'),
  org(19, 1, '党支部', '卫生院支部', 'PUBINST'),
  org(20, 1, '党支部', '老年大学支部', 'OTHER'),
  org(30, 12, '党小组', '东街一组', null),
]

export function aRun(
  changes: {
    settings?: Partial<Settings>
    campaign?: Partial<CampaignFacts>
    organisations?: readonly OrganisationFacts[]
    scopeOrgId?: number
  } = {},
): Run {
  return prepareRun({
    settings: { ...DEFAULT_SETTINGS, 'committee.name': '中共青山镇委员会', ...changes.settings },
    campaign: { ...CAMPAIGN, ...changes.campaign },
    organisations: changes.organisations ?? ORGANISATIONS,
    scopeOrgId: changes.scopeOrgId ?? ORG.committee,
  })
}

let serial = 0

/** A number of region 410400 with the right check digit. */
export function anIdNo(birth: string, sex: string, sequence: number): string {
  const order = String((sequence % 499) * 2 + (sex === '男' ? 1 : 0)).padStart(3, '0')
  const first = `410400${birth.replaceAll('-', '')}${order}`
  return first + idCheckDigit(first)
}

type MemberChanges = Partial<Omit<MemberFacts, 'periods'>> & {
  orgId?: number
  membership?: string
  periods?: PeriodFacts[]
}

/** A formal member of the rural branch: 男, 汉, born 1980-06-15, joined 2005-07-01, full 2006-07-01, 大专. */
export function aMember(changes: MemberChanges = {}): MemberFacts {
  serial += 1
  const { orgId = ORG.rural, membership = 'FORMAL', periods, ...rest } = changes
  const birth = rest.birth ?? '1980-06-15'
  const sex = rest.sex ?? '男'
  return {
    ...BLANK_MEMBER,
    id: serial,
    name: `党员${serial}`,
    sex,
    nation: '汉族',
    birth,
    idNo: anIdNo(birth.length === 10 ? birth : `${birth}-01`, sex, serial),
    education: '大专',
    joinDate: '2005-07-01',
    fullDate: membership === 'PROBATIONARY' ? null : '2006-07-01',
    lostOccupation: 'OTHER',
    flowOccupation: 'OTHER',
    periods: periods ?? [{ orgId, membership, fromOn: null, toOn: null }],
    ...rest,
  }
}

/** One attempt in each tier, on two days: just enough (R-C08). */
export const ENOUGH: readonly AttemptFacts[] = [
  attempt('2016-02-10 09:00', 'C01', '无结果'),
  attempt('2016-02-10 15:00', 'C11', '线索'),
  attempt('2016-02-20 10:00', 'C31', '无结果'),
]

export function attempt(at: string, channel: string, result: string): AttemptFacts {
  return {
    at,
    channel,
    target: '其兄',
    targetPhone: null,
    responsible: '王书记',
    course: '电话询问，无人接听',
    result,
  }
}

/** Lost since 2015-01-10, searched with just enough effort, not found. */
export function aCase(changes: Partial<LostCaseFacts> = {}): LostCaseFacts {
  serial += 1
  return {
    ...BLANK_LOST_PERSON.lost,
    id: serial,
    caseNo: `失联${serial}`,
    foundOn: '2016-02-05',
    state: 'SEARCHING',
    lastLife: '2015-01-10',
    situation: 'AWAY',
    secretary: '王书记',
    attempts: ENOUGH,
    ...changes,
  }
}

export function aFlow(changes: Partial<FlowFacts> = {}): FlowFacts {
  serial += 1
  return {
    id: serial,
    leftOn: '2015-03-01',
    returnedOn: null,
    status: '外出中',
    reason: '外出务工',
    direction: 'CROSS_PROVINCE',
    destPlace: '广东省东莞市长安镇',
    unitName: '长安电子厂',
    hostOrgType: 'PRIVATE',
    hostContact: null,
    hostContactPhone: null,
    phone: '13900000000',
    certNo: null,
    remark: null,
    ...changes,
  }
}

export function aStay(changes: Partial<OverseasFacts> = {}): OverseasFacts {
  serial += 1
  return {
    id: serial,
    leftOn: '2015-09-01',
    returnedOn: null,
    reason: '留学',
    country: '新西兰',
    contactState: '定期',
    handling: '保留党籍二年',
    lifeRestored: null,
    ...changes,
  }
}

/** Issued 2015-10-01, valid for 90 days: its last day is 2015-12-30. */
export function aLetter(changes: Partial<LetterFacts> = {}): LetterFacts {
  return {
    direction: '转出',
    state: 'ISSUED',
    issuedOn: '2015-10-01',
    validDays: 90,
    landedOn: null,
    receiptOn: null,
    proofOn: null,
    returnedOn: null,
    letterNo: '2015-018',
    toOrg: '某街道党工委',
    inquiryResult: null,
    ...changes,
  }
}

/** Members sorted into the branches the loader would hand over. */
export function branchesOf(run: Run, members: readonly MemberFacts[]): BranchFacts[] {
  return run.units.map(({ orgId }) => ({
    orgId,
    members: members.filter(({ periods }) => periods.some(p => unitOrgId(run, p.orgId) === orgId)),
  }))
}

export function collect(run: Run, members: readonly MemberFacts[]): Collected {
  const collector = startCollecting(run)
  for (const branch of branchesOf(run, members)) collector.add(branch)
  return collector.result()
}
