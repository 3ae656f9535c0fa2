/** What the columns of drives and forms of the re-registration are called in the log. */

export const REGISTRATION_WORDS = {
  registrationDrive: {
    removed: '删除',
    name: '名称',
    issuedOn: '发放日期',
    days: '几天内交回',
    note: '备注',
  },
  registrationForm: {
    removed: '删除',
    issuedOn: '发放日期',
    deadline: '截止日期',
    returnedOn: '交回日期',
    wish: '登记意愿',
    applicationOn: '书面申请日期',
    thought: '本人总结：思想',
    work: '本人总结：工作',
    style: '本人总结：作风',
    life: '本人总结：生活',
    signedOn: '本人签字日期',
    branchOpinion: '党支部意见',
    branchOpinionOn: '党支部意见日期',
    committeeOpinion: '基层党委意见',
    committeeOpinionOn: '基层党委意见日期',
    checkState: '信息核实',
    checkNote: '更正了什么',
    checkedOn: '核对日期',
    checkedBy: '核对人',
    note: '备注',
  },
} as const
