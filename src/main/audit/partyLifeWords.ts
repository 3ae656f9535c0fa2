/** What the columns of honours, dues, meetings and appraisals are called in the log. */

export const PARTY_LIFE_WORDS = {
  honour: {
    removed: '删除',
    title: '荣誉名称',
    level: '级别',
    grantedBy: '授予单位',
    grantedOn: '授予日期',
    documentNo: '文号',
    note: '备注',
  },
}
