/** The invented township of the demonstration in a register of its own, filled through the contract. */

import { fillDemo } from '../../src/main/demo/service.ts'
import { DEMO_DAY } from '../../src/main/demo/township.ts'
import { quietWork } from '../../src/main/longWork.ts'
import type { HostPorts } from '../../src/main/office.ts'
import { anOffice, type TestOffice } from './office.ts'

/** The days of its sweep, as the clerk of the demonstration enters them. */
export const DEMO_DAYS = {
  start: '2024-02-01',
  searchEnd: '2024-03-15',
  fill: '2024-03-20',
  fill9: '2024-06-20',
} as const

export async function aDemoOffice(
  members: number,
  seed = 1,
  ports: Partial<HostPorts> = {},
): Promise<TestOffice> {
  const at = await anOffice(DEMO_DAY, ports)
  await fillDemo(at.backend, { members, seed }, quietWork())
  return at
}
