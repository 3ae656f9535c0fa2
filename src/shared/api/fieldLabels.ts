/**
 * Chinese names of input fields, for the sentence of INPUT_INVALID. Names that mean different things on different
 * screens (by, to, no) are left out: the sentence then goes without one, and stands beside its field.
 */

import { MEMBER_FIELDS } from '../roster/fields.ts'

const LABELS: Readonly<Record<string, string>> = {
  passphrase: '口令',
  current: '当前口令',
  next: '新口令',
  password: '密码',
  committee: '党委名称',
  orgId: '党组织',
  parentId: '上级党组织',
  memberId: '党员',
  keepId: '保留的党员',
  otherId: '另一名党员',
  membership: '党籍状态',
  fullName: '全称',
  shortName: '简称',
  kind: '类别',
  orgType: '党组织类别',
  on: '日期',
  from: '起始日期',
  start: '开始日期',
  end: '结束日期',
  evidence: '依据',
  reason: '原因',
  leftOn: '外出日期',
  returnedOn: '返回日期',
  expectedBack: '预计返回日期',
  direction: '流向',
  foundOn: '发现日期',
  contactOn: '取得联系日期',
  contactHow: '取得联系方式',
  at: '查找时间',
  channel: '方式',
  target: '联系对象',
  responsible: '责任人',
  course: '经过',
  result: '结果',
  summary: '联系内容',
  outcome: '处理结果',
  decidedOn: '决定日期',
  startOn: '排查开始日期',
  searchEnd: '查找结束日期',
  fillDate: '填表日期',
  fillDate9: '附件9填表日期',
  idNumber: '身份证号',
  annexes: '附件',
  place: '存放位置',
  files: '文件',
  fileName: '文件名',
  image: '照片',
  onDate: '日期',
  amount: '金额',
  months: '所交月份',
  limit: '每页行数',
  offset: '起始行',
  note: '备注',
  year: '年度',
  documentNo: '文号',
  pages: '页数',
  copies: '份数',
  deadline: '期限',
}

/** The name of the last named part of a path; null where it has none: what it is called in here is no word of the clerk's. */
export function fieldLabel(path: readonly string[]): string | null {
  for (const part of [...path].reverse()) {
    const label =
      LABELS[part] ??
      (part in MEMBER_FIELDS ? MEMBER_FIELDS[part as keyof typeof MEMBER_FIELDS].label : undefined)
    if (label) return label
  }
  return null
}
