/** 核实记录: what was looked into about a lost member's conduct, each with its source (R-C09, R-C12). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { CONDUCT_KIND } from '../../shared/search/codes.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { demandCase, type CaseRow } from './cases.ts'
import { notFuture, ruleOf } from './step.ts'

type Changed = Outputs['search']['update']
type Saved = Outputs['search']['open']
type Checks = Outputs['search']['card']['conductChecks']
type Values = Parsed['search']['addConductCheck']['values']

export async function conductChecksOf(db: Reader, caseId: number): Promise<Checks> {
  const rows = await db
    .selectFrom('conductCheck')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('removed', '=', 0)
    .orderBy('onDate')
    .orderBy('id')
    .execute()
  return rows.map(({ id, onDate, kind, source, finding, conduct, person }) => ({
    id,
    on: onDate,
    // Written through the contract's own code tables.
    kind: kind as Checks[number]['kind'],
    source,
    finding,
    conduct: conduct as Checks[number]['conduct'],
    person,
  }))
}

function demandCheck(row: CaseRow, { on }: Values, office: Office): void {
  ruleOf(row, 'CHECK')
  notFuture(on, office.clock.today(), '核实日期', 'on')
}

function columnsOf({ on, ...rest }: Values) {
  return { onDate: on, ...rest }
}

export async function addConductCheck(
  office: Office,
  { caseId, values }: Parsed['search']['addConductCheck'],
): Promise<Saved> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记核实记录：${labelOf(CONDUCT_KIND, values.kind)}`),
    async ({ tx }) => {
      demandCheck(await demandCase(tx, caseId), values, office)
      const { id } = await tx
        .insertInto('conductCheck')
        .values({ caseId, ...columnsOf(values) })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
  )
  return { changeId, id: value }
}

export async function updateConductCheck(
  office: Office,
  { id, values }: Parsed['search']['updateConductCheck'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '修改核实记录'), async ({ tx }) => {
    const { caseId } = await demandRow(tx, 'conductCheck', id)
    demandCheck(await demandCase(tx, caseId), values, office)
    await tx.updateTable('conductCheck').set(columnsOf(values)).where('id', '=', id).execute()
  })
  return { changeId }
}

export async function removeConductCheck(office: Office, id: number): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '删除核实记录'), async ({ tx }) => {
    const { caseId } = await demandRow(tx, 'conductCheck', id)
    ruleOf(await demandCase(tx, caseId), 'CHECK')
    await removeRow(tx, 'conductCheck', id)
  })
  return { changeId }
}
