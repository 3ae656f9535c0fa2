/** 其余都正常: all that is empty on the check lines of a branch, but for lines of which something is known. One step of undo. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { CheckItem, CheckResult } from '../../shared/census/codes.ts'
import type { HintedLine } from '../../shared/census/lineMethods.ts'
import { hintWords, plainResult, problemsOf, type CheckMarks } from '../../shared/census/lines.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { demandOpen } from './campaign.ts'
import { hintList, hintsOn, type Hints } from './hints.ts'
import { branchLines, marksOf, type NamedLine } from './listedLines.ts'

type Fill = Parsed['census']['fill']
type Preview = Outputs['census']['previewFill']

interface Filling extends Preview {
  marks: { id: number; item: CheckItem; state: CheckResult }[]
}

/** What the program knows of the line as it would stand when these items are filled. */
function wordsOf(line: NamedLine, items: readonly CheckItem[], hints: Hints): string[] {
  const filled: CheckMarks = {
    ...marksOf(line),
    ...Object.fromEntries(items.map(item => [item, { state: plainResult(item), note: line[`${item}Note`] }])),
  }
  const problems = problemsOf(line.problems)
  return hintWords({ ...line, marks: filled, problems, hints: hintList(hints, line.memberId) })
}

/**
 * What filling would write: empty cells of lines the work group has not signed. A line the program knows something
 * about is filled only where it is asked for by name.
 */
async function filling(db: Reader, fill: Fill, today: IsoDate): Promise<Filling> {
  const { campaignId, orgId, items, memberIds, withHints = [] } = fill
  const chosen = memberIds === undefined ? null : new Set(memberIds)
  const meant = new Set(withHints)
  const lines = (await branchLines(db, { campaignId, orgId })).filter(
    ({ memberId }) => chosen?.has(memberId) ?? true,
  )
  const hints = await hintsOn(
    db,
    { campaignId, memberIds: lines.map(({ memberId }) => memberId) },
    undefined,
    today,
  )
  const hinted: HintedLine[] = []
  const found: Filling = { members: lines.length, cells: 0, kept: 0, signed: 0, hinted, marks: [] }
  for (const line of lines) {
    if (line.groupOn !== null) {
      found.signed += 1
      continue
    }
    const { id, memberId, name } = line
    const asked = [...new Set(items)]
    const empty = asked.filter(item => line[item] === null)
    found.kept += asked.length - empty.length
    const words = empty.length === 0 ? [] : wordsOf(line, empty, hints)
    if (words.length > 0) hinted.push({ memberId, name, words })
    if (words.length > 0 && !meant.has(memberId)) continue
    found.marks.push(...empty.map(item => ({ id, item, state: plainResult(item) })))
  }
  return { ...found, cells: found.marks.length }
}

export async function previewFill(db: Reader, fill: Fill, today: IsoDate): Promise<Preview> {
  const { members, cells, kept, signed, hinted } = await filling(db, fill, today)
  return { members, cells, kept, signed, hinted }
}

/** Throws CENSUS_ENDED. */
export async function fillLines(office: Office, fill: Fill): Promise<Outputs['census']['fill']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '排查成批填写'),
    async ({ tx, rename }) => {
      await demandOpen(tx, fill.campaignId)
      const { marks, hinted } = await filling(tx, fill, office.clock.today())
      for (const { id, item, state } of marks)
        await tx
          .updateTable('checkLine')
          .set({ [item]: state })
          .where('id', '=', id)
          .execute()
      const meant = hinted.filter(({ memberId }) => fill.withHints?.includes(memberId)).length
      const left = hinted.length - meant
      const words = [
        `排查成批填写：${marks.length}处`,
        ...(meant > 0 ? [`含有提示的${meant}名`] : []),
        ...(left > 0 ? [`有提示的${left}名没有填`] : []),
      ]
      rename(words.join('，'))
    },
  )
  return { changeId }
}
