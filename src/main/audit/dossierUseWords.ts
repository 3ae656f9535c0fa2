/** What the columns of catalogues, handovers and readings of dossiers are called in the log. */

export const DOSSIER_USE_WORDS = {
  cataloguePaper: {
    removed: '删除',
    item: '材料类别',
    title: '材料名称',
    madeOn: '制成时间',
    copies: '份数',
    pages: '页数',
    form: '原件或复印件',
    comparedBy: '核对人',
    comparedOn: '核对日期',
    remark: '备注',
  },
  dossierHandover: {
    removed: '删除',
    way: '方向',
    counterpart: '对方党组织',
    counterpartPhone: '对方电话',
    listedOn: '清单日期',
    handedOn: '交接日期',
    place: '交接地点',
    giver: '移交人',
    taker: '接收人',
    packageSealed: '密封包装并加盖公章',
    checkResult: '审核结果',
    receiptOn: '回执日期',
    receiptFrom: '回执经办人',
    remark: '备注',
  },
  handoverItem: {
    content: '明细',
    copies: '份数',
    pages: '页数',
  },
} as const
