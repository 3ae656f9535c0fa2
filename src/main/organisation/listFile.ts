/** The tree of organisations as it is seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import type { ListedColumn } from '../../shared/forms/listColumns.ts'
import { ORGANISATION_COLUMNS } from '../../shared/organisation/listColumns.ts'
import { nest, treeRows, type TreeRow } from '../../shared/organisation/tree.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerList, rowsAtHand, type ListFile } from '../reporting/service.ts'
import { tree } from './service.ts'

/** On paper what stands under another is set in by a sign for every step: cells have no room of their own for it. */
const INDENT = '　'

function setIn(column: ListedColumn<TreeRow>): ListedColumn<TreeRow> {
  return column.key === 'fullName'
    ? { ...column, text: (row, on) => INDENT.repeat(row.depth) + column.text(row, on) }
    : column
}

export async function organisationFile(
  office: Office,
  { format, columns, asOf, folded }: Parsed['organisation']['listFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const rows = treeRows(nest(await tree(office.register().reader, asOf, today)), new Set(folded))
  const list: ListFile<TreeRow> = {
    title: '党组织一览表',
    on: asOf ?? today,
    columns: ORGANISATION_COLUMNS.map(setIn),
    seen: columns,
    read: rowsAtHand(rows),
    counted: count => `${count}个党组织`,
  }
  return offerList(office, list, format, work)
}
