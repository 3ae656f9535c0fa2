/**
 * 党员档案材料目录: what a dossier holds, paper by paper (forms.md 12; S04 486–508), and which papers are
 * due for whom (R-G01 to R-G03).
 */

import { codeTable, wordTable } from '../kernel/codes.ts'
import { compareDates, type IsoDate } from '../kernel/dates.ts'
import type { Membership } from '../roster/codes.ts'
import type { EventMaterial, MaterialState, RequiredMaterial } from './codes.ts'

/** The materials of rules.md 2.N; the key is the printed code. */
export const CATALOGUE_ITEM = codeTable('档案材料目录', {
  'DI-01': '入党申请书',
  'DI-02': '转正申请书',
  'DI-03': '思想汇报',
  'DI-04': '票决结果报告单',
  'DI-05': '公示结果材料',
  'DI-06': '政审综合、外调、函调材料',
  'DI-07': '培训考试材料',
  'DI-08': '党委派人谈话记录',
  'DI-09': '入党积极分子培养考察记实表',
  'DI-10': '预备党员考察表',
  'DI-11': '入党志愿书',
  'DI-12': '团员推优等其他材料',
  'DI-21': '荣誉材料',
  'DI-22': '评议不合格鉴定',
  'DI-23': '处分及组织处理材料',
  'DI-24': '退党申请书、书面检查、现实表现',
})

export type CatalogueItem = (typeof CATALOGUE_ITEM)['items'][number]['key']

export const CATALOGUE_ITEMS: readonly CatalogueItem[] = CATALOGUE_ITEM.items.map(({ key }) => key)

/** A copy is to be compared with its original (rules.md 3.7). */
export const PAPER_FORM = wordTable('原件或复印件', ['原件', '复印件'])

export type PaperForm = (typeof PAPER_FORM)['items'][number]['key']

/** Papers of organisations bear a seal and a signature, those of persons their own signature (R-G14). */
export const PAPER_SEAL = wordTable('盖章', ['已盖章', '未盖章'])

export type PaperSeal = (typeof PAPER_SEAL)['items'][number]['key']

/** 类号: the line of the two articles of the rules of dossiers under which a material stands (S04 486–508). */
export const CATALOGUE_LINE: Readonly<Record<CatalogueItem, string>> = {
  'DI-01': '一',
  'DI-02': '一',
  'DI-03': '一',
  'DI-04': '二',
  'DI-05': '三',
  'DI-06': '四',
  'DI-07': '五',
  'DI-08': '六',
  'DI-09': '七',
  'DI-10': '七',
  'DI-11': '七',
  'DI-12': '八',
  'DI-21': '奖惩一',
  'DI-22': '奖惩二',
  'DI-23': '奖惩三',
  'DI-24': '奖惩四',
}

/** The mark of the check sheet that speaks of the same papers; the rest is not on that sheet. */
export const MARK_OF: Readonly<Partial<Record<CatalogueItem, RequiredMaterial | EventMaterial>>> = {
  'DI-01': 'APPLICATION',
  'DI-02': 'FULL_APPLICATION',
  'DI-06': 'POLITICAL',
  'DI-09': 'CULTIVATION',
  'DI-10': 'CULTIVATION',
  'DI-11': 'VOLUNTEER',
  'DI-21': 'HONOUR',
  'DI-22': 'APPRAISAL_FAIL',
  'DI-23': 'SANCTION',
}

/** due: owed now · later: not yet, a probationary member's transfer is to come · ifAny: only where it happened */
export type Due = 'due' | 'later' | 'ifAny'

/** Owed by everybody who became a member: lines (一) to (七) (R-G02). */
export const MEMBER_ITEMS: readonly CatalogueItem[] = CATALOGUE_ITEMS.slice(
  0,
  CATALOGUE_ITEMS.indexOf('DI-12'),
)

/** The parts of 转正, which a probationary member does not owe yet (R-G01, R-G02). */
export const FULL_MEMBER_ITEMS: readonly CatalogueItem[] = ['DI-02', 'DI-10']

/** What an applicant's file begins with; the rest comes with the admission. */
const APPLICANT_ITEMS: readonly CatalogueItem[] = ['DI-01', 'DI-03', 'DI-09']

/** Lines of rewards and penalties with the records that ask for them (R-G03). */
const EVENT_OF: Readonly<Partial<Record<CatalogueItem, EventMaterial>>> = {
  'DI-21': 'HONOUR',
  'DI-22': 'APPRAISAL_FAIL',
  'DI-23': 'SANCTION',
}

/** Whether a material is owed; `events` counts the records that ask for one. */
export function dueOf(
  item: CatalogueItem,
  membership: Membership,
  events: Readonly<Record<EventMaterial, number>>,
): Due {
  if (!MEMBER_ITEMS.includes(item)) {
    const event = EVENT_OF[item]
    return event !== undefined && events[event] > 0 ? 'due' : 'ifAny'
  }
  if (membership === 'ACTIVIST') return APPLICANT_ITEMS.includes(item) ? 'due' : 'later'
  const probationary = membership === 'PROBATIONARY' || membership === 'REVOKED'
  return probationary && FULL_MEMBER_ITEMS.includes(item) ? 'later' : 'due'
}

export interface CatalogueFinding {
  level: 'error' | 'warning' | 'note'
  text: string
}

/** A material of the catalogue against what is owed and what the check sheet says. */
export function itemFindings(
  { due, papers, mark }: { due: Due; papers: number; mark: MaterialState | null },
  item: CatalogueItem,
): CatalogueFinding[] {
  // One mark stands for two tables here: it cannot be held against one of them.
  const told = MARK_OF[item] !== 'CULTIVATION'
  if (papers === 0) {
    if (due !== 'due') return []
    return told && mark === '有'
      ? [{ level: 'warning', text: '核查表标为有，目录还没有登记' }]
      : [{ level: 'error', text: '应有，目录中没有' }]
  }
  return told && mark === '缺' ? [{ level: 'warning', text: '核查表标为缺，目录中已有，请核对' }] : []
}

export interface PaperFacts {
  form: PaperForm | null
  comparedBy: string | null
  comparedOn: IsoDate | null
  /** a day, or a month where the day is not known */
  madeOn: string | null
  pages: number | null
  filedOn: IsoDate | null
  seal: PaperSeal | null
}

/** What a paper still wants; it is kept as it stands (law 9). */
export function paperFindings(
  { form, comparedBy, comparedOn, madeOn, pages, filedOn, seal }: PaperFacts,
  today: IsoDate,
): CatalogueFinding[] {
  return [
    ...(form === '复印件' && (comparedBy === null || comparedOn === null)
      ? [{ level: 'warning' as const, text: '复印件要与原件核对，请填核对人和核对日期' }]
      : []),
    ...(madeOn !== null && compareDates(madeOn, today) > 0
      ? [{ level: 'warning' as const, text: '制成时间在今天以后，请核对' }]
      : []),
    ...(filedOn !== null && compareDates(filedOn, today) > 0
      ? [{ level: 'warning' as const, text: '归入日期在今天以后，请核对' }]
      : []),
    ...(filedOn !== null && madeOn !== null && compareDates(filedOn, madeOn) < 0
      ? [{ level: 'warning' as const, text: '归入日期早于制成时间，请核对' }]
      : []),
    ...(seal === '未盖章' ? [{ level: 'warning' as const, text: '党组织的材料要盖章' }] : []),
    ...(madeOn === null || pages === null
      ? [{ level: 'note' as const, text: madeOn === null ? '没有填制成时间' : '没有填页数' }]
      : []),
  ]
}
