/** What happens to a form: back, back with the wish not to register, put right, compared with the register. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import {
  REGISTRATION_STATE,
  REGISTRATION_STEP,
  type RegistrationStep,
  type RegistrationWish,
} from '../../shared/registration/codes.ts'
import {
  registrationMissing,
  registrationRule,
  registrationState,
  type RegistrationEvidence,
} from '../../shared/registration/steps.ts'
import { change } from '../db/change.ts'
import { given } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandForm, type FormRow } from './forms.ts'

const NOTHING: RegistrationEvidence = { returnedOn: null, applicationOn: null, reason: null }

/** The form was given before it came back, and nothing comes back tomorrow. Throws DATE_ORDER, DATE_FUTURE. */
function demandDay(form: FormRow, returnedOn: IsoDate, today: IsoDate): void {
  if (compareDates(returnedOn, today) > 0)
    throw new OfficeError('DATE_FUTURE', { date: '交回日期' }, { field: 'returnedOn' })
  if (compareDates(returnedOn, form.issuedOn) < 0) {
    const details = { later: '交回日期', earlier: `发放日期（${form.issuedOn}）` }
    throw new OfficeError('DATE_ORDER', details, { field: 'returnedOn' })
  }
}

/**
 * The step is one of the table from where the form stood on the day it came back.
 * Throws STATE_STEP_REFUSED, EVIDENCE_MISSING naming what lacks.
 */
function demandStep(
  form: FormRow,
  step: RegistrationStep,
  evidence: Partial<RegistrationEvidence>,
  today: IsoDate,
): void {
  // Written through the contract's own code table.
  const facts = { ...form, wish: form.wish as RegistrationWish | null }
  const from = registrationState(facts, evidence.returnedOn ?? today)
  const standing = form.returnedOn === null ? from : registrationState(facts, today)
  const rule = registrationRule(standing, step)
  if (rule === null) {
    throw new OfficeError('STATE_STEP_REFUSED', {
      from: labelOf(REGISTRATION_STATE, standing),
      to: labelOf(REGISTRATION_STEP, step),
    })
  }
  const missing = registrationMissing(rule, { ...NOTHING, ...evidence })
  if (missing.length > 0) {
    throw new OfficeError('EVIDENCE_MISSING', {
      missing: missing.join('、'),
      step: labelOf(REGISTRATION_STEP, step),
    })
  }
}

async function write(tx: Writer, id: number, patch: RowPatch<'registrationForm'>): Promise<void> {
  if (Object.keys(patch).length === 0) return
  await tx.updateTable('registrationForm').set(patch).where('id', '=', id).execute()
}

/** Forms read at a time. */
const AT_ONCE = 500

async function formsNamed(db: Reader, ids: readonly number[]): Promise<FormRow[]> {
  const wanted = [...new Set(ids)]
  const found: FormRow[] = []
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('registrationForm')
      .selectAll()
      .where('id', 'in', wanted.slice(from, from + AT_ONCE))
      .where('removed', '=', 0)
      .execute()
    found.push(...rows)
  }
  if (found.length < wanted.length) throw new OfficeError('RECORD_MISSING')
  return found
}

async function nameOf(db: Reader, { memberId }: FormRow): Promise<string> {
  return (await memberRecord(db, memberId)).name
}

/** Many at once, one step of undo. Throws REGISTRATION_ALL_BACK, EVIDENCE_MISSING, DATE_FUTURE, DATE_ORDER. */
export async function markReturned(
  office: Office,
  { ids, returnedOn }: Parsed['registration']['markReturned'],
): Promise<Outputs['registration']['markReturned']> {
  const today = office.clock.today()
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '登记申请表交回'),
    async ({ tx, rename }) => {
      const forms = (await formsNamed(tx, ids)).filter(form => form.returnedOn === null)
      const [first] = forms
      if (!first) throw new OfficeError('REGISTRATION_ALL_BACK')
      for (const form of forms) {
        demandStep(form, 'RETURN', { returnedOn }, today)
        if (returnedOn === null) continue
        demandDay(form, returnedOn, today)
        await write(tx, form.id, { returnedOn, wish: '登记' })
      }
      rename(
        forms.length === 1
          ? `登记申请表交回：${await nameOf(tx, first)}`
          : `登记申请表交回：${forms.length}份`,
      )
      return forms.length
    },
  )
  return { changeId, forms: value }
}

