/** Members away and what was heard of them, as the tests of this room begin with. */

import type { TestOffice } from '../../builders/office.ts'
import { aMember } from '../../builders/people.ts'

export interface Absence {
  /** of the flow record */
  id: number
  memberId: number
}

/** A member of the branch who is away for work unless told otherwise. */
export async function anAbsence(
  test: TestOffice,
  orgId: number,
  name: string,
  values: object,
  member: object = {},
): Promise<Absence> {
  const memberId = await aMember(test, orgId, { name, ...member })
  const { id } = await test.backend.flow.save({ memberId, values: { reason: '外出务工', ...values } })
  return { id, memberId }
}

/** A call of the branch unless told otherwise. */
export const aContact = (onDate: string, rest: object = {}) => ({
  onDate,
  contactBy: '支部' as const,
  channel: '电话' as const,
  isReport: false,
  importantActivity: false,
  summary: '情况正常',
  person: null,
  ...rest,
})
