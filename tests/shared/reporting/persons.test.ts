/** Who stands on which list, and on whose. */

import { describe, expect, it } from 'vitest'
import { personsOn } from '../../../src/shared/forms/annexes.ts'
import type { MemberFacts } from '../../../src/shared/reporting/facts.ts'
import {
  flowOf,
  flowPerson,
  lostOf,
  lostPerson,
  rosterOf,
  rosterPerson,
} from '../../../src/shared/reporting/persons.ts'
import { lostRemark, rosterRemark } from '../../../src/shared/reporting/remarks.ts'
import { childOfScope, prepareRun, typeOfOrg, unitOrgId } from '../../../src/shared/reporting/run.ts'
import {
  isProbationary,
  lastRollBy,
  periodOn,
  rollOn,
  type PeriodFacts,
} from '../../../src/shared/reporting/standing.ts'
import { ORG_CODES_5, orgCodes6 } from '../../../src/shared/forms/printedCodes.ts'
import { aCase, aFlow, aLetter, aMember, aRun, aStay, branchesOf, ORG, ORGANISATIONS } from './build.ts'
import { EVERYBODY, FLOWING, FOUND, NEITHER, NOT_FOUND, ROLL } from './worked.ts'

const run = aRun()

const period = (membership: string, fromOn: string | null, toOn: string | null): PeriodFacts => ({
  orgId: ORG.rural,
  membership,
  fromOn,
  toOn,
})

describe('where a person stood on a day', () => {
  const periods = [
    period('ACTIVIST', null, '2014-07-01'),
    period('PROBATIONARY', '2014-07-01', '2015-07'),
    period('FORMAL', '2015-07', '2016-03-01'),
    period('LEAVING', '2016-03-01', null),
  ]
  const person = { periods, deathDate: null }

  it.each([
    ['2014-06-30', 'ACTIVIST'],
    ['2014-07-01', 'PROBATIONARY'],
    ['2015-06-30', 'PROBATIONARY'],
    ['2015-07-01', 'FORMAL'],
    ['2016-02-29', 'FORMAL'],
    ['2016-03-01', 'LEAVING'],
    ['2030-01-01', 'LEAVING'],
  ])('on %s: %s', (day, membership) => {
    expect(periodOn(periods, day)?.membership).toBe(membership)
  })

  it('is on the roll as 预备, 正式, 转出在途 and 保留党籍, until death', () => {
    expect(rollOn(person, '2014-06-30')).toBeNull()
    expect(rollOn(person, '2016-03-01')?.membership).toBe('LEAVING')
    const dead = { periods, deathDate: '2016-03-10' }
    expect(rollOn(dead, '2016-03-09')).not.toBeNull()
    expect(rollOn(dead, '2016-03-10')).toBeNull()
    for (const membership of ['LEFT', 'SUSPENDED', 'REMOVED', 'REVOKED', 'DECEASED', 'ACTIVIST']) {
      expect(rollOn({ periods: [period(membership, null, null)], deathDate: null }, '2016-03-01')).toBeNull()
    }
    expect(rollOn({ periods: [], deathDate: null }, '2016-03-01')).toBeNull()
    const ended = { periods: [period('FORMAL', null, '2016-03-01')], deathDate: null }
    expect(rollOn(ended, '2016-02-29')).not.toBeNull()
    expect(rollOn(ended, '2016-03-01')).toBeNull()
  })

  it('of two periods that overlap by mistake the later counts', () => {
    const both = [period('FORMAL', '2015-01-01', null), period('LEAVING', '2016-01-01', null)]
    expect(periodOn(both, '2016-03-01')?.membership).toBe('LEAVING')
    expect(periodOn([...both].reverse(), '2016-03-01')?.membership).toBe('LEAVING')
  })

  it('keeps the last standing of who has gone', () => {
    const gone = {
      periods: [period('FORMAL', null, '2016-03-10'), period('REMOVED', '2016-03-10', null)],
      deathDate: null,
    }
    expect(lastRollBy(gone, '2016-03-15')?.membership).toBe('FORMAL')
    expect(lastRollBy(gone, '2016-03-01')?.membership).toBe('FORMAL')
    expect(
      lastRollBy({ periods: [period('FORMAL', '2016-04-01', null)], deathDate: null }, '2016-03-15'),
    ).toBeNull()
  })

  it('转出在途 and 保留党籍 are 预备 when the state before was', () => {
    const leaving = period('LEAVING', '2016-03-01', null)
    const of = (before: string) =>
      isProbationary({ periods: [period(before, null, '2016-03-01'), leaving], deathDate: null }, leaving)
    expect(of('PROBATIONARY')).toBe(true)
    expect(of('FORMAL')).toBe(false)
    expect(isProbationary({ periods: [leaving], deathDate: null }, leaving)).toBe(false)
  })
})

