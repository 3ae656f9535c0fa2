/** Code tables of flowing members and members abroad (rules.md 2.N, 3.3, 3.4). */

import { codeTable, wordTable } from '../kernel/codes.ts'

/** 外出流向 of annex 4 (S03 87); annex 1 knows the same without 出国（境）. */
export const FLOW_DIRECTION = codeTable('外出流向', {
  IN_COUNTY: '县域范围内流动',
  IN_CITY: '市内跨县流动',
  CROSS_CITY: '跨市流动',
  CROSS_PROVINCE: '跨省流动',
  ABROAD: '出国（境）',
  NO_FIXED: '无固定地点',
})

export const FLOW_REASON = wordTable('外出原因', [
  '外出务工',
  '经商',
  '长期居住',
  '学习进修',
  '借调工作',
  '办理公务',
  '休假探亲',
  '其他',
])

export const UNIT_HAS_PARTY = wordTable('流入单位有无党组织', ['有', '无', '不明'])

export const HOST_KIND = wordTable('管理方式', ['流入地所建组织', '委托管理', '未落实'])

export const FLOW_STATUS = wordTable('流动状态', ['拟外出', '外出中', '已返回', '已转出组织关系', '转失联'])

export const CONTACT_BY = wordTable('联系方', ['支部', '本人'])
export const CONTACT_CHANNEL = wordTable('联系方式', ['电话', '微信', '短信', '面谈', '其他'])

/** What an absence calls for (rules.md 3.3). */
export const FLOW_PAPER = codeTable('外出手续', {
  LETTER: '转接组织关系（介绍信）',
  CERTIFICATE: '流动党员活动证',
  PROOF: '党员证明信',
  REPORT: '仅报告',
})

export type FlowPaper = (typeof FLOW_PAPER)['items'][number]['key']

export const PROVINCE_IN = wordTable('省内外', ['省内', '省外'])

/** What a written reminder is about (R-E18, S04 358). */
export const REMINDER_GROUND = wordTable('提醒事由', [
  '没有定期汇报',
  '没有按时参加组织生活',
  '没有按规定交纳党费',
])

export type ReminderGround = (typeof REMINDER_GROUND)['items'][number]['key']

export const REMINDER_KIND = wordTable('提醒方式', ['书面提醒', '短信提醒'])

/** How a 流动党员活动证 ended. */
export const CERTIFICATE_ENDING = wordTable('活动证了结', ['交回', '遗失'])

export const OVERSEAS_REASON = wordTable('出国原因', [
  '因私',
  '因公',
  '留学',
  '外派',
  '探亲',
  '定居',
  '劳务',
  '其他',
])

export const OVERSEAS_CONTACT = wordTable('出国后与组织联系情况', ['定期', '不定期', '失去联系', '其他'])

/** 党籍处理方式 (S03 58): eight values; the months of keeping follow from the first five. */
export const OVERSEAS_HANDLING = wordTable('党籍处理方式', [
  '保留党籍三个月',
  '保留党籍六个月',
  '保留党籍一年',
  '保留党籍二年',
  '保留党籍三年',
  '保留党籍三年以上',
  '未办理',
  '停止党籍',
])

export const LIFE_RESTORED = wordTable('恢复组织生活情况', ['已恢复', '已申请未恢复', '未申请'])
