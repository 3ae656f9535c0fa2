/** The numbers of a report: who stood on the roll, what was checked by then, what was found. */

import { CHECK_ITEMS } from '../../shared/census/codes.ts'
import { problemsOf, wantsWork } from '../../shared/census/lines.ts'
import type { ReportFigures } from '../../shared/census/report.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import { hintsOn, standingsOn } from './facts.ts'
import { campaignLines, marksOf } from './lines.ts'
import { unitsOn } from './units.ts'

const onRoll = new Set<string>(ON_ROLL)

/**
 * Numbers of a branch on a day, or of the whole campaign where none is given. A problem counts where the line
 * names it or the register tells of it.
 */
export async function figuresOn(
  db: Reader,
  { campaignId, orgId }: { campaignId: number; orgId: number | null },
  on: IsoDate,
  today: IsoDate,
): Promise<ReportFigures> {
  const units = await unitsOn(db, on === today ? undefined : on, today)
  const roll = [...(await standingsOn(db, on)).values()].filter(
    standing => onRoll.has(standing.membership) && (orgId === null || units.unitOf(standing.orgId) === orgId),
  )
  const lines = await campaignLines(db, { campaignId, orgId }, on)
  const hints = await hintsOn(db, on)
  const by = (day: string | null) => day !== null && day <= on
  const having = (problem: '流动' | '空挂' | '失联' | '口袋' | '档案') =>
    lines.filter(
      line =>
        problemsOf(line.problems).includes(problem) || (hints.get(line.memberId)?.has(problem) ?? false),
    ).length
  const done = lines.filter(line => by(line.selfOn) && by(line.groupOn))
  return {
    onRoll: roll.length,
    probationary: roll.filter(({ membership }) => membership === 'PROBATIONARY').length,
    listed: lines.length,
    letters: lines.filter(({ basis }) => basis === 'LETTER').length,
    self: lines.filter(({ selfOn }) => by(selfOn)).length,
    done: done.length,
    excused: lines.filter(line => line.excuse !== null && !done.includes(line)).length,
    flow: having('流动'),
    unattached: having('空挂'),
    lost: having('失联'),
    pocket: having('口袋'),
    dossier: having('档案'),
    unfinished: lines.filter(line => {
      const marks = marksOf(line)
      return CHECK_ITEMS.some(item => wantsWork(marks[item].state))
    }).length,
  }
}