/** Throws STATE_STEP_REFUSED, EVIDENCE_MISSING, DATE_FUTURE, DATE_ORDER. */
export async function declineRegistration(
  office: Office,
  { id, returnedOn, applicationOn }: Parsed['registration']['decline'],
): Promise<Outputs['registration']['decline']> {
  const today = office.clock.today()
  const { changeId } = await change(
    office.register(),
    stamp(office, '登记不愿登记'),
    async ({ tx, rename }) => {
      const form = await demandForm(tx, id)
      demandStep(form, 'DECLINE', { returnedOn, applicationOn }, today)
      if (returnedOn === null || applicationOn === null) return
      demandDay(form, returnedOn, today)
      if (compareDates(applicationOn, today) > 0)
        throw new OfficeError('DATE_FUTURE', { date: '书面申请日期' }, { field: 'applicationOn' })
      await write(tx, id, { returnedOn, applicationOn, wish: '不愿登记' })
      rename(`登记不愿登记：${await nameOf(tx, form)}`)
    },
  )
  return { changeId }
}

/** Throws STATE_STEP_REFUSED, EVIDENCE_MISSING, REGISTRATION_CASE while a disposal case rests on the form. */
export async function retractForm(
  office: Office,
  { id, reason }: Parsed['registration']['retract'],
): Promise<Outputs['registration']['retract']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '登记申请表更正为未交'),
    async ({ tx, rename }) => {
      const form = await demandForm(tx, id)
      demandStep(form, 'RETRACT', { reason }, office.clock.today())
      const opened = await tx
        .selectFrom('disposalCase')
        .select('caseNo')
        .where('registrationId', '=', id)
        .where('removed', '=', 0)
        .executeTakeFirst()
      if (opened) throw new OfficeError('REGISTRATION_CASE', opened)
      const empty = { returnedOn: null, wish: null, applicationOn: null }
      await write(tx, id, { ...empty, checkState: null, checkNote: null, checkedOn: null, checkedBy: null })
      rename(`登记申请表更正为未交：${await nameOf(tx, form)}（${reason ?? ''}）`)
    },
  )
  return { changeId }
}

/** What stands on the paper, kept as typed. Throws STATE_STEP_REFUSED for a day of a form that is not back. */
export async function writeForm(
  office: Office,
  { id, returnedOn, values }: Parsed['registration']['write'],
): Promise<Outputs['registration']['write']> {
  const today = office.clock.today()
  const { changeId } = await change(
    office.register(),
    stamp(office, '录入登记申请表'),
    async ({ tx, rename }) => {
      const form = await demandForm(tx, id)
      rename(`录入登记申请表：${await nameOf(tx, form)}`)
      if (returnedOn !== undefined) {
        if (form.returnedOn === null) {
          const to = labelOf(REGISTRATION_STEP, 'RETURN')
          throw new OfficeError('STATE_STEP_REFUSED', { from: '未交', to })
        }
        demandDay(form, returnedOn, today)
      }
      await write(tx, id, { ...given(values), ...(returnedOn === undefined ? {} : { returnedOn }) })
    },
  )
  return { changeId }
}

/** 核对无误, or what was put right in the register (S01 15). Throws EVIDENCE_MISSING. */
export async function checkForms(
  office: Office,
  { ids, state, note }: Parsed['registration']['check'],
): Promise<Outputs['registration']['check']> {
  const text = note === '' ? null : note
  const step = state === null ? '取消核对' : `标为${state}`
  if (state === '有更正' && text === null)
    throw new OfficeError('EVIDENCE_MISSING', { missing: '更正了什么', step }, { field: 'note' })
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记信息核实：${state ?? '取消核对'}`),
    async ({ tx, rename }) => {
      const forms = (await formsNamed(tx, ids)).filter(form => form.returnedOn !== null)
      const [first] = forms
      if (!first) throw new OfficeError('EVIDENCE_MISSING', { missing: '交回的登记申请表', step })
      const checkedBy = (await settingsOf(tx))['committee.filledBy'] || null
      const mark =
        state === null
          ? { checkState: null, checkNote: null, checkedOn: null, checkedBy: null }
          : { checkState: state, checkNote: text, checkedOn: office.clock.today(), checkedBy }
      for (const { id } of forms) await write(tx, id, mark)
      const whose = forms.length === 1 ? await nameOf(tx, first) : `${forms.length}份`
      rename(`登记信息核实：${state ?? '取消核对'}，${whose}`)
      return forms.length
    },
  )
  return { changeId, forms: value }
}

/** A form given by mistake. Throws RECORD_MISSING, REGISTRATION_RETURNED. */
export async function removeForm(
  office: Office,
  { id }: Parsed['registration']['removeForm'],
): Promise<Outputs['registration']['removeForm']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除误发的登记申请表'),
    async ({ tx, rename }) => {
      const form = await demandForm(tx, id)
      if (form.returnedOn !== null) throw new OfficeError('REGISTRATION_RETURNED', { count: 1 })
      await removeRow(tx, 'registrationForm', id)
      rename(`删除误发的登记申请表：${await nameOf(tx, form)}`)
    },
  )
  return { changeId }
}
