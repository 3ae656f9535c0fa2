/** 缺件清单 as a workbook: a working list for the branches, to be filled in and ticked off. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { MARKS_OF_TODAY, REQUIRED_MATERIAL, type RequiredMaterial } from '../../shared/dossier/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { Reader } from '../db/register.ts'
import { withSnapshot } from '../db/snapshot.ts'
import { writeRowsWorkbook, type RowsColumn } from '../documents/rowsWorkbook.ts'
import { quietWork } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { recordExport } from '../reporting/service.ts'
import { missingMaterials } from './service.ts'

type MissingRow = Outputs['dossier']['missing']['rows'][number]
type Input = Parsed['dossier']['exportMissing']

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const COLUMNS: readonly RowsColumn[] = [
  { header: '序号', width: 6 },
  { header: '党支部', width: 24 },
  { header: '姓名', width: 12 },
  { header: '入党时间', width: 13 },
  { header: '缺', width: 30 },
  { header: '不规范', width: 30 },
  { header: '核查日期', width: 13 },
  { header: '说明', width: 36 },
  { header: '补齐情况', width: 16 },
]

const materials = (items: readonly RequiredMaterial[]) =>
  items.map(item => labelOf(REQUIRED_MATERIAL, item)).join('、')

function cells(
  { name, orgName, joinDate, missing, irregular, markedOn, notes }: MissingRow,
  index: number,
): string[] {
  return [
    String(index + 1),
    orgName,
    name,
    joinDate ?? '',
    materials(missing),
    materials(irregular),
    markedOn ?? '',
    notes,
    '',
  ]
}

async function allMissing(db: Reader, { orgId, asOf }: Input, today: IsoDate): Promise<MissingRow[]> {
  const rows: MissingRow[] = []
  for (;;) {
    const page = { offset: rows.length, limit: PAGE_MAX }
    const found = await missingMaterials(db, { orgId, asOf, page }, today)
    rows.push(...found.rows)
    if (found.rows.length === 0 || rows.length >= found.total) return rows
  }
}

/** The members with a material missing or irregular, of one organisation and those below it, or of all. */
export async function offerMissing(office: Office, input: Input): Promise<Ticket> {
  const today = office.clock.today()
  const on = input.asOf ?? today
  const { rows, scope } = await withSnapshot(office.register(), async db => ({
    rows: await allMissing(db, input, today),
    scope: input.orgId === undefined ? '' : ((await organisationNames(db, on)).get(input.orgId) ?? ''),
  }))
  const bytes = await writeRowsWorkbook(
    [
      {
        name: '缺件清单',
        above: [
          `${scope}党员档案缺件清单`,
          `共${rows.length}名，截至${on}${input.asOf === undefined ? '' : `（${MARKS_OF_TODAY}）`}，填表日期：${today}。未核查的材料不列入。补齐后请在末列写明`,
        ],
        columns: COLUMNS,
        rows: rows.map(cells),
      },
    ],
    { title: `${scope}党员档案缺件清单`, author: office.actor(), madeOn: today },
    quietWork(),
  )
  const name = `${scope}党员档案缺件清单.xlsx`
  await recordExport(office, {
    what: '党员档案缺件清单',
    destination: '本机',
    detail: { files: [{ name, bytes: bytes.byteLength }], persons: rows.length, asOf: on },
  })
  return office.files.offer({ name, bytes, mime: XLSX })
}
