/**
 * The lists of the room: the register of readings (D31), the check sheet of forms.md 12 and the ledger of
 * problems (D29; S02 21).
 */

import type { Parsed } from '../../shared/api/contract.ts'
import {
  PERSONNEL_FILE,
  REQUIRED_MATERIAL,
  type MaterialState,
  type RequiredMaterial,
} from '../../shared/dossier/codes.ts'
import { genuineWords, handlingWords, violationWords } from '../../shared/dossier/checkSheet.ts'
import { REQUIRED_MATERIALS } from '../../shared/dossier/rules.ts'
import { dots } from '../../shared/forms/printing.ts'
import type { ScreenColumn, ScreenRow } from '../../shared/forms/screenList.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { placeOn, type PlaceOn } from '../roster/service.ts'
import { keeperOn } from './custody.ts'
import { findingsOnDay } from './findingsOnDay.ts'
import { listReadings } from './reading.ts'
import { problemsOf } from './problems.ts'
import { dossierMatrix } from './service.ts'

type Asked = Parsed['dossier']['ledger']

/** One list: its columns, and the rows as they are printed. */
export interface Ledger {
  title: string
  /** what the rows are counted in */
  unit: string
  columns: readonly ScreenColumn[]
  /** shows marks: of an earlier day those of today */
  marked?: true
  /** mm, where texts stand on several lines */
  rowHeight?: number
  headerHeight?: number
  rows: (db: Reader, asked: Asked, today: IsoDate, work: Work) => Promise<ScreenRow[]>
}

const column = (
  key: string,
  title: string,
  width: number,
  align: ScreenColumn['align'] = 'center',
): ScreenColumn => ({ key, title, width, isText: true, align })

/** Every page of a list, with progress. */
async function everyRow<R>(
  page: (page: { offset: number; limit: number }) => Promise<{ total: number; rows: R[] }>,
  work: Work,
): Promise<R[]> {
  const rows: R[] = []
  for (;;) {
    const found = await page({ offset: rows.length, limit: PAGE_MAX })
    rows.push(...found.rows)
    work.report('正在读档案', rows.length, found.total)
    await work.breathe()
    if (found.rows.length === 0 || rows.length >= found.total) return rows
  }
}

export const READINGS: Ledger = {
  title: '党员档案查阅登记簿',
  unit: '次',
  rowHeight: 14,
  columns: [
    column('index', '序号', 44),
    column('onDate', '查阅日期', 92),
    column('name', '被查阅人', 72),
    column('orgName', '党支部', 110),
    column('unit', '查阅单位', 140, 'left'),
    column('readers', '查阅人', 90),
    column('letterNo', '介绍信', 112),
    column('purpose', '查阅事由', 140, 'left'),
    column('approved', '批准人、日期', 92),
    column('kind', '方式', 66),
    column('dueOn', '应还日期', 92),
    column('ended', '归还日期、检查', 130, 'left'),
    column('supervisor', '监督人', 66),
  ],
  rows: async (db, { orgId, asOf }, today, work) => {
    const rows = await everyRow(
      page => listReadings(db, { only: 'all', orgId, text: undefined, page, asOf }, today),
      work,
    )
    // A register goes on from its first day.
    return rows.reverse().map((row, index) => ({
      id: row.memberId,
      cells: [
        String(index + 1),
        row.onDate,
        row.name,
        row.orgName,
        row.unit,
        row.readers.join('、\n'),
        row.letterNo,
        [row.purpose, row.lendReason].filter(text => text !== '').join('；'),
        `${row.approvedBy}\n${row.approvedOn ?? ''}`,
        row.kind,
        row.dueOn ?? '',
        [row.endedOn, row.endCheck].filter(text => text !== null).join('\n'),
        row.supervisor,
      ],
    }))
  },
}

/** 有 / 无 / 不规范, as the form has it; empty where nobody has looked. */
const PRINTED_STATE: Readonly<Record<MaterialState, string>> = {
  有: '有',
  缺: '无',
  不规范: '不规范',
  未到期: '未到期',
}

type Items = Readonly<Record<RequiredMaterial, { present: MaterialState | null; note: string | null }>>

/** 入党资料是否齐全, with what lacks; empty while the check is not finished. */
function completeness(items: Items): string {
  const named = (state: MaterialState) =>
    REQUIRED_MATERIALS.filter(item => items[item].present === state).map(item =>
      labelOf(REQUIRED_MATERIAL, item),
    )
  const [missing, irregular] = [named('缺'), named('不规范')]
  if (missing.length + irregular.length > 0) {
    return [
      '否',
      ...(missing.length > 0 ? [`缺${missing.join('、')}`] : []),
      ...(irregular.length > 0 ? [`${irregular.join('、')}不规范`] : []),
    ].join('；')
  }
  return REQUIRED_MATERIALS.some(item => items[item].present === null) ? '' : '是'
}

