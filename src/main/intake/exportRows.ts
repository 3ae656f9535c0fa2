/** Workbooks on their way back to the villages: refused rows with their reasons, and a blank roster. */

import type { Ticket } from '../../shared/api/method.ts'
import { plainText } from '../../shared/intake/cellText.ts'
import { targetLabel } from '../../shared/intake/headerNames.ts'
import type { IntakeTarget } from '../../shared/intake/schema.ts'
import { DEGREE, EDUCATION_LEVEL, MARITAL, SEX } from '../../shared/roster/codes.ts'
import type { Reader } from '../db/register.ts'
import { writeRowsWorkbook, type RowsColumn, type RowsSheet } from '../documents/rowsWorkbook.ts'
import { quietWork } from '../longWork.ts'
import type { Office } from '../office.ts'
import { keptRows, mendedRow, type Judge, type Plan, type PlanSheet } from './plan.ts'
import { viewRow } from './planViews.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Not read on the way back: it says what was wrong the last time. */
const REASON = '原因'

const WIDTHS: Partial<Record<IntakeTarget, number>> = {
  name: 10,
  sex: 6,
  nation: 8,
  idNo: 22,
  branch: 24,
  residence: 30,
  domicile: 30,
  remark: 24,
  phone: 14,
}

function widthOf(target: IntakeTarget | null): number {
  return target === null ? 14 : (WIDTHS[target] ?? 14)
}

/** Further columns the rows need: mended fields without a column, and the branch where only a title names it. */
function moreTargets(plan: Plan, sheet: PlanSheet, ordinals: readonly number[]): IntakeTarget[] {
  const present = new Set(sheet.head.columns.map(column => column.target))
  const mended = ordinals.flatMap(ordinal => Object.keys(plan.mended.get(ordinal) ?? {}) as IntakeTarget[])
  const titled = sheet.branch.from === 'unitLine' || sheet.branch.from === 'title'
  const wanted = new Set<IntakeTarget>([...(titled ? ['branch' as const] : []), ...mended])
  return [...wanted].filter(target => !present.has(target))
}

interface RefusedRow {
  ordinal: number
  cells: string[]
  section: string
  reasons: string
}

function refusedRows(plan: Plan, index: number, judge: Judge): RefusedRow[] {
  const sheet = plan.sheets[index]
  if (!sheet) return []
  return plan.batches
    .filter(batch => batch.sheet === index)
    .flatMap(batch =>
      batch.decisions.flatMap((decision, at): RefusedRow[] => {
        const kept = keptRows(plan, batch)[at]
        if (decision !== 'refused' || !kept) return []
        const ordinal = batch.first + at
        const { findings } = viewRow(plan, batch, at, judge)
        const reasons = findings.filter(finding => finding.level !== 'note').map(finding => finding.reason)
        const { cells } = mendedRow(plan, sheet, kept, ordinal)
        return [{ ordinal, cells, section: kept.section, reasons: [...new Set(reasons)].join('；') }]
      }),
    )
}

function refusedSheet(plan: Plan, index: number, judge: Judge): RowsSheet | null {
  const sheet = plan.sheets[index]
  const rows = refusedRows(plan, index, judge)
  if (!sheet || rows.length === 0) return null
  const own = sheet.head.columns
  const more = moreTargets(
    plan,
    sheet,
    rows.map(row => row.ordinal),
  )
  const sections = rows.some(row => row.section !== '') && !own.some(column => column.target === 'branch')
  const added = sections && !more.includes('branch') ? [...more, 'branch' as const] : more
  const columns: RowsColumn[] = [
    ...own.map(({ header, target }) => ({ header, width: widthOf(target) })),
    ...added.map(target => ({ header: targetLabel(target), width: widthOf(target) })),
    { header: REASON, width: 40 },
  ]
  return {
    name: sheet.head.name,
    above: [],
    columns,
    rows: rows.map(({ ordinal, cells, section, reasons }) => [
      ...own.map((_, column) => plainText(cells[column] ?? '')),
      ...added.map(target => plan.mended.get(ordinal)?.[target] ?? branchText(target, section, sheet)),
      reasons,
    ]),
  }
}

function branchText(target: IntakeTarget, section: string, sheet: PlanSheet): string {
  if (target !== 'branch') return ''
  if (section !== '') return section
  return sheet.branch.from === 'asked' || sheet.branch.from === 'sheetName' ? '' : sheet.branch.text
}

/** The refused rows with the columns they came in and a column of reasons; mended, it can be imported again. */
export async function offerRefused(office: Office, plan: Plan, judge: Judge): Promise<Ticket> {
  const sheets = plan.sheets.flatMap((_, index) => refusedSheet(plan, index, judge) ?? [])
  const empty: RowsSheet = {
    name: '未通过',
    above: [],
    columns: [{ header: '没有未通过的行', width: 30 }],
    rows: [],
  }
  const bytes = await writeRowsWorkbook(
    sheets.length > 0 ? sheets : [empty],
    { title: '未通过的行', author: office.actor(), madeOn: office.clock.today() },
    quietWork(),
  )
  const name = `${plan.fileName.replace(/\.[^.]*$/, '')}－未通过的行.xlsx`
  return office.files.offer({ name, bytes, mime: XLSX })
}

const TEMPLATE: readonly IntakeTarget[] = [
  'name',
  'sex',
  'nation',
  'idNo',
  'birth',
  'education',
  'degree',
  'kind',
  'joinDate',
  'fullDate',
  'workStart',
  'transferInOn',
  'partyPost',
  'occupation',
  'unit',
  'title',
  'marital',
  'nativePlace',
  'domicile',
  'residence',
  'phone',
  'wechat',
  'remark',
]

const OFFERED: Partial<Record<IntakeTarget, readonly string[]>> = {
  sex: SEX.items.map(item => item.label),
  education: EDUCATION_LEVEL.items.map(item => item.label),
  degree: DEGREE.items.map(item => item.label),
  marital: MARITAL.items.map(item => item.label),
  kind: ['正式党员', '预备党员', '入党积极分子'],
}

function templateColumn(target: IntakeTarget) {
  const words = OFFERED[target]
  const header =
    target === 'kind' ? '党员类别' : target === 'partyPost' ? '现任党内职务' : targetLabel(target)
  return { header, width: widthOf(target), ...(words && { words }) }
}

/** The columns of the blank roster with what each of them is. */
export function templateColumns() {
  return TEMPLATE.map(target => ({ target, ...templateColumn(target) }))
}

async function branchName(db: Reader, orgId: number): Promise<string> {
  const row = await db
    .selectFrom('organisation')
    .select(['fullName', 'shortName'])
    .where('id', '=', orgId)
    .executeTakeFirst()
  return row ? row.shortName || row.fullName : ''
}

/** A blank roster to be filled in by a branch, or, without one, with a column for the branch. */
export async function offerTemplate(office: Office, orgId: number | undefined): Promise<Ticket> {
  const branch = orgId === undefined ? '' : await branchName(office.register().reader, orgId)
  const targets = branch === '' ? (['branch', ...TEMPLATE] as const) : TEMPLATE
  const sheet: RowsSheet = {
    name: branch === '' ? '党员名册' : branch,
    above: branch === '' ? [] : [`填报单位：${branch}`],
    columns: targets.map(templateColumn),
    rows: [],
  }
  const bytes = await writeRowsWorkbook(
    [sheet],
    { title: '党员名册模板', author: office.actor(), madeOn: office.clock.today() },
    quietWork(),
  )
  return office.files.offer({ name: `${branch}党员名册模板.xlsx`, bytes, mime: XLSX })
}
