/** The columns of the preview: what becomes of a row, where it stands, what is wrong, and its cells. */

import { Button } from 'antd'
import type { IntakeFinding, IntakeSheet, IntakeTarget } from '../../shared/intake/schema.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { CellFinding, GridChoice, GridColumn } from '../ui/grid/gridTypes.ts'
import { byGravity, decisionMark, findingLevel } from './decisionWords.ts'
import styles from './intake.module.css'
import type { PlanRow } from './intakeFiles.ts'
import { editorOf, targetLabel, widthOf } from './targetWords.ts'

/** Not stored: the program counts them itself. */
const NOT_SHOWN = new Set<IntakeTarget>(['seq', 'age'])

/** What stands in the workbook, column by column, each target once; what everyone looks for comes first. */
export function shownTargets(sheets: readonly IntakeSheet[]): IntakeTarget[] {
  const read = sheets.filter(sheet => sheet.skipped === '')
  const mapped = read.flatMap(sheet => sheet.columns.flatMap(column => column.target ?? []))
  const first: IntakeTarget[] = ['name', 'idNo', 'branch', 'sex', 'birth']
  return [...new Set([...first, ...mapped])].filter(target => !NOT_SHOWN.has(target))
}

function findingsAt(row: PlanRow, target: IntakeTarget): IntakeFinding[] {
  return byGravity(row.findings.filter(finding => finding.field === target))
}

function cellFinding(row: PlanRow, target: IntakeTarget): CellFinding | null {
  const [gravest, ...rest] = findingsAt(row, target)
  if (!gravest) return null
  const text = [gravest, ...rest].map(finding => finding.reason).join('；')
  return { level: findingLevel(gravest.level), text }
}

/** Where a refused row is mended first. */
const MENDED_IN: Readonly<Record<string, IntakeTarget>> = {
  NAME_MISSING: 'name',
  NAME_TOO_LONG: 'name',
  KEY_MISSING: 'idNo',
  BRANCH_UNKNOWN: 'branch',
}

export function firstToMend(row: PlanRow): IntakeTarget | null {
  const [gravest] = byGravity(row.findings)
  return gravest ? (gravest.field ?? MENDED_IN[gravest.code] ?? null) : null
}

function place(row: PlanRow, several: boolean): string {
  return several ? `${row.sheet} 第${row.row}行` : `第${row.row}行`
}

/** What a row of records would write: its fields are none of a member's, and share one column. */
const RECORD_COLUMN: GridColumn<PlanRow> = {
  key: 'record',
  title: '要登记的',
  width: 320,
  text: row => row.changes.map(changeText).join('；'),
}

function changeText({ field, before, after }: PlanRow['changes'][number]): string {
  return before === '' ? `${field}：${after}` : `${field}：${before} → ${after}`
}

/** On a sheet of records what is said of the cells belongs to its own column. */
function recordColumns(sheets: readonly IntakeSheet[]): GridColumn<PlanRow>[] {
  const names = new Set(
    sheets.filter(({ reads, rows }) => reads !== 'roster' && rows > 0).map(({ name }) => name),
  )
  if (names.size === 0) return []
  const text = (row: PlanRow) => (names.has(row.sheet) ? RECORD_COLUMN.text(row) : '')
  return [{ ...RECORD_COLUMN, text }]
}

/** Whether the clerk is asked if a row is to be taken: a case is opened for nobody without it. */
export function askedOut(row: PlanRow): 'take' | 'leave' | null {
  if (row.findings.some(({ code }) => code === 'LEFT_OUT')) return 'take'
  return row.findings.some(({ code }) => code === 'LOST_OPENS') ? 'leave' : null
}

function cellColumn(target: IntakeTarget, branches: readonly GridChoice[]): GridColumn<PlanRow> {
  const text = (row: PlanRow) =>
    target === 'branch' ? (row.cells.branch ?? row.branch) : (row.cells[target] ?? '')
  return {
    key: target,
    title: targetLabel(target),
    width: target === 'name' ? 84 : widthOf(target),
    text,
    render: row => {
      const change = row.changes.find(one => one.field === target)
      if (!change) return text(row)
      return (
        <>
          <s className={styles.before}>{change.before === '' ? '空' : change.before}</s> → {change.after}
        </>
      )
    },
    finding: row => cellFinding(row, target),
    edit: target === 'branch' ? { choices: branches, maxLength: 60 } : editorOf(target),
    ...(target === 'name' ? { pinned: true, fixed: true } : {}),
  }
}

interface Options {
  branches: readonly GridChoice[]
  onChoose: (row: PlanRow) => void
  /** null: nothing can be changed any more */
  onOut: ((row: PlanRow, out: boolean) => void) | null
}

export function planColumns(
  sheets: readonly IntakeSheet[],
  { branches, onChoose, onOut }: Options,
): readonly GridColumn<PlanRow>[] {
  const several = sheets.filter(sheet => sheet.skipped === '').length > 1
  const [name, ...others] = shownTargets(sheets).map(target => cellColumn(target, branches))
  return [
    {
      key: 'decision',
      title: '结果',
      width: 92,
      pinned: true,
      fixed: true,
      text: row => decisionMark(row).text,
      render: row => <FindingText {...decisionMark(row)} />,
    },
    ...(name ? [name] : []),
    {
      key: 'issues',
      title: '问题',
      width: 230,
      grow: true,
      opens: true,
      fixed: true,
      text: row =>
        troubles(row)
          .map(one => one.reason)
          .join('；'),
      render: row => <Troubles row={row} onChoose={onChoose} onOut={onOut} />,
    },
    ...recordColumns(sheets),
    ...others,
    { key: 'place', title: '在表中', width: several ? 150 : 76, text: row => place(row, several) },
  ]
}

/** Notes are told in the cells they are about; the column is for what wants the clerk's eye. */
function troubles(row: PlanRow): IntakeFinding[] {
  const grave = row.findings.filter(finding => finding.level !== 'note')
  return byGravity(grave.length > 0 ? grave : row.findings)
}

interface TroublesProps extends Omit<Options, 'branches'> {
  row: PlanRow
}

function Troubles({ row, onChoose, onOut }: TroublesProps) {
  const found = troubles(row)
  const asked = askedOut(row)
  return (
    <span className={styles.troubles}>
      {row.candidates.length > 0 && (
        <Button
          size="small"
          className={styles.inRow ?? ''}
          // Enter on this cell does the same.
          tabIndex={-1}
          onClick={() => onChoose(row)}
        >
          指定是哪一名
        </Button>
      )}
      {asked && onOut && (
        <Button
          size="small"
          className={styles.inRow ?? ''}
          // Enter on this cell does the same.
          tabIndex={-1}
          onClick={() => onOut(row, asked === 'leave')}
        >
          {asked === 'leave' ? '不导入' : '仍要导入'}
        </Button>
      )}
      {found.map((finding, index) => (
        <FindingText key={index} level={findingLevel(finding.level)} text={finding.reason} />
      ))}
    </span>
  )
}
