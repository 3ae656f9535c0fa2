/** A task given to a member, and a reason for months of default, as records that are merged. */

import type { Backend } from '../../../src/main/backend.ts'

export async function giveTask(backend: Backend, memberId: number, serial: number): Promise<void> {
  await backend.duty.saveAssignment({
    memberId,
    values: {
      task: `第${serial}项`,
      givenOn: '2024-01-05',
      dueOn: '2024-02-05',
      givenBy: null,
      result: null,
      endedOn: null,
      reason: null,
      note: null,
    },
  })
}

export async function giveReason(backend: Backend, memberId: number, serial: number): Promise<void> {
  await backend.duty.saveReason({
    memberId,
    values: {
      fault: 'DUES',
      fromMonth: '2024-01',
      toMonth: '2024-01',
      reason: `第${serial}条`,
      evidence: null,
    },
  })
}
