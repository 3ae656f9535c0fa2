/** Sessions of education and notes on keeping in touch afterwards (R-J12; rules.md 4.3, 11). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { demandDisposal, stepsTaken, talkDay } from './cases.ts'

type Values = Parsed['disposal']['addNote']['values']

const WHAT: Readonly<Record<Values['kind'], string>> = { education: '转化教育', aftercare: '跟踪帮教' }

async function demandDay(tx: Writer, office: Office, disposalId: number, { kind, on }: Values) {
  const what = WHAT[kind]
  if (compareDates(on, office.clock.today()) > 0) {
    throw new OfficeError('DATE_FUTURE', { date: `${what}日期` }, { field: 'on' })
  }
  const row = await demandDisposal(tx, disposalId)
  const talk = talkDay(await stepsTaken(tx, disposalId))
  if (kind === 'education' && talk === null) {
    throw new OfficeError('EVIDENCE_MISSING', { missing: '组织谈话', step: `登记${what}` })
  }
  const from = kind === 'education' ? (talk ?? row.openedOn) : row.openedOn
  if (compareDates(on, from) < 0) {
    const earlier = `${kind === 'education' ? '组织谈话' : '立案'}日期（${from}）`
    throw new OfficeError('DATE_ORDER', { later: `${what}日期`, earlier }, { field: 'on' })
  }
}

function columns({ kind, on, person, text }: Values) {
  return { kind, onDate: on, person, text }
}

export async function addNote(
  office: Office,
  { id, values }: Parsed['disposal']['addNote'],
): Promise<Outputs['disposal']['addNote']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记${WHAT[values.kind]}`),
    async ({ tx }) => {
      await demandDay(tx, office, id, values)
      const row = await tx
        .insertInto('disposalNote')
        .values({ disposalId: id, ...columns(values) })
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    },
  )
  return { changeId, id: value }
}

async function demandNote(tx: Writer, noteId: number) {
  return demandRow(tx, 'disposalNote', noteId)
}

export async function updateNote(
  office: Office,
  { noteId, values }: Parsed['disposal']['updateNote'],
): Promise<Outputs['disposal']['updateNote']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, `修改${WHAT[values.kind]}记录`),
    async ({ tx }) => {
      const row = await demandNote(tx, noteId)
      await demandDay(tx, office, row.disposalId, values)
      await tx.updateTable('disposalNote').set(columns(values)).where('id', '=', noteId).execute()
    },
  )
  return { changeId }
}

export async function removeNote(
  office: Office,
  { noteId }: Parsed['disposal']['removeNote'],
): Promise<Outputs['disposal']['removeNote']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除教育或帮教记录'),
    async ({ tx }) => {
      await demandNote(tx, noteId)
      await tx.updateTable('disposalNote').set({ removed: 1 }).where('id', '=', noteId).execute()
    },
  )
  return { changeId }
}
