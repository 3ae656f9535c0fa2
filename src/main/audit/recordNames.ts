/** Chinese names of tables, records and fields, for the log. */

import { MEMBER_FIELDS } from '../../shared/roster/fields.ts'
import type { Reader } from '../db/register.ts'
import type { RowName } from '../db/revert.ts'
import type { TableName } from '../db/tables.ts'

export const TABLE_NAMES: Partial<Record<TableName, string>> = {
  organisation: '党组织',
  member: '党员',
  membershipPeriod: '组织隶属与党籍',
  orgPost: '任职',
  family: '家庭成员',
  education: '学历',
  sanction: '处分',
  flow: '流动记录',
  flowContact: '联系记录',
  overseas: '出国（境）记录',
  lostCase: '失联记录',
  searchAttempt: '查找记录',
  lostOutcome: '处理结果',
  letter: '介绍信',
  dossier: '档案',
  dossierItem: '档案材料',
  campaign: '集中排查',
  setting: '设置',
  exportRecord: '导出记录',
}

/** Tables whose rows hang on a member by `memberId`. */
const OF_MEMBER: ReadonlySet<TableName> = new Set<TableName>([
  'membershipPeriod',
  'orgPost',
  'family',
  'education',
  'sanction',
  'flow',
  'overseas',
  'lostCase',
  'letter',
  'dossier',
  'dossierItem',
])

const FIELD_NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(MEMBER_FIELDS).map(([key, field]) => [key, field.label])),
  orgId: '所在支部',
  membership: '党籍状态',
  asTyped: '照原样保留的内容',
  fromOn: '自',
  toOn: '至',
  evidence: '依据',
  parentId: '上级党组织',
  kind: '类别',
  fullName: '全称',
  shortName: '简称',
  orgType: '党组织类别',
  body: '任职机构',
  post: '职务',
  relation: '称谓',
  politics: '政治面貌',
  leftOn: '外出日期',
  returnedOn: '返回日期',
  expectedBack: '预计返回日期',
  reason: '原因',
  direction: '流向',
  destPlace: '外出地点',
  unitName: '流入单位',
  hostOrgType: '流入单位党组织类型',
  hostContact: '流入党组织联系人',
  certNo: '活动证编号',
  emergencyContact: '应急联系人',
  status: '状态',
  state: '状态',
  foundOn: '发现日期',
  situation: '失去联系情形',
  contactOn: '取得联系日期',
  contactHow: '取得联系方式',
  conduct: '失联期间表现',
  at: '时间',
  channel: '方式',
  target: '联系对象',
  responsible: '责任人',
  course: '经过',
  result: '结果',
  outcome: '处理结果',
  decidedOn: '决定日期',
  documentNo: '文号',
  item: '材料',
  present: '情况',
  note: '说明',
  value: '值',
  key: '名称',
  startOn: '排查开始日期',
  searchEnd: '查找结束日期',
  fillDate: '填表日期',
  fillDate9: '附件9填表日期',
  removed: '删除',
}

/** Columns the clerk is not shown: what the program keeps for itself. */
export const HIDDEN_COLUMNS: ReadonlySet<string> = new Set([
  'id',
  'memberId',
  'caseId',
  'flowId',
  'namePinyin',
  'nameInitials',
  'issues',
  'sortOrder',
])

export function fieldName(column: string): string {
  return FIELD_NAMES[column] ?? column
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
