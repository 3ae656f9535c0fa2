/** The numbers of a report: who stood on the roll, what was checked by then, what was found. */

import {
  CHECK_ITEMS,
  FIVE_CHECKS,
  FIVE_RESULT,
  type CheckProblem,
  type FiveCheck,
} from '../../shared/census/codes.ts'
import { problemsOf, wantsWork, type CheckMarks } from '../../shared/census/lines.ts'
import type { ReportFigures } from '../../shared/census/report.ts'
import { REQUIRED_MATERIAL } from '../../shared/dossier/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FLOW_DIRECTION } from '../../shared/flow/codes.ts'
import { isFound, isNotFound, type FlowPerson, type LostPerson } from '../../shared/reporting/persons.ts'
import { annex8Columns } from '../../shared/reporting/annex8Figures.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { SEARCH_CHANNEL, SEARCH_CHANNELS, type SearchTier } from '../../shared/search/codes.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import { annexPersons } from './annexPersons.ts'
import { deficientItems, standingsOn } from './facts.ts'
import { attachmentHints } from './hints.ts'
import { campaignLines, marksOf } from './listedLines.ts'
import { unitsOn } from './units.ts'

const onRoll = new Set<string>(ON_ROLL)

/** What each of the five checks came to, line by line (S03 17). */
function fiveOf(marks: readonly CheckMarks[]): ReportFigures['five'] {
  const count = (item: FiveCheck) =>
    FIVE_RESULT.items
      .map(({ key }) => ({ result: key, count: marks.filter(mark => mark[item].state === key).length }))
      .filter(one => one.count > 0)
  return FIVE_CHECKS.map(item => ({ item, results: count(item) })).filter(({ results }) => results.length > 0)
}

/** Which of the five materials of how many are missing or irregular. */
function materialsOf(items: readonly { item: string }[]): ReportFigures['materials'] {
  return REQUIRED_MATERIAL.items
    .map(({ key }) => ({ item: key, count: items.filter(({ item }) => item === key).length }))
    .filter(({ count }) => count > 0)
}

/** Members of annex 4 as annex 8 counts them: by direction, and with their 活动证. */
function awayOf(away: readonly FlowPerson[]): Pick<ReportFigures, 'directions' | 'certified'> {
  return {
    directions: FLOW_DIRECTION.items
      .map(({ key }) => ({ item: key, count: away.filter(({ flow }) => flow.direction === key).length }))
      .filter(({ count }) => count > 0),
    certified: away.filter(person => annex8Columns(person).includes('16')).length,
  }
}

/** How often the members of annex 3 were looked for by the day, by tier. */
function searchedOf(
  lost: readonly LostPerson[],
  on: IsoDate,
): Pick<ReportFigures, 'tier1' | 'tier2' | 'tier3'> {
  const tiers = lost.flatMap(person =>
    person.lost.attempts
      .filter(({ at }) => at.slice(0, on.length) <= on)
      .map(({ channel }) => SEARCH_CHANNELS[keyOf(SEARCH_CHANNEL, channel) ?? 'C99'].tier),
  )
  const of = (tier: SearchTier) => tiers.filter(one => one === tier).length
  return { tier1: of(1), tier2: of(2), tier3: of(3) }
}

/**
 * Numbers of a branch on a day, or of the whole campaign where none is given. Members away and lost are those
 * of annexes 3 to 6 (forms.md 15, R-B20), on the campaign's own days where no day is asked for; any other
 * problem counts where the line names it or the register tells of it.
 */
export async function figuresOn(
  db: Reader,
  { campaignId, orgId }: { campaignId: number; orgId: number | null },
  asOf: IsoDate | undefined,
  today: IsoDate,
): Promise<ReportFigures> {
  const on = asOf ?? today
  const units = await unitsOn(db, on === today ? undefined : on, today)
  const roll = [...(await standingsOn(db, on)).values()].filter(
    standing => onRoll.has(standing.membership) && (orgId === null || units.unitOf(standing.orgId) === orgId),
  )
  const lines = await campaignLines(db, { campaignId, orgId }, on)
  const hints = await attachmentHints(db, on)
  const deficient = await deficientItems(
    db,
    lines.map(({ memberId }) => memberId),
  )
  const ofDossier = new Set(deficient.map(({ memberId }) => memberId))
  const { away, lost } = await annexPersons(db, { campaignId, orgId }, asOf, today)
  const [found, notFound] = [lost.filter(isFound).length, lost.filter(isNotFound).length]
  const by = (day: string | null) => day !== null && day <= on
  const having = (problem: CheckProblem, told: (memberId: number) => boolean) =>
    lines.filter(line => problemsOf(line.problems).includes(problem) || told(line.memberId)).length
  const hinted = (problem: CheckProblem) => (memberId: number) => hints.get(memberId)?.has(problem) ?? false
  const marks = lines.map(marksOf)
  const done = lines.filter(line => by(line.selfOn) && by(line.groupOn))
  return {
    onRoll: roll.length,
    probationary: roll.filter(({ membership }) => membership === 'PROBATIONARY').length,
    listed: lines.length,
    letters: lines.filter(({ basis }) => basis === 'LETTER').length,
    self: lines.filter(({ selfOn }) => by(selfOn)).length,
    done: done.length,
    excused: lines.filter(line => line.excuse !== null && !done.includes(line)).length,
    flow: away.length,
    ...awayOf(away),
    unattached: having('空挂', hinted('空挂')),
    lost: found + notFound,
    found,
    notFound,
    onlyThree: lost.length - found - notFound,
    ...searchedOf(lost, on),
    pocket: having('口袋', hinted('口袋')),
    dossier: having('档案', memberId => ofDossier.has(memberId)),
    unfinished: marks.filter(mark => CHECK_ITEMS.some(item => wantsWork(mark[item].state))).length,
    five: fiveOf(marks),
    materials: materialsOf(deficient),
  }
}
