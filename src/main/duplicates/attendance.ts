/** Attendance of two members made one: one line a meeting. */

import type { Writer } from '../db/register.ts'

/** Who was there under one of his two records was there. */
const PREFERRED = ['到会', '请假', '豁免', '无故缺席']

/** Of two lines of one meeting the better stands, and its note says what the other was. */
export async function mergeAttendance(
  tx: Writer,
  { keepId, otherId }: { keepId: number; otherId: number },
): Promise<number> {
  const linesOf = async (memberId: number) =>
    tx.selectFrom('attendance').selectAll().where('memberId', '=', memberId).orderBy('id').execute()
  const kept = (await linesOf(keepId)).filter(row => row.removed === 0)
  const keptOf = new Map(kept.map(row => [row.meetingId, row]))
  const moving = await linesOf(otherId)
  for (const line of moving) {
    const mine = line.removed === 1 ? undefined : keptOf.get(line.meetingId)
    const worse = mine && (PREFERRED.indexOf(line.state) < PREFERRED.indexOf(mine.state) ? mine : line)
    if (mine && worse && mine.state !== line.state) {
      const better = worse === mine ? line : mine
      const said = `合并前另一条为“${worse.state}”`
      const note = better.note === null || better.note === '' ? said : `${better.note}；${said}`
      await tx.updateTable('attendance').set({ note }).where('id', '=', better.id).execute()
    }
    if (worse) await tx.updateTable('attendance').set({ removed: 1 }).where('id', '=', worse.id).execute()
    await tx.updateTable('attendance').set({ memberId: keepId }).where('id', '=', line.id).execute()
  }
  return moving.length
}