/** The date where it was on the day or before it. */
const by = (date: string | null, on: IsoDate) => (date !== null && date <= on ? date : null)

/** What the check sheet says of a member beside the five marks. */
async function checkedFacts(db: Reader, ids: readonly number[], place: PlaceOn) {
  const rows = await db
    .selectFrom('member as m')
    .leftJoin('dossier as d', 'd.memberId', 'm.id')
    .select(['m.id', 'm.idNo', 'm.joinBranch'])
    .select(['d.personnelFile', keeperOn(place).as('keeper'), 'd.checkedBy', 'd.checkedOn', 'd.remark'])
    .where('m.id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

export const CHECK: Ledger = {
  title: '党员档案检查表',
  unit: '名',
  marked: true,
  rowHeight: 11,
  headerHeight: 14,
  columns: [
    column('index', '序号', 36),
    column('name', '姓名', 56),
    column('idNo', '身份证号码', 160),
    column('joinDate', '入党时间', 80),
    column('joinBranch', '入党时所在党支部', 100),
    column('personnelFile', '有无人事档案、保管单位', 90),
    column('APPLICATION', '入党申请书', 50),
    column('VOLUNTEER', '入党志愿书', 50),
    column('POLITICAL', '政治审查材料', 50),
    column('FULL_APPLICATION', '转正申请书', 50),
    column('CULTIVATION', '培养教育考察材料', 58),
    column('complete', '入党资料是否齐全', 130, 'left'),
    column('genuine', '入党信息是否真实准确', 80, 'left'),
    column('violation', '是否违规入党或假党员', 76, 'left'),
    column('handling', '处理方式', 70, 'left'),
    column('checkedBy', '核查人', 54),
    column('checkedOn', '核查日期', 80),
    column('remark', '备注', 90, 'left'),
  ],
  rows: async (db, { orgId, asOf }, today, work) => {
    const on = asOf ?? today
    const filter = orgId === undefined ? {} : { orgId }
    const rows = await everyRow(page => dossierMatrix(db, { filter, page, asOf }, today), work)
    const printed: ScreenRow[] = []
    for (let at = 0; at < rows.length; at += PAGE_MAX) {
      const part = rows.slice(at, at + PAGE_MAX)
      const ids = part.map(({ memberId }) => memberId)
      const facts = await checkedFacts(db, ids, placeOn(asOf, today))
      const findings = await findingsOnDay(db, ids, on)
      await work.breathe()
      for (const { memberId, name, joinDate, items } of part) {
        const own = facts.get(memberId)
        const found = findings.get(memberId) ?? []
        const marks = REQUIRED_MATERIALS.map(item => items[item].present)
        // A check that was made later says nothing of the day.
        const checkedOn = by(own?.checkedOn ?? null, on)
        const checked = checkedOn !== null && !marks.includes(null)
        const file = labelOf(PERSONNEL_FILE, own?.personnelFile)
        printed.push({
          id: memberId,
          cells: [
            String(printed.length + 1),
            name,
            own?.idNo ?? '',
            dots(joinDate),
            own?.joinBranch ?? '',
            [file, own?.keeper ?? ''].filter(text => text !== '').join('／'),
            ...marks.map(present => (present === null ? '' : PRINTED_STATE[present])),
            completeness(items),
            genuineWords(found, checked),
            violationWords(found, checked),
            handlingWords(found, marks),
            checkedOn === null ? '' : (own?.checkedBy ?? ''),
            dots(checkedOn),
            own?.remark ?? '',
          ],
        })
      }
    }
    return printed
  },
}

export const PROBLEMS: Ledger = {
  title: '存在问题党员台账',
  unit: '条',
  marked: true,
  rowHeight: 11,
  columns: [
    column('index', '序号', 40),
    column('kind', '问题类别', 76),
    column('name', '姓名', 64),
    column('orgName', '党支部', 110),
    column('detail', '具体问题', 260, 'left'),
    column('measure', '整改措施', 130, 'left'),
    column('responsible', '责任人', 70),
    column('dueOn', '完成时限', 80),
    column('result', '整改情况', 110, 'left'),
  ],
  rows: async (db, { orgId, asOf }, today, work) => {
    const problems = await problemsOf(db, { orgId, asOf }, today, work)
    return problems.map((problem, index) => ({
      id: problem.memberId,
      cells: [
        String(index + 1),
        problem.kind,
        problem.name,
        problem.orgName,
        problem.detail,
        problem.measure,
        problem.responsible,
        dots(problem.dueOn),
        problem.result,
      ],
    }))
  },
}
