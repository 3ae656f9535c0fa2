/** The whole sweep of the township, walked once for a test file. */

import { anOffice } from '../../../builders/office.ts'
import { putDisposals, putFlows, putLetters } from './decided.ts'
import { workLost } from './lost.ts'
import { putTownship, TODAY, type Township } from './township.ts'

export interface Walked extends Township {
  /** name → lost case */
  cases: ReadonlyMap<string, number>
}

export async function walkedCampaign(): Promise<Walked> {
  const town = await putTownship(await anOffice(TODAY))
  await putLetters(town)
  const cases = await workLost(town)
  await putFlows(town)
  await putDisposals(town, cases)
  return { ...town, cases }
}
