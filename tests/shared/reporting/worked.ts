/**
 * A small campaign worked out by hand: sweep from 2016-02-01, search ends 2016-03-15, forms filled on
 * 2016-03-20, annex 9 on 2016-06-20. Persons stand on both sides of every boundary; the tables they
 * must give are in the tests, counted by hand.
 */

import type { LostCaseFacts, MemberFacts } from '../../../src/shared/reporting/facts.ts'
import { aCase, aFlow, aLetter, aMember, aStay, ORG } from './build.ts'

type CaseChanges = Partial<LostCaseFacts>

function lost(facts: CaseChanges, member: Parameters<typeof aMember>[0]): MemberFacts {
  return aMember({ ...member, cases: [aCase(facts)] })
}

const outcome = (code: string, decidedOn = '2016-05-01') => ({ outcome: code, decidedOn })

/** Not found: one on each side of every band of annex 7. */
export const NOT_FOUND = {
  /** 35, 党龄 0, exactly six months; away too, but lost (R-B17) */
  n1: lost(
    { lastLife: '2015-09-15', lostOccupation: 'SOE_ENDED', outcomes: [outcome('O4', '2016-05-10')] },
    { name: '甲一', birth: '1980-03-21', fullDate: '2015-03-21', flows: [aFlow()] },
  ),
  /** 36, 党龄 1, a day short of a year; in a group of the branch */
  n2: lost(
    {
      lastLife: '2015-03-16',
      situation: 'RESTRUCTURED',
      lostOccupation: 'PRIVATE_LEFT',
      outcomes: [outcome('C1')],
    },
    {
      name: '甲二',
      sex: '女',
      birth: '1980-03-20',
      fullDate: '2015-03-20',
      education: '中专',
      orgId: ORG.communityGroup,
    },
  ),
  /** 45, 党龄 5, a year */
  n3: lost(
    {
      lastLife: '2015-03-15',
      situation: 'GRADUATED',
      lostOccupation: 'RURAL_AWAY',
      outcomes: [outcome('Z9')],
    },
    {
      name: '甲三',
      birth: '1970-03-21',
      fullDate: '2010-03-21',
      education: '高中中技',
      nation: '回族',
      orgId: ORG.gov,
    },
  ),
  /** 46, 党龄 6, a day short of six years; struck off and expelled */
  n4: lost(
    {
      lastLife: '2010-03-16',
      situation: 'JOB_CHANGED',
      lostOccupation: 'RETIRED',
      outcomes: [outcome('O4'), outcome('P6')],
    },
    { name: '甲四', birth: '1970-03-20', fullDate: '2010-03-20', education: '初中', orgId: ORG.soe },
  ),
  /** 60, 党龄 10, six years; nothing decided */
  n5: lost(
    { lastLife: '2010-03-15', situation: 'ABROAD', lostOccupation: 'GRADUATE' },
    { name: '甲五', birth: '1955-03-21', fullDate: '2005-03-21', education: '小学', orgId: ORG.private },
  ),
  /** 61, 党龄 11, a day short of eleven years */
  n6: lost(
    { lastLife: '2005-03-16', situation: 'MOVED', lostOccupation: 'SPLIT', outcomes: [outcome('C3')] },
    { name: '甲六', birth: '1955-03-20', fullDate: '2005-03-20', education: '研究生', orgId: ORG.social },
  ),
  /** 党龄 20, eleven years; 其他 with its reason; a class neither list has */
  n7: lost(
    {
      lastLife: '2005-03-15',
      situation: 'OTHER',
      situationNote: '家庭变故后搬离',
      lostOccupation: 'TALENT_CENTRE',
      outcomes: [outcome('O2')],
    },
    { name: '甲七', birth: '1940-01-01', fullDate: '1995-03-21', education: '大学本科', orgId: ORG.talent },
  ),
  /** 党龄 21; a “口袋”党员 */
  n8: lost(
    { lastLife: '2000-01-01', lostOccupation: 'OTHER', outcomes: [outcome('O5')] },
    {
      name: '甲八',
      sex: '女',
      birth: '1950-07-01',
      fullDate: '1995-03-20',
      orgId: ORG.school,
      letters: [aLetter()],
    },
  ),
  /** 预备党员 */
  n9: lost(
    { lastLife: '2015-09-10', lostOccupation: 'RURAL_AWAY', outcomes: [outcome('C2')] },
    {
      name: '甲九',
      sex: '女',
      birth: '1995-05-05',
      joinDate: '2015-06-01',
      membership: 'PROBATIONARY',
      education: '高中中技',
      orgId: ORG.pubinst,
    },
  ),
  /** without effort but with a reason; found after the search end and managed since */
  n10: lost(
    {
      lastLife: '2014-06-01',
      situation: 'MOVED',
      lostOccupation: 'OTHER',
      attempts: [],
      effortOverride: '全家外迁，邻里、户籍均无线索',
      contactOn: '2016-04-10',
      outcomes: [outcome('M1')],
    },
    { name: '甲十', birth: '1985-01-01', nation: '壮族', orgId: ORG.other },
  ),
}

