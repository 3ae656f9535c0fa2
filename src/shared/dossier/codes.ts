/** Code tables of the dossier (rules.md 2.G, 2.N). */

import { codeTable, wordTable, type CodeTable } from '../kernel/codes.ts'

/**
 * The five required materials (R-G01; S03 20, S02 83), in the order of the check sheet (forms.md 12).
 * 培养教育考察材料 stands for DI-09 and DI-10 together.
 */
export const REQUIRED_MATERIAL = codeTable('必备材料', {
  APPLICATION: '入党申请书',
  VOLUNTEER: '入党志愿书',
  POLITICAL: '政治审查材料',
  FULL_APPLICATION: '转正申请书',
  CULTIVATION: '培养教育考察材料',
})

export type RequiredMaterial = (typeof REQUIRED_MATERIAL)['items'][number]['key']

/** Rewards and penalties, owed only when such an event exists (R-G03): DI-21, DI-22, DI-23. */
export const EVENT_MATERIAL = codeTable('奖惩材料', {
  HONOUR: '荣誉材料',
  APPRAISAL_FAIL: '评议不合格鉴定',
  SANCTION: '处分材料',
})

export type EventMaterial = (typeof EVENT_MATERIAL)['items'][number]['key']

/** Whatever may be marked in a dossier. */
export const MATERIAL = {
  name: '档案材料',
  items: [...REQUIRED_MATERIAL.items, ...EVENT_MATERIAL.items],
} satisfies CodeTable<RequiredMaterial | EventMaterial>

/** State of one material; 未到期 is for what a probationary member does not owe yet. */
export const MATERIAL_STATE = wordTable('材料情况', ['有', '缺', '不规范', '未到期'])

export type MaterialState = (typeof MATERIAL_STATE)['items'][number]['key']

/** Whether a personnel file exists decides who keeps the papers (R-G05, R-G06). */
export const PERSONNEL_FILE = wordTable('有无人事档案', ['有', '无', '不明'])

/** Where the papers lie with the personnel file, the branch keeps copies of 《入党志愿书》 and the like (S02 83). */
export const BRANCH_COPY = wordTable('支部留存复印件', ['有', '无'])

/** A file with the personnel department of which the branch has no copies (R-G05). */
export function wantsBranchCopy(personnelFile: string | null, branchCopy: string | null): boolean {
  return personnelFile === '有' && branchCopy !== '有'
}

/** Said wherever a list of an earlier day shows marks: only the last mark of each material is kept (docs/decisions/0424). */
export const MARKS_OF_TODAY = '材料是今日的情况'

/** What the check sheet is narrowed to. */
export const DOSSIER_ONLY = codeTable('档案核查表', {
  missing: '缺或不规范',
  缺: '缺',
  不规范: '不规范',
  unchecked: '未查完',
})
