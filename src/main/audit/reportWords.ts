/** What the columns of batches handed up are called in the log. */

export const REPORT_WORDS = {
  reportBatch: {
    unit: '填报单位',
    campaign: '集中排查',
    orgId: '党组织',
    madeAt: '编制时间',
    madeBy: '编制人',
    destination: '存放到',
    folder: '文件夹',
    sha256: '指纹',
  },
  reportSignature: {
    removed: '删除',
    role: '身份',
    name: '签字人',
    signedOn: '签字日期',
  },
}