/** Found between start and search end, both days included. */
export const FOUND = {
  /** exactly six months before the sweep, found on its first day */
  f1: lost({ lastLife: '2015-08-01', contactOn: '2016-02-01', outcomes: [outcome('M1')] }, { name: '乙一' }),
  /** found on the last day; decided on the very fill date of annex 9 */
  f2: lost(
    { lastLife: '2015-07-31', contactOn: '2016-03-15', outcomes: [outcome('M2', '2016-06-20')] },
    { name: '乙二', orgId: ORG.community },
  ),
  /** 处置 and 处分 cross */
  f3: lost(
    { contactOn: '2016-03-01', outcomes: [outcome('O1'), outcome('P1', '2016-05-02')] },
    { name: '乙三', orgId: ORG.gov },
  ),
  f4: lost({ contactOn: '2016-03-01', outcomes: [outcome('M3')] }, { name: '乙四', orgId: ORG.soe }),
  f5: lost({ contactOn: '2016-03-01', outcomes: [outcome('M4')] }, { name: '乙五', orgId: ORG.private }),
  f6: lost(
    { contactOn: '2016-03-01', outcomes: [outcome('C2')] },
    { name: '乙六', orgId: ORG.social, membership: 'PROBATIONARY' },
  ),
  /** decided a day after the fill date */
  f7: lost(
    { contactOn: '2016-03-01', outcomes: [outcome('M1', '2016-06-21')] },
    { name: '乙七', orgId: ORG.school },
  ),
  f8: lost({ contactOn: '2016-03-01', outcomes: [outcome('O3')] }, { name: '乙八', orgId: ORG.pubinst }),
  f9: lost({ contactOn: '2016-03-01', outcomes: [outcome('P4')] }, { name: '乙九', orgId: ORG.other }),
  /** only handed over: still undecided */
  f10: lost({ contactOn: '2016-03-01', outcomes: [outcome('Z1')] }, { name: '乙十', orgId: ORG.talent }),
  f11: lost(
    { contactOn: '2016-03-01', outcomes: [outcome('M5')] },
    { name: '乙十一', membership: 'PROBATIONARY' },
  ),
}

/** On annex 3 alone, and on none. */
export const NEITHER = {
  /** a day short of six months at the start, over it when found (R-B07) */
  a1: lost({ lastLife: '2015-08-02', contactOn: '2016-03-01' }, { name: '丙一' }),
  /** a day short of six months at the search end */
  a2: lost({ lastLife: '2015-09-16' }, { name: '丙二' }),
}

export const FLOWING = {
  w1: aMember({ name: '丁一', flowOccupation: 'AWAY_WORKER', flows: [aFlow({ certNo: '4104-001' })] }),
  /** back the day before the sweep */
  w2: aMember({ name: '丁二', flows: [aFlow({ returnedOn: '2016-01-31', status: '已返回' })] }),
  /** back on its first day */
  w3: aMember({
    name: '丁三',
    sex: '女',
    flowOccupation: 'GRADUATE',
    flows: [
      aFlow({
        returnedOn: '2016-02-01',
        status: '已返回',
        direction: 'CROSS_CITY',
        hostOrgType: 'COMMUNITY',
      }),
    ],
  }),
  /** left on the fill date */
  w4: aMember({
    name: '丁四',
    nation: '回族',
    membership: 'PROBATIONARY',
    orgId: ORG.community,
    flows: [aFlow({ leftOn: '2016-03-20', direction: 'NO_FIXED', hostOrgType: 'OTHER' })],
  }),
  /** left the day after */
  w5: aMember({ name: '丁五', orgId: ORG.community, flows: [aFlow({ leftOn: '2016-03-21' })] }),
  w7: aMember({
    name: '丁七',
    orgId: ORG.soe,
    flowOccupation: 'ENDED',
    flows: [
      aFlow({
        returnedOn: '2016-03-05',
        status: '已返回',
        direction: 'IN_COUNTY',
        hostOrgType: 'SOE',
        certNo: '4104-007',
      }),
    ],
  }),
  w8: aMember({
    name: '丁八',
    orgId: ORG.talent,
    flowOccupation: 'RETIRED',
    flows: [aFlow({ direction: 'IN_CITY', hostOrgType: 'TALENT' })],
  }),
  w9: aMember({
    name: '丁九',
    orgId: ORG.school,
    flows: [aFlow({ direction: 'ABROAD', hostOrgType: 'SCHOOL' })],
    overseas: [aStay()],
  }),
}

const from = (orgId: number, membership: string, fromOn: string | null, toOn: string | null) => ({
  orgId,
  membership,
  fromOn,
  toOn,
})

/** The roll before the sweep and on the fill date. */
export const ROLL = {
  /** joined during the sweep */
  r1: aMember({
    name: '戊一',
    periods: [
      from(ORG.gov, 'ACTIVIST', null, '2016-02-15'),
      from(ORG.gov, 'PROBATIONARY', '2016-02-15', null),
    ],
  }),
  /** left during the sweep */
  r2: aMember({
    name: '戊二',
    periods: [from(ORG.rural, 'FORMAL', null, '2016-03-01'), from(ORG.rural, 'LEFT', '2016-03-01', null)],
  }),
  /** on the way out, without receipt: still here */
  r3: aMember({ name: '戊三', orgId: ORG.pubinst, membership: 'LEAVING' }),
  r4: aMember({ name: '戊四', membership: 'SUSPENDED' }),
  r5: aMember({ name: '戊五', deathDate: '2016-01-31' }),
  r6: aMember({ name: '戊六', membership: 'ACTIVIST' }),
  r7: aMember({ name: '戊七', orgId: ORG.social, membership: 'KEPT_ABROAD', overseas: [aStay()] }),
  /** moved to another branch during the sweep */
  r8: aMember({
    name: '戊八',
    periods: [
      from(ORG.rural, 'FORMAL', null, '2016-03-01'),
      from(ORG.community, 'FORMAL', '2016-03-01', null),
    ],
  }),
}

export const EVERYBODY: readonly MemberFacts[] = [NOT_FOUND, FOUND, NEITHER, FLOWING, ROLL].flatMap(
  (group): MemberFacts[] => Object.values(group),
)
