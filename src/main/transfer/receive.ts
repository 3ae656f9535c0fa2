/** A letter brought by somebody the register does not know (R-F09). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { inspectIdNumber } from '../../shared/kernel/idNumber.ts'
import type { TypedValues } from '../../shared/roster/schema.ts'
import { change } from '../db/change.ts'
import type { Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord, writeNewMember } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { writeLetter } from './steps.ts'

/** Throws INPUT_INVALID where somebody of this ID number is in the register already. */
async function demandUnknown(tx: Writer, id: number): Promise<void> {
  const { idNo } = await memberRecord(tx, id)
  if (idNo === null) return
  const known = await tx
    .selectFrom('member')
    .select('name')
    .where('idNo', '=', idNo)
    .where('id', '<>', id)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (!known) return
  const reason = `台账里已有${known.name}，请在“党员”一栏选择`
  throw new OfficeError('INPUT_INVALID', { field: '身份证号', reason }, { field: 'idNo' })
}

/** Sex and birth stand in a right ID number: nobody types them twice. */
function withIdFacts(person: TypedValues, today: IsoDate): TypedValues {
  if (typeof person.idNo !== 'string') return person
  const { valid, birth, sex } = inspectIdNumber(person.idNo, {}, today)
  if (!valid || birth === null || sex === null) return person
  return { ...person, birth: person.birth ?? birth, sex: person.sex ?? sex }
}

/** The person and his letter as one change; until it is accepted he is on no roll. */
export async function receiveLetter(
  office: Office,
  { person, values }: Parsed['transfer']['receive'],
): Promise<Outputs['transfer']['receive']> {
  const today = office.clock.today()
  const label = `登记转入介绍信：${typeof person.name === 'string' ? person.name : ''}`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const { 'letter.validDays': validDays } = await settingsOf(tx)
    const memberId = await writeNewMember(
      tx,
      {
        values: withIdFacts(person, today),
        orgId: null,
        membership: 'INCOMING',
        fromOn: null,
        evidence: '转入介绍信待接收',
      },
      today,
    )
    await demandUnknown(tx, memberId)
    return writeLetter(tx, {
      memberId,
      before: undefined,
      values: { ...values, direction: '转入' },
      to: null,
      validDays,
      today,
    })
  })
  return { changeId, id: value }
}
