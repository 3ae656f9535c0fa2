/** Records that hang on a member: family, education, sanctions, honours, hours of study. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { sanctionEffectTo } from '../../shared/roster/sanctions.ts'
import { hoursText } from '../../shared/roster/studyHours.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { saveRow } from '../db/saveRow.ts'
import { stamp, type Office } from '../office.ts'
import { carryOutDecision, memberRecord } from './service.ts'

type Saved = Outputs['roster']['saveFamily']
type RecordTable = 'family' | 'education' | 'sanction' | 'honour' | 'studyHours'

/** Runs `write` as one change after making sure the member is there. */
async function saveRecord(
  office: Office,
  memberId: number,
  label: string,
  write: (tx: Writer) => Promise<number>,
): Promise<Saved> {
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    await memberRecord(tx, memberId)
    return write(tx)
  })
  return { changeId, id: value }
}

export async function saveFamily(
  office: Office,
  { memberId, id, values }: Parsed['roster']['saveFamily'],
): Promise<Saved> {
  const row = {
    ...values,
    isEmergency: toFlag(values.isEmergency),
    isSearchContact: toFlag(values.isSearchContact),
  }
  return saveRecord(office, memberId, `登记家庭成员：${values.name}`, tx =>
    saveRow(tx, 'family', id, { memberId, ...row }),
  )
}

export async function saveEducation(
  office: Office,
  { memberId, id, values }: Parsed['roster']['saveEducation'],
): Promise<Saved> {
  if (values.fromOn !== null && values.toOn !== null && compareDates(values.toOn, values.fromOn) < 0) {
    throw new OfficeError('DATE_ORDER', { later: '毕业日期', earlier: '入学日期' }, { field: 'toOn' })
  }
  return saveRecord(office, memberId, `登记学历：${values.level}`, tx =>
    saveRow(tx, 'education', id, { memberId, ...values }),
  )
}

export async function saveSanction(
  office: Office,
  { memberId, id, values }: Parsed['roster']['saveSanction'],
): Promise<Saved> {
  const row = { ...values, effectTo: sanctionEffectTo(values.kind, values.decidedOn) }
  return saveRecord(office, memberId, `登记处分：${values.kind}`, async tx => {
    const saved = await saveRow(tx, 'sanction', id, { memberId, ...row })
    if (values.kind === '开除党籍') await expel(tx, memberId, values, office.clock.today())
    return saved
  })
}

/** 开除党籍 ends the membership on its day (rules.md 4.1); of one who has left the roll already it is only a record. */
async function expel(
  tx: Writer,
  memberId: number,
  { decidedOn, decidedBy, documentNo }: Parsed['roster']['saveSanction']['values'],
  today: IsoDate,
): Promise<void> {
  const { membership } = await memberRecord(tx, memberId)
  if (!ON_ROLL.some(state => state === membership) && membership !== 'SUSPENDED') return
  const paper = [decidedBy, documentNo].filter(Boolean).join('，')
  const evidence = `开除党籍${paper === '' ? '' : `（${paper}）`}`
  await carryOutDecision(tx, { id: memberId, membership: 'REMOVED', on: decidedOn, evidence }, today)
}

export async function saveHonour(
  office: Office,
  { memberId, id, values }: Parsed['roster']['saveHonour'],
): Promise<Saved> {
  return saveRecord(office, memberId, `登记荣誉：${values.title}`, tx =>
    saveRow(tx, 'honour', id, { memberId, ...values }),
  )
}

/** One row a member and year: a second one takes the place of the first. */
export async function saveStudyHours(
  office: Office,
  { memberId, id, values }: Parsed['roster']['saveStudyHours'],
): Promise<Saved> {
  const label = `登记学时：${values.year}年${hoursText(values.tenths)}学时`
  return saveRecord(office, memberId, label, async tx => {
    const present = await tx
      .selectFrom('studyHours')
      .select('id')
      .where('memberId', '=', memberId)
      .where('removed', '=', 0)
      .where(eb => (id === undefined ? eb('year', '=', values.year) : eb('id', '=', id)))
      .executeTakeFirst()
    if (present) {
      await tx.updateTable('studyHours').set(values).where('id', '=', present.id).execute()
      return present.id
    }
    if (id !== undefined) throw new OfficeError('RECORD_MISSING')
    const inserted = await tx
      .insertInto('studyHours')
      .values({ memberId, ...values })
      .returning('id')
      .executeTakeFirstOrThrow()
    return inserted.id
  })
}

const LABEL: Record<RecordTable, string> = {
  family: '删除家庭成员',
  education: '删除学历',
  sanction: '删除处分记录',
  honour: '删除荣誉记录',
  studyHours: '删除学时记录',
}

export async function removeRecord(
  office: Office,
  table: RecordTable,
  id: number,
): Promise<Outputs['roster']['removeFamily']> {
  const { changeId } = await change(office.register(), stamp(office, LABEL[table]), async ({ tx }) => {
    await removeRow(tx, table, id)
  })
  return { changeId }
}
