/**
 * 年度党员花名册 (D41; S02 136–137): the grid of annex 2 for one year, signed and sealed by the branch and
 * filed at its 党委. It is frozen as data and always laid out from that.
 */

import type { FrozenContent } from '../annual/roster.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { rosterOf, type RosterPerson } from '../reporting/persons.ts'
import type { BranchFacts } from '../reporting/facts.ts'
import { orgName, type Run, type Unit } from '../reporting/run.ts'
import { ANNEX2 } from './annex2.ts'
import type { Copies } from './copyPlan.ts'
import { leavesOf, type Column } from './description.ts'
import { listedSheet } from './listLayout.ts'
import { fillDate, gap } from './printing.ts'
import type { FormSheet } from './sheet.ts'

export const ANNUAL_ROSTER = {
  paper: 'A4',
  orientation: 'landscape',
  titleSize: 18,
  bodySize: 8,
  headerHeights: [9],
  rowHeight: 7,
  rowsPerPage: 20,
} as const

/** Height of the lines above and below the table, millimetres. */
const LINE_MM = 7

export function annualTitle(year: number): string {
  return `${year}年度党员花名册`
}

/** One copy stays with the branch, one is filed at its 党委 (D41). */
export function annualCopies(committee: string): Copies[] {
  return [
    { to: '党支部留存', count: 1 },
    { to: committee === '' ? '镇党委' : committee, count: 1 },
  ]
}

/** What the branch's roster of the year says on the day; nothing of it depends on the register any more. */
export function annualContent(
  run: Run,
  unit: Unit,
  branch: BranchFacts,
  year: number,
  on: IsoDate,
): FrozenContent {
  const columns = leavesOf(ANNEX2.columns)
  const persons = rosterOf(run, branch)
  const probationary = persons.filter(person => person.probationary).length
  const context = { run, unit }
  const committee = run.settings['committee.name'] || orgName(run, run.rootOrgId)
  return {
    format: 1,
    title: annualTitle(year),
    sheetName: unit.shortName,
    ...ANNUAL_ROSTER,
    headerHeights: [...ANNUAL_ROSTER.headerHeights],
    headLine: {
      left: `党支部名称（盖章）：${unit.fullName}`,
      center: `党员总数${persons.length}名（其中预备党员${probationary}名）`,
      right: `截止日期：${fillDate(on)}`,
      height: LINE_MM,
    },
    footLines: [
      {
        left: `党支部书记签字：${gap(8)}`,
        center: `填表人：${gap(6)}`,
        right: `签字日期：${fillDate(null)}`,
        height: LINE_MM,
      },
      {
        left: `报送：${committee}备案`,
        center: `党委接收人：${gap(6)}`,
        right: `接收日期：${fillDate(null)}`,
        height: LINE_MM,
      },
    ],
    columns: columns.map(({ key, header, width, kind, align, isText, words }) => ({
      key,
      header,
      width,
      kind: kind ?? 'value',
      align: align ?? 'center',
      isText: isText ?? false,
      words: [...(words ?? [])],
    })),
    rows: persons.map((person, index) => ({
      memberId: person.member.id,
      cells: columns.map(column => cellText(column, person, context, index)),
    })),
  }
}

function cellText(
  column: Column<RosterPerson>,
  person: RosterPerson,
  context: { run: Run; unit: Unit },
  index: number,
): string {
  return column.text(person, context, index)
}

type Row = FrozenContent['rows'][number]

/** The pages of a frozen roster, from what was kept alone. */
export function annualSheet(content: FrozenContent): FormSheet {
  const columns: Column<Row>[] = content.columns.map(({ isText, words, ...column }, col) => ({
    ...column,
    text: ({ cells }) => cells[col] ?? '',
    ...(isText ? { isText } : {}),
    ...(words.length > 0 ? { words } : {}),
  }))
  const { title, paper, orientation, titleSize, bodySize, headerHeights, rowHeight, rowsPerPage } = content
  return listedSheet(
    {
      mark: null,
      title,
      paper,
      orientation,
      titleSize,
      bodySize,
      headerHeights,
      rowHeight,
      rowsPerPage,
      columns,
      fillsPage: true,
      rowKey: ({ memberId }) => String(memberId),
      memberId: ({ memberId }) => memberId,
    },
    {
      name: content.sheetName,
      headLine: content.headLine,
      footLines: content.footLines,
      cells: content.rows.map(({ cells }) => cells),
    },
    content.rows,
  )
}
