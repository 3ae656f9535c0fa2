/**
 * What every column of a journaled table is called, in the words of its screen. A column that is added to a
 * table does not compile until it is named here or kept hidden.
 */

import { MEMBER_FIELDS, type MemberKey } from '../../shared/roster/fields.ts'
import type { Row, TableName } from '../db/tables.ts'
import { CENSUS_WORDS } from './censusWords.ts'
import { DOSSIER_USE_WORDS } from './dossierUseWords.ts'
import { DISPOSAL_WORDS } from './disposalWords.ts'
import { FLOW_WORDS } from './flowWords.ts'
import { MAKE_UP_WORDS } from './makeUpWords.ts'
import { PARTY_LIFE_WORDS } from './partyLifeWords.ts'
import { LETTER_WORDS } from './letterWords.ts'
import { LOST_WORDS } from './lostWords.ts'
import { REGISTRATION_WORDS } from './registrationWords.ts'
import { REPORT_WORDS } from './reportWords.ts'

/** Columns the clerk is not shown: what the program keeps for itself. */
const HIDDEN = [
  'id',
  'memberId',
  'caseId',
  'flowId',
  'certificateId',
  'previousCaseId',
  'disposalId',
  'findingId',
  'makeUpId',
  'previousDisposalId',
  'lostCaseId',
  'registrationId',
  'driveId',
  'attemptId',
  'otherId',
  'namePinyin',
  'nameInitials',
  'issues',
  'sortOrder',
  'detail',
  'content',
  'settings',
  'reopeningId',
  'rosterId',
  'ownerId',
  'bytes',
  'campaignId',
  'stageId',
  'figures',
  'batchId',
  'handoverId',
] as const

export const HIDDEN_COLUMNS: ReadonlySet<string> = new Set(HIDDEN)

type WordedTable =
  | keyof typeof CENSUS_WORDS
  | 'organisation'
  | 'member'
  | 'membershipPeriod'
  | 'orgPost'
  | 'family'
  | 'education'
  | 'sanction'
  | keyof typeof PARTY_LIFE_WORDS
  | keyof typeof FLOW_WORDS
  | 'overseas'
  | keyof typeof LOST_WORDS
  | 'disposalCase'
  | 'disposalStep'
  | 'disposalNote'
  | keyof typeof REGISTRATION_WORDS
  | 'letter'
  | 'dossier'
  | 'dossierItem'
  | keyof typeof DOSSIER_USE_WORDS
  | keyof typeof MAKE_UP_WORDS
  | 'memberDistinct'
  | 'attachment'
  | 'setting'
  | 'exportRecord'
  | 'organisationPlace'
  | 'organisationName'
  | 'annualMark'
  | 'annualRoster'
  | 'annualReopening'
  | keyof typeof REPORT_WORDS

type Words<T extends WordedTable> = Readonly<
  Record<Exclude<keyof Row<T>, (typeof HIDDEN)[number] | 'removed'>, string>
>

const REMOVED = { removed: '删除' }

const memberWords = Object.fromEntries(
  Object.entries(MEMBER_FIELDS).map(([key, field]) => [key, field.label]),
) as Record<MemberKey, string>

