/** Code tables of lost-contact cases (rules.md 2.N, 3.5, 4.2). */

import { SANCTION_KIND } from '../disposal/codes.ts'
import { codeTable, labelOf, wordTable } from '../kernel/codes.ts'

/** 失去联系情形, also the reason of annex 3 (S03 78, 101, 116). */
export const LOST_SITUATION = codeTable('失去联系情形', {
  AWAY: '外出务工经商',
  RESTRUCTURED: '单位改制或破产',
  GRADUATED: '毕业后去向不明',
  JOB_CHANGED: '工作单位改变',
  ABROAD: '出国（境）',
  MOVED: '居住地改变',
  OTHER: '其他',
})

/** States of a case (rules.md 4.2). */
export const LOST_STATE = codeTable('失联状态', {
  VERIFYING: '核查中',
  EXCLUDED: '排除（非失联）',
  SEARCHING: '查找中',
  FOUND: '取得联系',
  NOT_FOUND: '仍无法取得联系',
  INVESTIGATED: '调查核实完成',
  PROPOSED: '已有初步意见',
  FOLLOWING: '跟踪回访',
  DECIDED: '已有结果',
})

export type LostState = (typeof LOST_STATE)['items'][number]['key']

/** The loss is not settled yet: a member has one such case at most, and counts as lost (rules.md 3.5). */
export const OPEN_LOST: readonly LostState[] = [
  'VERIFYING',
  'SEARCHING',
  'FOUND',
  'NOT_FOUND',
  'INVESTIGATED',
  'PROPOSED',
]

export type SearchTier = 1 | 2 | 3

interface Channel {
  label: string
  tier: SearchTier
  /** needs a named approver and is off by default */
  publicChannel?: true
}

/** Search channels with their tier (R-C01 to R-C04); the keys are the codes of rules.md 2.N. */
export const SEARCH_CHANNELS = {
  C01: { label: '电话', tier: 1 },
  C02: { label: '短信', tier: 1 },
  C03: { label: '登门走访', tier: 1 },
  C04: { label: '单位或住所实地核查', tier: 1 },
  C11: { label: '亲属', tier: 2 },
  C12: { label: '邻居', tier: 2 },
  C13: { label: '同事', tier: 2 },
  C14: { label: '同学', tier: 2 },
  C15: { label: '朋友', tier: 2 },
  C16: { label: '入党介绍人', tier: 2 },
  C17: { label: '班主任、班干部', tier: 2 },
  C18: { label: '支部党员', tier: 2 },
  C19: { label: '12371热线、原籍地组织部门', tier: 2 },
  C20: { label: '接收单位党组织', tier: 2 },
  C21: { label: '流入地党组织', tier: 2 },
  C22: { label: '微信群、QQ群（内部）', tier: 2 },
  C31: { label: '户籍系统（公安）', tier: 3 },
  C32: { label: '学籍系统（教育）', tier: 3 },
  C33: { label: '社保平台（人社）', tier: 3 },
  C34: { label: '医保平台', tier: 3 },
  C35: { label: '低保信息（民政）', tier: 3 },
  C36: { label: '房产信息', tier: 3 },
  C37: { label: '经营注册信息（工商）', tier: 3 },
  C38: { label: '税务', tier: 3 },
  C39: { label: '卫生计生', tier: 3 },
  C40: { label: '电信', tier: 3 },
  C51: { label: '公众平台', tier: 2, publicChannel: true },
  C52: { label: '报纸', tier: 2, publicChannel: true },
  C53: { label: '张贴寻人通知', tier: 2, publicChannel: true },
  C99: { label: '其他', tier: 2 },
} as const satisfies Record<string, Channel>

export type SearchChannel = keyof typeof SEARCH_CHANNELS

const channelLabels = Object.fromEntries(
  Object.entries(SEARCH_CHANNELS).map(([key, channel]) => [key, channel.label]),
) as Record<SearchChannel, string>

export const SEARCH_CHANNEL = codeTable('查找方式', channelLabels)

export const ATTEMPT_RESULT = wordTable('查找结果', ['无结果', '线索', '取得联系'])

/** 调查核实 (R-C09). */
export const CONDUCT = wordTable('失联期间表现', ['无', '不合格表现', '违纪违法线索'])
/** What a check looked into (rules.md 3.5, S02 69 and 109). */
export const CONDUCT_KIND = wordTable('核实方面', ['组织生活', '党费', '资格', '群众座谈', '其他'])
export const LOST_CAUSE = wordTable('失联原因性质', ['非纯个人主观', '个人主观'])
export const ATTITUDE = wordTable('本人态度', ['端正', '不端正'])

/**
 * Outcomes (rules.md 2.N): M 纳入管理, O 组织处置, C 党籍管理, P 纪律处分, Z 其他.
 * M, O and C exclude one another; any P may stand beside them (R-D10).
 */
export const LOST_OUTCOME = codeTable('处理结果', {
  M1: '纳入原党组织正常管理',
  M2: '转出组织关系',
  M3: '补转组织关系',
  M4: '保留组织关系',
  M5: '延长预备期',
  O1: '限期改正',
  O2: '劝退',
  O3: '劝而不退除名',
  O4: '自行脱党除名',
  O5: '退党除名',
  O6: '其他除名',
  C1: '停止党籍',
  C2: '取消预备党员资格',
  C3: '出国（境）定居停止党籍',
  P1: '警告',
  P2: '严重警告',
  P3: '撤销党内职务',
  P4: '留党察看一年',
  P5: '留党察看两年',
  P6: '开除党籍',
  Z1: '移送线索',
  Z9: '尚在处理',
})

export type LostOutcome = (typeof LOST_OUTCOME)['items'][number]['key']

/** The 党纪处分 an outcome is; null for any other outcome. */
export function sanctionOfOutcome(
  outcome: LostOutcome,
): (typeof SANCTION_KIND)['items'][number]['key'] | null {
  const label = labelOf(LOST_OUTCOME, outcome)
  return SANCTION_KIND.items.find(({ key }) => key === label)?.key ?? null
}

/** The outcome a 党纪处分 on a member's card is (R-D10); null for kinds annex 9 has no column for. */
export function outcomeOfSanction(kind: string): LostOutcome | null {
  return LOST_OUTCOME.items.find(({ key, label }) => key.startsWith('P') && label === kind)?.key ?? null
}

/** Departments that may be asked (R-C03): their systems are the channels of the third tier. */
export const DEPARTMENT = codeTable('协查系统', {
  C31: '户籍系统（公安）',
  C32: '学籍系统（教育）',
  C33: '社保平台（人社）',
  C34: '医保平台',
  C35: '低保信息（民政）',
  C36: '房产信息',
  C37: '经营注册信息（工商）',
  C38: '税务',
  C39: '卫生计生',
  C40: '电信',
})

export type Department = (typeof DEPARTMENT)['items'][number]['key']

/** How a follow-up was made (R-B14). */
export const FOLLOW_HOW = wordTable('回访方式', [
  '电话',
  '微信、短信',
  '登门',
  '本人到支部',
  '委托当地党组织',
])

/** What the list of lost members may be narrowed to. */
export const LOST_LISTED = codeTable('状态', {
  open: '未了结',
  found: '取得联系',
  notFound: '仍无法取得联系',
  weekly: '本周待排查',
  followUp: '本周待回访',
  inquiry: '等待答复',
  all: '全部',
})
