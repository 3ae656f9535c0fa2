/** Chinese names of tables, records and fields, for the log. */

import { LINKED_TABLES } from '../db/linkedTables.ts'
import type { Reader } from '../db/register.ts'
import type { RowName } from '../db/revert.ts'
import type { TableName } from '../db/tables.ts'
import { FIELD_WORDS, isWorded } from './fieldWords.ts'
import { MAKE_UP_RECORDS } from './makeUpWords.ts'

export const TABLE_NAMES: Partial<Record<TableName, string>> = {
  organisation: '党组织',
  member: '党员',
  membershipPeriod: '党籍变动',
  organisationPlace: '上级变动',
  organisationName: '改名前的名称',
  orgPost: '任职',
  family: '家庭成员',
  education: '学历',
  sanction: '处分',
  honour: '荣誉',
  duesPayment: '党费',
  meeting: '会议',
  attendance: '组织生活',
  appraisalRound: '民主评议',
  appraisalResult: '评议结果',
  exemption: '豁免',
  studyHours: '学习培训学时',
  assignment: '交办任务',
  dutyReason: '正当理由',
  flow: '流动记录',
  flowContact: '联系记录',
  flowIn: '流入党员',
  flowCertificate: '流动党员活动证',
  certificateInspection: '活动证年审',
  flowReminder: '书面提醒',
  overseas: '出国（境）记录',
  lostCase: '失联记录',
  searchAttempt: '查找记录',
  lostOutcome: '处理结果',
  lostFollowUp: '跟踪回访',
  lostInquiry: '部门协查',
  conductCheck: '核实记录',
  lostReport: '重点失联月报',
  contactCheck: '联系方式核对',
  registrationDrive: '党员登记',
  registrationForm: '党员登记申请表',
  disposalCase: '组织处置',
  disposalStep: '处置程序',
  disposalNote: '教育和帮教记录',
  letter: '介绍信',
  dossier: '档案',
  dossierItem: '档案材料',
  cataloguePaper: '目录材料',
  dossierHandover: '档案交接清单',
  handoverItem: '交接的档案',
  dossierCustody: '档案保管单位变更',
  dossierReading: '查阅登记',
  ...MAKE_UP_RECORDS,
  memberDistinct: '“不是同一人”标记',
  attachment: '附件',
  campaign: '集中排查',
  setting: '设置',
  exportRecord: '导出记录',
  annualMark: '年审标记',
  annualRoster: '年度花名册',
  annualReopening: '年审重新核对',
  reportBatch: '报送批次',
  reportSignature: '报送批次签字',
  checkLine: '核查表',
  campaignPerson: '排查责任人',
  campaignStage: '排查阶段',
  campaignStep: '阶段变动',
  campaignTask: '排查任务',
  branchReport: '支部核查情况报告',
  campaignPacket: '排查上报',
  packetDocument: '上报材料',
  campaignMeeting: '排查会议培训',
  consultation: '请示报告',
  specialSweep: '专项排查',
  campaignReport: '排查工作报告',
}

const OF_MEMBER: ReadonlySet<TableName> = new Set(LINKED_TABLES)

export function fieldName(table: TableName, column: string): string {
  const words: Readonly<Record<string, string>> = isWorded(table) ? FIELD_WORDS[table] : {}
  return words[column] ?? column
}

/** `党员 张三`, `流动记录 李四`, `党组织 东岗村支部`: what a row is called in the log. */
export async function nameRecords(db: Reader, rows: readonly RowName[]): Promise<string[]> {
  const names: string[] = []
  for (const row of rows) names.push(await nameRecord(db, row))
  return names
}

async function nameRecord(db: Reader, { table, rowId }: RowName): Promise<string> {
  const label = TABLE_NAMES[table] ?? table
  if (table === 'organisation') {
    const org = await db
      .selectFrom('organisation')
      .select('fullName')
      .where('id', '=', rowId)
      .executeTakeFirst()
    return `${label} ${org?.fullName ?? ''}`.trim()
  }
  const memberId = table === 'member' ? rowId : OF_MEMBER.has(table) ? await memberOf(db, table, rowId) : null
  if (memberId === null) return label
  const member = await db.selectFrom('member').select('name').where('id', '=', memberId).executeTakeFirst()
  return `${label} ${member?.name ?? ''}`.trim()
}

async function memberOf(db: Reader, table: TableName, rowId: number): Promise<number | null> {
  // The journal keeps the owner of every row it ever saw, also of rows that are gone.
  const entry = await db
    .selectFrom('changeRow')
    .select('after')
    .where('tableName', '=', table)
    .where('rowId', '=', rowId)
    .where('op', '=', 'I')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const image = JSON.parse(entry?.after ?? '{}') as { memberId?: unknown }
  return typeof image.memberId === 'number' ? image.memberId : null
}