export const FIELD_WORDS: { readonly [T in WordedTable]: Words<T> } = {
  ...CENSUS_WORDS,
  ...REPORT_WORDS,
  organisation: {
    ...REMOVED,
    parentId: '上级党组织',
    kind: '层级',
    fullName: '全称',
    shortName: '简称',
    orgType: '类别',
    unitName: '所在单位',
    address: '地址',
    phone: '电话',
    founded: '成立日期',
    dissolved: '撤销日期',
    nextElection: '下次换届',
    collectDay: '党费收缴日',
    wechatGroup: '微信群',
    branchUrl: '网上支部地址',
    rightToApprove: '有审批权',
    remark: '备注',
  },
  member: {
    ...REMOVED,
    ...memberWords,
    orgId: '所在支部',
    membership: '党籍状态',
    asTyped: '照原样保留的内容',
    archivedOn: '归档日期',
    archiveReason: '归档原因',
  },
  membershipPeriod: {
    orgId: '所在支部',
    membership: '党籍状态',
    fromOn: '自',
    toOn: '至',
    evidence: '依据',
  },
  organisationName: {
    orgId: '党组织',
    kind: '层级',
    fullName: '全称',
    shortName: '简称',
    fromOn: '自',
    toOn: '至',
  },
  organisationPlace: {
    orgId: '党组织',
    parentId: '上级党组织',
    fromOn: '自',
    toOn: '至',
  },
  orgPost: {
    ...REMOVED,
    orgId: '党组织',
    body: '任职机构',
    post: '职务',
    fromOn: '任职日期',
    toOn: '离任日期',
    termNo: '届次',
  },
  family: {
    ...REMOVED,
    relation: '称谓',
    name: '姓名',
    birth: '出生',
    politics: '政治面貌',
    unit: '工作单位',
    post: '职务',
    phone: '电话',
    address: '住址',
    isEmergency: '应急联系人',
    isSearchContact: '可助查找',
  },
  education: {
    ...REMOVED,
    kind: '类别',
    level: '学历',
    degree: '学位',
    school: '毕业院校',
    major: '专业',
    fromOn: '入学',
    toOn: '毕业',
    certificateNo: '证书号',
  },
  sanction: {
    ...REMOVED,
    family: '类别',
    kind: '种类',
    decidedOn: '决定日期',
    decidedBy: '决定机关',
    documentNo: '文号',
    effectTo: '影响期至',
    note: '备注',
  },
  ...PARTY_LIFE_WORDS,
  ...FLOW_WORDS,
  overseas: {
    ...REMOVED,
    leftOn: '出国日期',
    reason: '出国原因',
    country: '国家（地区）',
    city: '城市',
    contactState: '与组织联系',
    handling: '党籍处理方式',
    handledOn: '办理日期',
    handledDoc: '文号',
    returnedOn: '回国日期',
    lifeRestored: '恢复组织生活',
    appliedOn: '申请日期',
    restoredOn: '恢复日期',
    dossierTo: '档案转交',
    remark: '备注',
  },
  ...LOST_WORDS,
  ...REGISTRATION_WORDS,
  ...DISPOSAL_WORDS,
  ...MAKE_UP_WORDS,
  letter: { ...REMOVED, ...LETTER_WORDS },
  dossier: {
    personnelFile: '有无人事档案',
    keeper: '保管单位',
    box: '盒号',
    shelf: '柜架号',
    openedOn: '建档日期',
    filedOn: '归档日期',
    otherMaterials: '其他材料',
    branchCopy: '支部留存复印件',
    checkedOn: '核查日期',
    checkedBy: '核查人',
    remark: '备注',
  },
  dossierItem: {
    item: '材料',
    present: '情况',
    note: '说明',
    markedOn: '标记日期',
  },
  ...DOSSIER_USE_WORDS,
  memberDistinct: {
    markedOn: '标记日期',
  },
  attachment: {
    ...REMOVED,
    ownerTable: '所属',
    material: '材料',
    fileName: '文件名',
    mediaType: '类型',
    sha256: '内容指纹',
    finding: '情况',
    note: '说明',
    addedOn: '附上日期',
  },
  setting: {
    key: '名称',
    value: '值',
    reason: '理由',
  },
  exportRecord: {
    at: '时间',
    what: '内容',
    destination: '存放到',
  },
  annualMark: {
    orgId: '党支部',
    year: '年度',
    heading: '年审内容',
    state: '核对情况',
    note: '说明',
  },
  annualRoster: {
    orgId: '党支部',
    year: '年度',
    version: '第几版',
    rosterOn: '截止日期',
    frozenAt: '定稿时间',
    frozenBy: '定稿人',
    persons: '人数',
    sha256: '指纹',
    signedOn: '签字日期',
    signedBy: '签字人',
    sealed: '已盖章',
    handedOn: '上报日期',
  },
  annualReopening: {
    orgId: '党支部',
    year: '年度',
    version: '第几版',
    openedOn: '重新核对日期',
    reason: '理由',
  },
}

export function isWorded(table: TableName): table is WordedTable {
  return Object.hasOwn(FIELD_WORDS, table)
}
