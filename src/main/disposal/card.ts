/** One disposal case with everything written about it. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { DisposalStep } from '../../shared/disposal/codes.ts'
import { papersAfter } from '../../shared/disposal/papers.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { registrationOf } from '../registration/service.ts'
import { settingsOf } from '../settings/service.ts'
import {
  archivedOf,
  demandDisposal,
  groundsOf,
  listedCase,
  notesOf,
  routeOf,
  stepsTaken,
  termsOf,
  type CaseRow,
} from './cases.ts'

type Card = Outputs['disposal']['card']

function valuesOf(row: CaseRow): Card['values'] {
  return {
    sourceNote: row.sourceNote,
    sinceOn: row.sinceOn,
    facts: row.facts,
    violation: row.violation === 1,
    // Written through the contract's own code tables.
    clueTo: row.clueTo as Card['values']['clueTo'],
    clueOn: row.clueOn,
    clueNo: row.clueNo,
    remark: row.remark,
  }
}

function stepOf(taken: Row<'disposalStep'>): Card['steps'][number] {
  const { id, onDate, actor, documentNo, text, expected, entitled, present, agree, against, abstain } = taken
  const step = taken
  return {
    id,
    actor,
    documentNo,
    text,
    expected,
    entitled,
    present,
    agree,
    against,
    abstain,
    on: onDate,
    step: step.step as DisposalStep,
    result: step.result as Card['steps'][number]['result'],
    toState: step.toState as Card['state'],
    voteRule: step.voteRule as Card['steps'][number]['voteRule'],
  }
}

async function namesOf(db: Reader, ids: readonly (number | null)[]): Promise<Card['educators']> {
  const known = ids.filter(id => id !== null)
  if (known.length === 0) return []
  const rows = await db.selectFrom('member').select(['id', 'name']).where('id', 'in', known).execute()
  return known.flatMap(id => rows.filter(row => row.id === id))
}

async function numberOf(
  db: Reader,
  table: 'disposalCase' | 'lostCase',
  id: number | null,
): Promise<Card['previous']> {
  if (id === null) return null
  const row = await db
    .selectFrom(table)
    .select([`${table}.id`, `${table}.caseNo`])
    .where(`${table}.id`, '=', id)
    .executeTakeFirst()
  return row ?? null
}

async function followingOf(db: Reader, id: number): Promise<Card['following']> {
  const row = await db
    .selectFrom('disposalCase')
    .select(['id', 'caseNo'])
    .where('previousDisposalId', '=', id)
    .where('removed', '=', 0)
    .executeTakeFirst()
  return row ?? null
}

export async function disposalCard(
  db: Reader,
  { id, asOf }: Parsed['disposal']['card'],
  today: IsoDate,
): Promise<Card> {
  const row = await demandDisposal(db, id)
  const by = (on: IsoDate) => asOf === undefined || on <= asOf
  const steps = (await stepsTaken(db, id)).filter(({ onDate }) => by(onDate)).map(stepOf)
  const notes = (await notesOf(db, id)).filter(({ onDate }) => by(onDate))
  return {
    ...(await listedCase(db, id, asOf, today)),
    route: routeOf(row, await settingsOf(db)),
    grounds: groundsOf(row),
    source: row.source as Card['source'],
    values: valuesOf(row),
    steps,
    notes: notes.map(({ id: noteId, kind, onDate, person, text }) => ({
      id: noteId,
      kind: kind as Card['notes'][number]['kind'],
      on: onDate,
      person,
      text,
    })),
    educators: await namesOf(db, [row.educatorId, row.secondEducatorId]),
    sessionGapReason: row.sessionGapReason,
    heardOn: row.heardOn,
    hearing: row.hearing,
    unreachableReason: row.unreachableReason,
    probationEnd: row.probationEnd,
    approvedOn: row.approvedOn,
    approvalNo: row.approvalNo,
    rectifyTo: row.rectifyTo,
    announcedHow: row.announcedHow,
    concludedOn: row.concludedOn,
    terms: termsOf(row),
    archived: archivedOf(row),
    lostCase: await numberOf(db, 'lostCase', row.lostCaseId),
    registration: row.registrationId === null ? null : await registrationOf(db, row.registrationId),
    previous: await numberOf(db, 'disposalCase', row.previousDisposalId),
    following: await followingOf(db, id),
    papers: papersAfter(
      row.kind as Card['kind'],
      steps.map(({ step }) => step),
    ),
  }
}
