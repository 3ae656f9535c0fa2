/** Code tables of sweep campaigns (rules.md 2.A, 3.14, 4.6). */

import { codeTable, wordTable } from '../kernel/codes.ts'

export const CAMPAIGN_TEMPLATE = codeTable('排查方案', {
  A: '范文1：四阶段（2月14日至8月5日）',
  B: '范文2：四阶段（2月上旬至8月底）',
  C: '市直通知：七步骤（2月至6月）',
  D: '处置失联方案：三阶段（2月25日至8月16日）',
  CUSTOM: '自定',
})

/** 五核查 (R-A19; S03 17). */
export const FIVE_CHECK = codeTable('五核查', {
  fiveRoster: '名册信息',
  fiveDossier: '党员档案',
  fiveDues: '党费活动',
  fiveLetter: '介绍信存根',
  fiveConduct: '现实表现',
})

/** What each of the five looks at, in the words of S03 17. */
export const FIVE_SUBJECT: Readonly<Record<FiveCheck, string>> = {
  fiveRoster: '党员名册或信息库：基本信息是否准确齐全',
  fiveDossier: '党员档案：入党材料是否齐全，入党信息是否真实准确，有没有违规入党或假党员情况',
  fiveDues: '交纳党费和参加支部活动记录：与支部保持联系情况，流出时间、原因和去向',
  fiveLetter: '组织关系介绍信存根：未收到回执的转出时间、接收单位',
  fiveConduct: '现实表现：是否履行党员义务、发挥作用，有没有违纪违法问题',
}

export type FiveCheck = (typeof FIVE_CHECK)['items'][number]['key']

/** What a check came to; 待完善 is the mark for what is put right later (S03 17 “作出标记、随后完善”). */
export const FIVE_RESULT = wordTable('核查结果', ['属实', '更正', '完善', '待完善'])

export type FiveResult = (typeof FIVE_RESULT)['items'][number]['key']

/** The eight headings of 党员组织关系排查情况记录表 (R-A18; S00 58). */
export const CHECK_HEADING = codeTable('排查内容', {
  headBasic: '基本信息',
  headDossier: '档案材料',
  headTransfer: '关系转接',
  headLife: '组织生活',
  headDues: '缴纳党费',
  headFlow: '外出流动',
  headConduct: '现实表现',
  headBreach: '违纪违法',
})

export type CheckHeading = (typeof CHECK_HEADING)['items'][number]['key']

export const HEADING_RESULT = wordTable('排查情况', ['正常', '有问题', '待完善'])

export type HeadingResult = (typeof HEADING_RESULT)['items'][number]['key']

export type CheckItem = FiveCheck | CheckHeading
export type CheckResult = FiveResult | HeadingResult

export const FIVE_CHECKS: readonly FiveCheck[] = FIVE_CHECK.items.map(({ key }) => key)
export const CHECK_HEADINGS: readonly CheckHeading[] = CHECK_HEADING.items.map(({ key }) => key)

/** All thirteen, the five first. */
export const CHECK_ITEM = {
  name: '核查项目',
  items: [...FIVE_CHECK.items, ...CHECK_HEADING.items],
}

export const CHECK_ITEMS: readonly CheckItem[] = [...FIVE_CHECKS, ...CHECK_HEADINGS]

export const CHECK_RESULT = wordTable('核查情况', ['属实', '更正', '完善', '正常', '有问题', '待完善'])

export function isFiveCheck(item: CheckItem): item is FiveCheck {
  return FIVE_CHECKS.some(key => key === item)
}

/** The results an item may have. */
export function resultsOf(item: CheckItem): readonly CheckResult[] {
  return (isFiveCheck(item) ? FIVE_RESULT : HEADING_RESULT).items.map(({ key }) => key)
}

/** rules.md 3.14; feeds the lists D13. */
export const CHECK_PROBLEM = wordTable('存在问题', [
  '流动',
  '空挂',
  '失联',
  '口袋',
  '档案',
  '党费',
  '违纪',
  '其他',
])

export type CheckProblem = (typeof CHECK_PROBLEM)['items'][number]['key']

/** The six key groups (R-A03; S00 16, 41–46). */
export const KEY_GROUP = codeTable('重点对象', {
  '1': '农村外出务工经商、异地居住、返乡大中专毕业生',
  '2': '社区人户分离党员，转入社区的毕业生、与原单位解除劳动关系人员，纳入社区管理的离退休职工',
  '3': '组织关系在高校的毕业生、离职教职工',
  '4': '国有企业、非公有制企业和社会组织中解除劳动关系人员',
  '5': '公共就业和人才服务机构的流动人才',
  '6': '机关和事业单位异地居住的离退休人员',
})