describe('the tree', () => {
  it('a group counts to its branch and takes its class from above', () => {
    expect(unitOrgId(run, ORG.communityGroup)).toBe(ORG.community)
    expect(typeOfOrg(run, ORG.communityGroup)).toBe('COMMUNITY')
    expect(typeOfOrg(run, ORG.committee)).toBeNull()
    expect(run.unitById.get(ORG.community)?.memberOrgIds).toEqual([ORG.community, ORG.communityGroup])
    expect(run.units.map(({ orgId }) => orgId)).not.toContain(ORG.communityGroup)
  })

  it('knows what stands below a 党总支, and the child of the scope', () => {
    expect(run.unitById.get(ORG.rural)?.underGeneralBranch).toBe(true)
    expect(run.unitById.get(ORG.gov)?.underGeneralBranch).toBe(false)
    expect(childOfScope(run, ORG.rural)).toBe(ORG.general)
    expect(childOfScope(run, ORG.communityGroup)).toBe(ORG.community)
    expect(childOfScope(run, ORG.committee)).toBe(ORG.committee)
  })

  it('made for one branch alone has that branch alone', () => {
    const one = aRun({ scopeOrgId: ORG.rural })
    expect(one.units.map(({ orgId }) => orgId)).toEqual([ORG.rural])
    expect(one.units[0]?.underGeneralBranch).toBe(true)
    expect(one.scopeName).toBe('石桥村支部')
    expect(childOfScope(one, ORG.gov)).toBeNull()
  })

  it('who belongs nowhere belongs to the committee', () => {
    const lonely = aMember({ periods: [{ orgId: null, membership: 'FORMAL', fromOn: null, toOn: null }] })
    expect(rosterPerson(run, lonely)?.unitOrgId).toBe(ORG.committee)
    expect(run.unitById.get(ORG.committee)?.takesUnassigned).toBe(true)
    expect(run.unitById.get(ORG.gov)?.takesUnassigned).toBe(false)
  })

  it('an organisation whose superior is gone hangs on the committee', () => {
    const organisations = ORGANISATIONS.filter(({ id }) => id !== ORG.general)
    const orphaned = aRun({ organisations })
    expect(orphaned.units.map(({ orgId }) => orgId)).toContain(ORG.rural)
    expect(childOfScope(orphaned, ORG.rural)).toBe(ORG.rural)
  })

  it('goes in the order of the office', () => {
    const turned = ORGANISATIONS.map(org => ({ ...org, sortOrder: -org.id }))
    const units = prepareRun({ ...run, organisations: turned }).units.map(({ orgId }) => orgId)
    expect(units.slice(0, 4)).toEqual([ORG.committee, ORG.other, ORG.pubinst, ORG.school])
  })
})

describe('the lists of the worked campaign', () => {
  const namesOf = (annex: 2 | 3 | 4 | 5 | 6) =>
    branchesOf(run, EVERYBODY).flatMap(branch => {
      const persons =
        annex === 2
          ? rosterOf(run, branch)
          : annex === 4
            ? flowOf(run, branch)
            : lostOf(run, branch).filter(({ place }) => place.annexes.includes(annex))
      expect(annex === 2 || annex === 4 || persons.length === personsOn(annex, run, branch)).toBe(true)
      return persons.map(({ member }) => member.name)
    })
  const names = (...groups: Readonly<Record<string, MemberFacts>>[]) =>
    groups.flatMap(group => Object.values(group).map(({ name }) => name)).sort()

  it('annex 2', () => {
    const missing = [ROLL.r2, ROLL.r4, ROLL.r5, ROLL.r6].map(({ name }) => name)
    expect(namesOf(2).sort()).toEqual(
      EVERYBODY.map(({ name }) => name)
        .filter(name => !missing.includes(name))
        .sort(),
    )
  })

  it('annexes 3, 5 and 6', () => {
    expect(namesOf(3).sort()).toEqual(names(NOT_FOUND, FOUND, { a1: NEITHER.a1 }))
    expect(namesOf(5).sort()).toEqual(names(FOUND))
    expect(namesOf(6).sort()).toEqual(names(NOT_FOUND))
  })

  it('annex 4: not who is lost, nor back before the sweep, nor leaving after the fill date', () => {
    const { w1, w3, w4, w7, w8, w9 } = FLOWING
    expect(namesOf(4).sort()).toEqual(names({ w1, w3, w4, w7, w8, w9 }))
  })

  it('everybody at most once on each', () => {
    for (const annex of [2, 3, 4, 5, 6] as const) {
      const listed = namesOf(annex)
      expect(new Set(listed).size, `annex ${annex}`).toBe(listed.length)
    }
  })

  it('who moved stands in the branch of the fill date', () => {
    expect(rosterPerson(run, ROLL.r8)?.unitOrgId).toBe(ORG.community)
  })
})

