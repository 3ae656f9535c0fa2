/** Every hand-over of members' data stands in the log: what, when, by whom, where to (R-A22). */

import { change } from '../db/change.ts'
import { stamp, type Office } from '../office.ts'

export interface ExportNote {
  /** what was handed over, in Chinese */
  what: string
  destination: string
  /** files with their SHA-256, days and settings */
  detail: object
}

export async function recordExport(office: Office, { what, destination, detail }: ExportNote): Promise<void> {
  await change(office.register(), stamp(office, `导出${what}`, 'export'), async ({ tx }) => {
    await tx
      .insertInto('exportRecord')
      .values({ at: office.clock.now(), what, destination, detail: JSON.stringify(detail) })
      .execute()
  })
}
