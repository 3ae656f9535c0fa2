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
  duesPayment: {
    removed: '删除',
    onDate: '交纳日期',
    amount: '金额',
    months: '所交月份',
    excess: '自愿多交',
    payer: '交纳人',
    consent: '支部同意',
    place: '交纳地',
    lateReason: '补交原因',
    note: '备注',
  },
}