describe('lost and away (R-B17)', () => {
  const away = (contactOn: string | null, state = 'SEARCHING') =>
    flowPerson(run, aMember({ flows: [aFlow()], cases: [aCase({ contactOn, state })] }))

  it('an open case keeps off annex 4, a regained contact or an excluded case does not', () => {
    expect(away(null)).toBeNull()
    expect(away('2016-03-21')).toBeNull()
    expect(away('2016-03-20')).not.toBeNull()
    expect(away(null, 'EXCLUDED')).not.toBeNull()
  })

  it('of several records the last one away stands for the person', () => {
    const twice = aMember({
      flows: [
        aFlow({ leftOn: '2015-03-01', returnedOn: '2016-02-10', destPlace: '东莞' }),
        aFlow({ leftOn: '2016-03-01', destPlace: '苏州' }),
      ],
    })
    expect(flowPerson(run, twice)?.flow.destPlace).toBe('苏州')
  })

  it('who transferred out during the sweep stays in the cumulative count, under the old branch', () => {
    const left = aMember({
      flows: [aFlow({ status: '已转出组织关系' })],
      periods: [period('FORMAL', null, '2016-03-01'), period('LEFT', '2016-03-01', null)],
    })
    expect(flowPerson(run, left)?.unitOrgId).toBe(ORG.rural)
    expect(flowPerson(aRun({ settings: { 'annex8.cumulative': false } }), left)).toBeNull()
  })
})

describe('a second loss', () => {
  it('of two cases the one with an annex counts', () => {
    const again = aMember({
      cases: [
        aCase({ contactOn: '2016-02-20', foundOn: '2016-01-10' }),
        aCase({ lastLife: '2016-03-01', foundOn: '2016-03-14' }),
      ],
    })
    expect(lostPerson(run, again)?.place.code).toBe('found')
  })

  it('cases of an earlier campaign leave no trace', () => {
    expect(lostPerson(run, aMember({ cases: [aCase({ contactOn: '2015-12-01' })] }))).toBeNull()
  })
})

describe('“口袋”党员 on annexes 5 and 6', () => {
  it('are judged on the day of contact, or at the search end', () => {
    const pocket = (contactOn: string | null, landedOn: string | null) =>
      lostPerson(run, aMember({ letters: [aLetter({ landedOn })], cases: [aCase({ contactOn })] }))?.pocket
    expect(pocket('2016-03-01', null)).toBe(true)
    expect(pocket('2016-03-01', '2016-03-02')).toBe(true)
    expect(pocket('2016-03-01', '2016-03-01')).toBe(false)
    expect(pocket(null, '2016-03-15')).toBe(false)
    expect(pocket(null, '2016-03-16')).toBe(true)
    expect(lostPerson(run, aMember({ pocketManual: true, cases: [aCase()] }))?.pocket).toBe(true)
  })
})

describe('remarks', () => {
  const remark = (member: MemberFacts, codes = ORG_CODES_5) => lostRemark(lostPerson(run, member)!, codes)
  const literal = orgCodes6({ 'annex6.orgCode': 'literal' })

  it('of annexes 5 and 6 name everything a rule asks for', () => {
    expect(remark(NOT_FOUND.n8)).toBe('“口袋”党员')
    expect(remark(NOT_FOUND.n7)).toBe('家庭变故后搬离；公共就业和人才服务机构')
    expect(remark(NOT_FOUND.n2)).toBe('')
    expect(remark(NOT_FOUND.n2, literal)).toBe('街道社区')
    expect(remark(NOT_FOUND.n2, orgCodes6({ 'annex6.orgCode': 'asAnnex5' }))).toBe('')
    expect(remark(NOT_FOUND.n10, literal)).toBe('')
    expect(remark(aMember({ cases: [aCase({ lastLife: null, remark: '待补' })] }))).toBe(
      '失联起算日推定；待补',
    )
    const proxy = aCase({ lastDues: '2015-03-01', lastDuesByProxy: true })
    expect(remark(aMember({ cases: [proxy] }))).toBe('党费代缴')
  })

  it('of annex 2 name special kinds of members', () => {
    const of = (member: MemberFacts) => rosterRemark(rosterPerson(run, member)!)
    expect(of(FLOWING.w1)).toBe('外出流动')
    expect(of(FLOWING.w7)).toBe('外出流动（2016.03.05返回）')
    expect(of(FLOWING.w9)).toBe('外出流动；出国（境）')
    expect(of(FLOWING.w2)).toBe('')
    expect(of(NOT_FOUND.n1)).toBe('失去联系')
    expect(of(FOUND.f1)).toBe('')
    expect(of(ROLL.r3)).toBe('组织关系转出，未收到回执')
    expect(of(ROLL.r7)).toBe('出国（境）')
    expect(of(aMember({ remark: '军休干部', overseas: [aStay({ returnedOn: '2016-03-20' })] }))).toBe(
      '军休干部',
    )
  })
})
