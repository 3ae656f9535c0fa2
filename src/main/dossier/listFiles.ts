/** The room's lists as they are seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import type { ClockRow } from '../../shared/dossier/clockMethods.ts'
import { CLOCK_KIND } from '../../shared/dossier/clocks.ts'
import { DOSSIER_ONLY, MARKS_OF_TODAY } from '../../shared/dossier/codes.ts'
import { FINDING_KIND, FINDING_LISTED } from '../../shared/dossier/findings.ts'
import type { FindingRow } from '../../shared/dossier/findingMethods.ts'
import {
  CLOCK_COLUMNS,
  DOSSIER_COLUMNS,
  FINDING_COLUMNS,
  MAKE_UP_COLUMNS,
} from '../../shared/dossier/listColumns.ts'
import { MAKE_UP_LISTED } from '../../shared/dossier/makeUp.ts'
import type { MakeUpRow } from '../../shared/dossier/makeUpMethods.ts'
import type { DossierRow } from '../../shared/dossier/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { narrowedTo, offerList, searchedFor, type ListFile } from '../reporting/service.ts'
import { listClocks } from './clocks.ts'
import { listFindings } from './findings.ts'
import { listMakeUps } from './makeUps.ts'
import { dossierRows } from './service.ts'

export function matrixFile(
  office: Office,
  { format, columns, filter, asOf }: Parsed['dossier']['matrixFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const list: ListFile<DossierRow> = {
    title: '党员档案核查表',
    on: asOf ?? today,
    orgId: filter.orgId,
    narrowed: [
      narrowedTo('材料', labelOf(DOSSIER_ONLY, filter.only)),
      searchedFor(filter.text),
      asOf === undefined ? '' : MARKS_OF_TODAY,
    ],
    columns: DOSSIER_COLUMNS,
    seen: columns,
    read: (db, page) => dossierRows(db, { filter, asOf, page }, today),
    counted: rows => `${rows}名`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}

export function findingsFile(
  office: Office,
  { format, columns, filter, asOf }: Parsed['dossier']['findingsFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const list: ListFile<FindingRow> = {
    title: '党员档案问题名单',
    on: asOf ?? today,
    orgId: filter.orgId,
    narrowed: [
      narrowedTo('进度', labelOf(FINDING_LISTED, filter.state)),
      narrowedTo('问题', labelOf(FINDING_KIND, filter.kind)),
      searchedFor(filter.text),
    ],
    columns: FINDING_COLUMNS,
    seen: columns,
    read: (db, page) => listFindings(db, { filter, asOf, page }, today),
    counted: rows => `${rows}个问题`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}

export function makeUpsFile(
  office: Office,
  { format, columns, filter, asOf }: Parsed['dossier']['makeUpsFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const list: ListFile<MakeUpRow> = {
    title: '补办党员档案名单',
    on: asOf ?? today,
    orgId: filter.orgId,
    narrowed: [narrowedTo('进度', labelOf(MAKE_UP_LISTED, filter.state)), searchedFor(filter.text)],
    columns: MAKE_UP_COLUMNS,
    seen: columns,
    read: (db, page) => listMakeUps(db, { filter, asOf, page }, today),
    counted: rows => `${rows}件`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}

export function clocksFile(
  office: Office,
  { format, columns, filter, asOf }: Parsed['dossier']['clocksFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const list: ListFile<ClockRow> = {
    title: '党员档案归档期限名单',
    on: asOf ?? today,
    orgId: filter.orgId,
    narrowed: [
      narrowedTo('事项', labelOf(CLOCK_KIND, filter.kind)),
      filter.overdue === true ? '超期的' : '',
      searchedFor(filter.text),
    ],
    columns: CLOCK_COLUMNS,
    seen: columns,
    read: (db, page) => listClocks(db, { filter, asOf, page }, today),
    counted: rows => `${rows}项`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}
