/**
 * The settings of rules.md 2.Q that exist by now, each with its default and source. A rule takes its
 * thresholds from here; a stored result keeps the settings it was computed with (law 4).
 */

import { z } from 'zod'
import { isWindowText } from '../annual/window.ts'
import { EXEMPT_PATH } from '../exemption/codes.ts'
import { ANNEX_SETTINGS } from './annexSettings.ts'
import { DOSSIER_SETTINGS } from './dossierSettings.ts'
import { OFFICE_SETTINGS } from './officeSettings.ts'
import { months, setting } from './setting.ts'

const approver = (label: string, fallback: 'party' | 'superior') =>
  setting({
    label,
    schema: z.enum(['party', 'superior']),
    fallback,
    words: { party: '镇党委', superior: '上级组织部门' },
    source: 'S04 384（X-31）',
  })

export const SETTINGS = {
  ...OFFICE_SETTINGS,
  'lost.months': setting({
    label: '失联月数',
    schema: months(36),
    fallback: 6,
    source: 'S03 18、98、113',
  }),
  'lost.triggerStrict': setting({
    label: '“超过6个月”不含满6个月当日',
    schema: z.boolean(),
    fallback: true,
    source: 'S00 30、S03 18（X-07）',
  }),
  'lost.annexStrict': setting({
    label: '附件5、6的“6个月以上”不含满6个月当日',
    schema: z.boolean(),
    fallback: false,
    source: 'S03 98、113（X-07）',
  }),
  'lost.proxyPaymentCounts': setting({
    label: '代缴党费计入最近交纳党费日期',
    schema: z.boolean(),
    fallback: true,
    source: 'S01 37、S04 224（R-B09）',
  }),
  'lost.startFallback': setting({
    label: '两个日期都不知道时的失联起始日',
    schema: z.enum(['latestKnown', 'none']),
    fallback: 'latestKnown',
    words: { latestKnown: '转入、转正、入党中最晚的，标推定', none: '不推定，须填写' },
    source: '各文件未写明（R-B08）',
  }),
  'lost.endForFound': setting({
    label: '取得联系党员的失联时间算到',
    schema: z.enum(['contactDate', 'searchEnd']),
    fallback: 'contactDate',
    words: { contactDate: '各人取得联系之日', searchEnd: '查找结束之日' },
    source: 'S03 99（X-84）',
  }),
  'lost.verifyDays': setting({
    label: '发现失联后核查天数',
    schema: z.number().int().min(1).max(365),
    fallback: 30,
    source: 'S02 54（R-B12）',
  }),
  'lost.followupWeeks': setting({
    label: '取得联系后跟踪回访几周',
    schema: z.number().int().min(1).max(104),
    fallback: 12,
    source: 'S02 129；周数非本单位文件规定（R-B14）',
  }),
  'lost.notFoundOutcome': setting({
    label: '仍无法取得联系的处理',
    schema: z.enum(['askPerCase', 'C1', 'O4']),
    fallback: 'askPerCase',
    words: { askPerCase: '逐案选定', C1: '先停止党籍', O4: '按自行脱党除名' },
    source: 'S03 22、S02 18；停止党籍非本单位文件规定（R-D12、X-10）',
  }),
  'lost.rhythm': setting({
    label: '重点失联党员的排查和报告',
    schema: z.enum(['week', 'month']),
    fallback: 'week',
    words: { week: '每周排查一次，每月报告一次', month: '只每月报告一次' },
    source: 'S02 129（R-B13、X-65）',
  }),
  'lost.watchMonths': setting({
    label: '几个月没有联系的列入关注名单',
    schema: months(36),
    fallback: 5,
    source: '非本单位文件规定（R-B03之前的提示）',
  }),
  'lost.contactCheckMonths': setting({
    label: '联系方式几个月核对一次',
    schema: months(36),
    fallback: 12,
    source: 'S02 42、43（定期，没有写多久）；按 S02 150 每年更新台账',
  }),
  'search.replyDays': setting({
    label: '部门协查函几天没有答复要催办',
    schema: z.number().int().min(1).max(180),
    fallback: 15,
    source: '非本单位文件规定（R-C03）',
  }),
  'search.minPerTier': setting({
    label: '每一级查找最少次数',
    schema: z.number().int().min(0).max(10),
    fallback: 1,
    source: '非本单位文件规定（R-C08）',
  }),
  'search.minTotal': setting({
    label: '查找最少总次数',
    schema: z.number().int().min(0).max(50),
    fallback: 3,
    source: '非本单位文件规定（R-C08）',
  }),
  'search.minDays': setting({
    label: '查找最少天数（不同日期）',
    schema: z.number().int().min(0).max(50),
    fallback: 2,
    source: '非本单位文件规定（R-C08）',
  }),
  'search.publicChannels': setting({
    label: '允许登记公开查找方式',
    schema: z.boolean(),
    fallback: false,
    source: 'S00 37、S03 26（X-06）',
  }),
  'flow.minMonths': setting({
    label: '外出满几个月算外出流动党员（附件4、附件8、领活动证）',
    schema: months(24),
    fallback: 3,
    source: 'S03 85、S04 756（R-E01）',
  }),
  'flow.sixMonths': setting({
    label: '外出正好六个月的',
    schema: z.enum(['transfer', 'certificate']),
    fallback: 'transfer',
    words: { transfer: '按六个月以上办，转接组织关系', certificate: '按六个月以内办，领活动证' },
    source: 'S04 356、396（X-11）',
  }),
  'flow.shortLetterFirst': setting({
    label: '学习、借调、公务、探亲满三个月不到六个月的先开党员证明信',
    schema: z.boolean(),
    fallback: true,
    source: 'S04 356、396（X-83）',
  }),
  'flow.uncontrolledMonths': setting({
    label: '外出超过几个月没有报告列入失控名单',
    schema: months(12),
    fallback: 1,
    source: 'S02 76（R-B10、X-58）',
  }),
  'flow.contactEvery': setting({
    label: '支部多久联系流动党员一次',
    schema: z.enum(['quarter', 'month']),
    fallback: 'quarter',
    words: { quarter: '每季度一次', month: '每月一次' },
    source: 'S02 138、159（X-12）',
  }),
  'flow.reportsPerYear': setting({
    label: '地点不固定的流动党员每年汇报几次',
    schema: z.number().int().min(1).max(12),
    fallback: 2,
    source: 'S04 356（R-E06）',
  }),
  'flow.reportEvery': setting({
    label: '流动党员多久汇报一次',
    schema: z.enum(['year', 'month']),
    fallback: 'year',
    words: { year: '地点不固定的每年几次，按上一项', month: '每名流动党员每月一次' },
    source: 'S04 356、698（R-E06、R-E09）',
  }),
  'flow.duesMonths': setting({
    label: '流动党员几个月没有交党费要书面提醒',
    schema: months(24),
    fallback: 3,
    source: '非本单位文件规定（S04 358 没有写几个月，R-E18）',
  }),
  'flow.homeInProvincePerQuarter': setting({
    label: '省内流动党员每季度回支部参加组织生活几次',
    schema: z.number().int().min(0).max(12),
    fallback: 1,
    source: 'S04 274（R-E10）',
  }),
  'flow.homeOutsidePerYear': setting({
    label: '省外流动党员每年回支部参加组织生活几次',
    schema: z.number().int().min(0).max(12),
    fallback: 2,
    source: 'S04 274（R-E10）',
  }),
  'flow.homeAbsenceQuarters': setting({
    label: '省内流动党员连续几个季度不回支部算违反规定',
    schema: z.number().int().min(1).max(8),
    fallback: 2,
    source: 'S04 274（X-13）',
  }),
  'leave.maxPerYear': setting({
    label: '组织生活一年内请假最多几次',
    schema: z.number().int().min(0).max(100),
    fallback: 3,
    source: 'S04 274（R-M02）',
  }),
  'dues.lateMonths': setting({
    label: '补交党费最长几个月',
    schema: months(36),
    fallback: 6,
    source: 'S04 224（R-H04）',
  }),
  'dues.unpaidMonths': setting({
    label: '连续几个月不交党费、不参加组织生活或不完成任务的列入“三不”名单',
    schema: months(36),
    fallback: 6,
    source: 'S04 380、S01 15（R-H23、R-J06）',
  }),
  'dues.large': setting({
    label: '一次多交多少元以上比照大额党费',
    schema: z.number().int().min(1).max(1_000_000),
    fallback: 1000,
    source: 'S04 248（R-H17）',
  }),
  ...ANNEX_SETTINGS,
  'letter.receiptSince': setting({
    label: '介绍信回执制度起始日期',
    schema: z.iso.date({ message: '请填写日期，如 2007-01-01' }),
    fallback: '2007-01-01',
    source: 'S03 17、18（X-01）',
  }),
  'letter.validDays': setting({
    label: '介绍信有效天数',
    schema: z.number().int().min(1).max(180),
    fallback: 90,
    source: '非本单位文件规定（R-F04）',
  }),
  'dossier.keeperWithoutHR': setting({
    label: '无人事档案的党员档案保管单位',
    schema: z.string().max(40),
    fallback: '镇党委',
    source: 'S03 20、S04 512（X-17）',
  }),
  'dossier.receiptDays': setting({
    label: '档案交接后多少天内要有回执',
    schema: z.number().int().min(1).max(365),
    fallback: 30,
    source: 'S04 586写“及时”，天数非本单位文件规定（X-78）',
  }),
  ...DOSSIER_SETTINGS,
  'rereg.days': setting({
    label: '党员登记申请表几天内交回',
    schema: z.number().int().min(1).max(180),
    fallback: 15,
    source: 'S01 15（R-J16）',
  }),
  'annual.window': setting({
    label: '年审时间（月-日）',
    schema: z.string().refine(isWindowText, '请按 01-01至03-31 的样子填'),
    fallback: '01-01至03-31',
    source: 'S02 136文件未定日期（R-M16）',
  }),
  'date.qianInclusive': setting({
    label: '“某日前”完成的含当日',
    schema: z.boolean(),
    fallback: true,
    source: '各文件未写明（R-A15）',
  }),
  'date.xunqian': setting({
    label: '“某月某旬前”的期限',
    schema: z.enum(['endOfXun', 'beforeXun']),
    fallback: 'endOfXun',
    words: {
      endOfXun: '该旬最后一天（如4月中旬前为4月20日）',
      beforeXun: '该旬开始前一天（如4月中旬前为4月10日）',
    },
    source: '范文2写“4月中旬前”，未写明哪一天（R-A12）',
  }),
  'campaign.annexNumbers': setting({
    label: '附件5、6、7、9印哪个文件的号',
    schema: z.enum(['byTemplate', 'circular', 'notice']),
    fallback: 'byTemplate',
    words: {
      byTemplate: '按排查方案：范文1、2印组通字1号的附件1至4，其他印附件5、6、7、9',
      circular: '都印组通字1号的附件1至4',
      notice: '都印附件5、6、7、9',
    },
    source: 'S00 27、33，S03 97、112、128、147（X-56）',
  }),
  'exempt.path': setting({
    label: '党员不参加组织生活、集中评议，由谁同意',
    schema: EXEMPT_PATH,
    fallback: 'byKind',
    words: {
      byKind: '组织生活上级，评议支部',
      branch: '都由支部同意',
      superior: '都报上级，经党员大会',
    },
    source: 'S01 27、S04 274（X-25）',
  }),
  'disposal.rectifyMonths': setting({
    label: '限期改正月数',
    schema: months(24),
    fallback: 12,
    source: 'S04 376（R-J03）',
  }),
  'disposal.vote': setting({
    label: '支部大会表决：赞成票须过半数',
    schema: z.enum(['expected', 'present']),
    fallback: 'expected',
    words: { expected: '应到会有表决权党员的半数', present: '实到会有表决权党员的半数' },
    source: '非本单位文件规定（R-J11）',
  }),
  'disposal.approver.rectify': approver('限期改正由谁审批', 'party'),
  'disposal.approver.persuade': approver('劝退由谁审批', 'superior'),
  'disposal.approver.expel': approver('除名由谁审批', 'superior'),
  'disposal.approver.revoke': approver('取消预备党员资格由谁审批', 'superior'),
  'disposal.approver.extend': approver('延长预备期由谁审批', 'party'),
  'disposal.threeNo': setting({
    label: '自行脱党的三项表现',
    schema: z.enum(['OR', 'AND']),
    fallback: 'OR',
    words: { OR: '有其中一项即可', AND: '三项同时具备' },
    source: 'S04 380（X-29）',
  }),
  'disposal.directExpel': setting({
    label: '问题严重的可以直接除名',
    schema: z.boolean(),
    fallback: true,
    source: 'S01 31（X-30）',
  }),
  'disposal.afterEducation': setting({
    label: '教育转化后评议合格的',
    schema: z.enum(['close', 'continue']),
    fallback: 'close',
    words: { close: '终止处置，材料归档', continue: '仍报上级审批' },
    source: 'S01 33（X-32）',
  }),
} as const

export type SettingKey = keyof typeof SETTINGS
export type SettingValue<K extends SettingKey> = z.output<(typeof SETTINGS)[K]['schema']>
/** Every setting with its value: what rules are computed with. */
export type Settings = { [K in SettingKey]: SettingValue<K> }

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[]

/** The defaults of rules.md 2.Q. */
export const DEFAULT_SETTINGS = Object.fromEntries(
  SETTING_KEYS.map(key => [key, SETTINGS[key].fallback]),
) as Settings

/** A value as the clerk reads it. */
export function settingValueText(key: SettingKey, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const words: Readonly<Record<string, string>> = SETTINGS[key].words ?? {}
  return words[text] ?? text
}

/**
 * Whether a change of it must be given a reason (rules.md 3.16): every rule, for it changes a count, a deadline or
 * a paper; the office's own particulars are facts and ask for none.
 */
export function needsReason(key: SettingKey): boolean {
  return !(key in OFFICE_SETTINGS)
}

export function isSettingKey(key: string): key is SettingKey {
  return key in SETTINGS
}