export type KeyGroup = (typeof KEY_GROUP)['items'][number]['key']

/** Which groups the documents name: both plans of S00 all six, the notice of S03 the last three. */
export const KEY_GROUP_VARIANTS: readonly { label: string; source: string; groups: readonly KeyGroup[] }[] = [
  { label: '六类', source: '范文1、范文2', groups: KEY_GROUP.items.map(({ key }) => key) },
  { label: '后三类', source: '市直通知', groups: ['4', '5', '6'] },
]

/** Why a member is on the list (R-A01). */
export const CHECK_BASIS = codeTable('列入依据', { ROLL: '在册', LETTER: '转出未回执' })

export type CheckBasis = (typeof CHECK_BASIS)['items'][number]['key']

/** How far a line is. */
export const LINE_STATE = codeTable('核查进度', {
  TODO: '未查',
  CHECKING: '自查中',
  READY: '待自查签名',
  SELF: '待工作组核查',
  DONE: '双查完成',
  EXCUSED: '说明理由',
})

export type LineState = (typeof LINE_STATE)['items'][number]['key']

/** Beside the 第一责任人, who stands in the campaign itself (R-A06; S00 21–22). */
export const CAMPAIGN_ROLE = codeTable('职责', {
  FULL_TIME: '专职工作人员',
  LEADER: '工作组组长',
  GROUP: '工作组成员',
  BRANCH: '支部责任人',
})

export type CampaignRole = (typeof CAMPAIGN_ROLE)['items'][number]['key']

/** States of a stage (rules.md 4.6). */
export const STAGE_STATE = codeTable('阶段状态', {
  PENDING: '未开始',
  RUNNING: '进行中',
  TO_ACCEPT: '待验收',
  ACCEPTED: '已验收',
  HANDED: '已上报',
  ARCHIVED: '归档',
})

export type StageState = (typeof STAGE_STATE)['items'][number]['key']

/** The packet (R-A09; S00 27). */
export const PACKET_DOCUMENT = codeTable('上报材料', {
  REPORT: '党员组织关系排查工作情况报告及处理建议',
  ANNEX5: '经查找取得联系党员登记表（附件5）',
  ANNEX6: '经查找仍然无法取得联系党员登记表（附件6）',
  ANNEX7: '与党组织失去联系党员情况汇总表（附件7）',
  ANNEX8: '流动党员管理有关情况统计表（附件8）',
})

/** The annex a document of the packet is; the report is none. */
export const PACKET_ANNEX: Readonly<Record<PacketDocument, number | null>> = {
  REPORT: null,
  ANNEX5: 5,
  ANNEX6: 6,
  ANNEX7: 7,
  ANNEX8: 8,
}

export type PacketDocument = (typeof PACKET_DOCUMENT)['items'][number]['key']

export const CAMPAIGN_MEETING = wordTable('类别', [
  '部署会',
  '专题培训',
  '专题会议',
  '座谈会',
  '检查验收',
  '其他',
])

export const CONSULTATION_KIND = wordTable('类别', ['请示', '报告'])

/** Lists drawn from the check lines and the register (D13; S00 25, S01 15). */
export const CHECK_LIST = codeTable('名单', {
  FLOW: '流动党员名单',
  UNATTACHED: '空挂党员名单',
  LOST: '失联党员名单',
  POCKET: '口袋党员名单',
  DOSSIER: '档案缺件或不规范党员名单',
  DUES: '党费有问题党员名单',
  BREACH: '有违纪违法问题党员名单',
  THREE_NO: '“三不”党员名单',
  SANCTION: '受处分党员名单',
  OTHER: '有其他问题党员名单',
  KEY_GROUP: '重点对象名单',
})

export type CheckList = (typeof CHECK_LIST)['items'][number]['key']

/** The problem of a line that puts a member on a list; the other three lists have another source. */
export const LIST_PROBLEM: Readonly<Partial<Record<CheckList, CheckProblem>>> = {
  FLOW: '流动',
  UNATTACHED: '空挂',
  LOST: '失联',
  POCKET: '口袋',
  DOSSIER: '档案',
  DUES: '党费',
  BREACH: '违纪',
  OTHER: '其他',
}

/** What the board is narrowed to. */
export const BOARD_LISTED = codeTable('排查进度', {
  all: '全部',
  open: '未完成',
  unsigned: '待工作组核查',
  problems: '有待完善',
  done: '已完成',
})

/** What a branch's lines are narrowed to. */
export const LINE_LISTED = codeTable('核查表', {
  all: '全部',
  open: '未完成',
  self: '待自查签名',
  group: '待工作组核查',
  problems: '有问题',
})
