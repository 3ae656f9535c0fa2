/** The columns of the room's lists. */

import { columnsOf } from '../forms/listColumns.ts'
import { labelOf } from '../kernel/codes.ts'
import { CHECK_STATE } from './check.ts'
import type { ClockRow } from './clockMethods.ts'
import { CLOCK_KIND } from './clocks.ts'
import { clockDueWords, clockTodo } from './clockWords.ts'
import { MATERIAL_STATE, REQUIRED_MATERIAL, type RequiredMaterial } from './codes.ts'
import type { FindingRow } from './findingMethods.ts'
import { findingName } from './findings.ts'
import { findingDueWords, findingStateWords } from './findingWords.ts'
import type { MakeUpRow } from './makeUpMethods.ts'
import { makeUpKindWords, makeUpStateWords, nextMakeUpWords } from './makeUpWords.ts'
import { notesOf, verdictOf } from './materialWords.ts'
import type { DossierRow } from './methods.ts'

const MATERIAL_WIDTH: Readonly<Record<RequiredMaterial, number>> = {
  APPLICATION: 90,
  VOLUNTEER: 90,
  POLITICAL: 94,
  FULL_APPLICATION: 90,
  CULTIVATION: 120,
}

const dossier = columnsOf<DossierRow>()

/** The check sheet: a column a material. */
export const DOSSIER_COLUMNS = [
  dossier('name', '姓名', 72, row => row.name),
  dossier('orgName', '支部', 88, row => row.orgName),
  dossier('joinDate', '入党时间', 98, row => row.joinDate ?? ''),
  ...REQUIRED_MATERIAL.items.map(({ key, label }) =>
    dossier(
      key,
      label,
      MATERIAL_WIDTH[key],
      row => labelOf(MATERIAL_STATE, row.items[key].present) || '未查',
    ),
  ),
  // Before what the five marks add up to: it is the last that stands beside the open panel at 1366 pixels.
  dossier('check', '核查结论', 112, row => labelOf(CHECK_STATE, row.check)),
  dossier('verdict', '材料情况', 100, row => verdictOf(row.items).text),
  dossier('notes', '说明', 180, row => notesOf(row.items), 'left'),
] as const

const finding = columnsOf<FindingRow>()

export const FINDING_COLUMNS = [
  finding('name', '姓名', 76, row => row.name),
  finding('orgName', '支部', 100, row => row.orgName),
  finding('kind', '问题', 196, findingName, 'left'),
  finding('state', '进度', 128, row => findingStateWords(row.state).text),
  finding('due', '期限', 100, (row, on) => findingDueWords(row, on)?.text ?? ''),
  finding('foundOn', '发现日期', 98, row => row.foundOn),
  finding('responsible', '责任人', 80, row => row.responsible ?? ''),
  finding('foundBy', '核查人', 80, row => row.foundBy),
  finding('description', '情况', 160, row => row.description, 'left', 260),
] as const

const makeUp = columnsOf<MakeUpRow>()

export const MAKE_UP_COLUMNS = [
  makeUp('name', '姓名', 84, row => row.name),
  makeUp('orgName', '支部', 130, row => row.orgName),
  makeUp('kind', '补办种类', 160, makeUpKindWords),
  makeUp('state', '进度', 140, row => makeUpStateWords(row.state).text),
  makeUp('next', '下一步', 200, nextMakeUpWords),
  makeUp('lastOn', '上一步日期', 104, row => row.lastOn),
  makeUp('openedOn', '立案日期', 104, row => row.openedOn),
  makeUp('caseNo', '编号', 110, row => row.caseNo),
] as const

const clock = columnsOf<ClockRow>()

export const CLOCK_COLUMNS = [
  clock('name', '姓名', 76, row => row.name),
  clock('orgName', '支部', 130, row => row.orgName),
  clock('kind', '事项', 118, row => labelOf(CLOCK_KIND, row.kind)),
  clock('since', '转正或去世', 104, row => row.since ?? ''),
  clock('due', '期限', 186, (row, on) => clockDueWords(row, on)?.text ?? ''),
  clock('personnelFile', '人事档案', 76, row => row.personnelFile ?? ''),
  clock('keeper', '现保管单位', 120, row => row.keeper ?? ''),
  clock('todo', '怎样办', 220, clockTodo, 'left', 270),
] as const
