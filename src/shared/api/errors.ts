/**
 * Coded errors: what can go wrong at the door, each with a Chinese sentence that says what happened and
 * what to do next. The sentence lives here, beside its code (law 2); details go into `{…}` places.
 */

export const ERROR_TEXT = {
  // the door
  UNEXPECTED: '程序出错，数据没有改动。请重试；仍然出错时请把错误编号告诉维护人员',
  INPUT_INVALID: '“{field}”填写有误：{reason}',
  METHOD_UNKNOWN: '没有名为“{method}”的操作',
  NOT_AVAILABLE_HERE: '此处不能{what}，请在{where}中操作',
  CANCELLED: '已取消，数据没有改动',
  FILE_TOKEN_UNKNOWN: '所选文件已失效，请重新选择',
  ARGUMENT_INVALID: '命令写法有误：{reason}。用 taizhang help 查看用法',
  INPUT_NOT_JSON: '输入的内容不是 JSON：{reason}',
  PASSPHRASE_MISSING: '需要口令：请设置环境变量 {variable}，或用 {option} 指定口令文件',
  PASSPHRASE_IN_ARGUMENT:
    '口令不能写在命令里，别的程序看得到。请去掉“{field}”，改用环境变量 {variable} 或 {option}',
  BACKEND_GONE: '程序后台没有响应。请关闭窗口后重新打开，已保存的内容不会丢失',

  // the data file
  VAULT_CLOSED: '尚未打开台账，请先打开或新建',
  VAULT_ALREADY_OPEN: '已有台账打开，请先关闭',
  FILE_MISSING: '找不到台账文件“{file}”。如果已移动，请重新选择',
  FILE_EXISTS: '“{file}”已存在，请换一个名称',
  KEY_MISSING: '找不到钥匙文件“{file}”。它应与台账放在同一文件夹；找不到时可从备份恢复',
  KEY_DAMAGED: '钥匙文件“{file}”已损坏，请从备份恢复',
  PASSPHRASE_WRONG: '口令不对，请检查大小写和输入法后重试',
  PASSPHRASE_WEAK: '口令太短，请至少用{min}个字符',
  FILE_NEWER: '此台账由更新的版本保存（第{found}版，本程序到第{known}版）。请升级程序后再打开，文件没有改动',
  FILE_FOREIGN: '这不是本程序的台账文件，没有打开，也没有改动',
  FILE_DAMAGED: '台账文件已损坏，没有改动它。请用“恢复备份”取回最近的备份',
  FILE_IN_USE: '台账正被{who}使用，请先在那边关闭后再打开',
  FILE_READONLY: '台账文件或所在文件夹只读，无法保存。请取消只读属性或换一个位置',
  FOLDER_SHARED: '台账不能放在网络共享或同步盘“{folder}”中，容易损坏。请放在本机硬盘，备份可以放在那里',
  DISK_FULL: '磁盘空间不足，没有保存。请清理后重试',
  MIGRATION_FAILED: '升级台账失败，已保持原样，升级前的备份在“{backup}”',
  BACKUP_INVALID: '“{file}”不是可用的备份：{reason}',

  // records
  RECORD_MISSING: '这条记录已不存在，可能已被撤销。请刷新后再看',
  RECORD_STALE: '这条记录刚被修改过，请刷新后再改',
  NOTHING_CHANGED: '没有改动',
  UNDO_NOTHING: '没有可以撤销的操作',
  REDO_NOTHING: '没有可以重做的操作',
  UNDO_ALREADY: '这次操作已经撤销过了',
  UNDO_CONFLICT: '“{label}”之后，其中{count}条记录又被修改过（{examples}）。请先撤销后来的修改',
  ORG_NAME_TAKEN: '同一上级下已有“{name}”，请换一个名称',
  ORG_PARENT_INVALID: '{kind}不能放在{parent}下面',
  ORG_CYCLE: '不能把党组织移到它自己的下级',
  ORG_HAS_MEMBERS: '“{name}”还有{count}名党员，请先把他们转到其他支部',
  ORG_HAS_CHILDREN: '“{name}”还有下级党组织，请先处理下级',
  ORG_DISSOLVED: '“{name}”已于{on}撤销，请选择其他党组织',
  ORG_IS_ROOT: '“{name}”是本级党委，不能调整或撤销',
  ORG_NO_MEMBERS_THERE: '“{name}”下面不直接管理党员，请选择支部或党小组',
  ORG_TARGET_MISSING: '“{name}”还有{count}名党员，请选择他们转到哪里',
  MEMBERS_ELSEWHERE: '所选党员中有{count}名已不在“{name}”，请刷新后重新选择',
  MEMBER_NEEDS_ORG: '在册党员必须有所在支部，请选择支部',
  EVIDENCE_MISSING: '还缺：{missing}。补上后才能{step}',
  STATE_STEP_REFUSED: '“{from}”不能直接变为“{to}”',
  PERIOD_OVERLAP: '与已有的一段时间重叠（{period}），请先改好那一段',
  DATE_FUTURE: '{date}不能晚于今天',
  DATE_ORDER: '{later}不能早于{earlier}',
  MERGE_UNDECIDED: '还有{count}项两边不同，没有选定：{fields}。请逐项选定后再合并',
  CERTIFICATE_HELD: '这次外出已发活动证{certNo}，还没有交回。遗失的请先登记遗失，再发新证',
  INSPECTED_ALREADY: '{year}年的年审已登记，要改的请先删除那一条',
  CASE_OPEN: '{name}已有未了结的失联记录，请在原记录中继续',
  EFFORT_MISSING: '查找力度不够：{missing}。确已尽力的，请写明理由后再定',
  OUTCOME_CONFLICT: '{reason}',
  LOST_STEP_REFUSED: '现在是“{state}”，不能办理“{step}”。{next}',
  OUTCOME_FINAL: '结果已经作出，不能删除。刚登记错的请撤销；情况有变化的，另立失联记录',
  MONTH_REPORTED: '{month}的月报已经登记。要改请先删除原来的一条',
  OUTCOME_OF_DISPOSAL: '这项结果由组织处置作出。需要改时，请到处置案或操作记录中撤销相应的一步',
  CUSTODY_HANDED: '这次变更是交接清单登记的，不能单独删除。登记有误的，请在操作记录中撤销交接签字',
  HANDOVER_SIGNED: '这份交接清单已经签字，不能再改或删除。登记有误的，请在操作记录中撤销相应的一步',
  HANDOVER_TWICE: '同一名党员的档案在清单中出现了两次，请删去一行',
  READING_REFUSED: '不予查阅：{reasons}',
  READING_ENDED: '这次查阅已于{on}登记归还',
  REGISTRATION_NOBODY: '没有可以发放的党员：{why}。请换一个支部、党员或日期',
  REGISTRATION_RETURNED: '已有{count}份交回，不能删除。误登的请先更正为未交',
  REGISTRATION_ALL_BACK: '所选的登记申请表都已交回。要改日期的，请在右边修改交回日期',
  REGISTRATION_CASE: '已据此立了处置案{caseNo}，请先在处置案中删除误立，再更正',
  REGISTRATION_KIND: '不愿登记的申请只用来立“{kind}”案。请改选处置种类，或不引用这份申请',
  REGISTRATION_WILLING: '{name}没有交来不愿登记的申请，请先在党员登记中登记',
  DISPOSAL_OPEN: '{name}已有正在办理的处置案{caseNo}，请在原案中继续',
  DISPOSAL_STEP_REFUSED: '现在是“{state}”，不能办理“{step}”。下一步是“{next}”',
  DISPOSAL_FILED: '案件已经归档，不能再办理“{step}”',
  DISPOSAL_GROUNDS: '{reason}',
  DISPOSAL_RESULT_CARRIED:
    '“{step}”的结果已经改变党籍或另立了案，不能直接改。请在操作记录中撤销这一步，重新登记',
  DISPOSAL_RESULT_CHANGES: '更正后“{step}”成为“{result}”，以后各步就不成立了。请在操作记录中从最后一步起撤销',
  DISPOSAL_CARRIED_OUT: '处置已经宣布，不能删除。登记有误的，请在操作记录中撤销相应的一步',
  FINDING_STEP_REFUSED: '现在是“{state}”，不能办理“{step}”。{next}',
  FINDING_KNOWN: '{name}已登记同样的问题，还没有了结，请在原处继续',
  FINDING_HANDLED: '这个问题已经办理了“{step}”，不能删除。登记有误的，请在操作记录中撤销相应的一步',
  MAKE_UP_STEP_REFUSED: '现在是“{state}”，不能办理“{step}”。下一步是“{next}”',
  MAKE_UP_OVER: '补办已经结束，不能再办理“{step}”',
  MAKE_UP_OPEN: '{name}已有正在办理的补办{caseNo}，请在原件中继续',
  MAKE_UP_HANDLED: '已经办理了“{step}”，不能删除。登记有误的，请在操作记录中撤销相应的一步',
  FILING_KNOWN: '{year}年的立卷归档已经登记，请在原登记上修改',
  PUBLIC_CHANNEL_OFF: '“{channel}”是公开查找，本单位没有开启。确需使用请先经负责人批准，再到设置中开启',

  // letters
  LETTER_ISSUED: '介绍信已开具，不能删除。开错的请作废，党员即恢复在册；刚登记错的请撤销',
  LETTER_NUMBERED: '介绍信{number}已编号，不能删除。开错的请作废，编号保留；刚登记错的请撤销',

  // attachments
  ATTACHMENT_FOREIGN: '“{file}”{found}，没有附上。请另存为 PDF、JPG 或 PNG 后再附',
  ATTACHMENT_TOO_LARGE: '“{file}”有{size}，每份附件最大{max}。请降低扫描分辨率（300dpi 灰度即可）后再附',
  ATTACHMENT_TOO_MANY_PIXELS: '“{file}”有{pixels}万像素，最多{max}万。请用300dpi重新扫描后再附',
  ATTACHMENTS_FULL: '附件已有{used}，上限{max}，放不下“{file}”。请降低扫描分辨率后再附',
  ATTACHMENT_ALREADY: '“{file}”已经附在这里，名为“{name}”，没有再附',
  ATTACHMENT_DAMAGED: '附件“{name}”的内容已损坏，请从最近的备份取回',
  PHOTO_INVALID: '照片没有保存：{reason}。请重新选择照片',

  // intake
  WORKBOOK_UNREADABLE: '“{file}”打不开：文件已损坏或不是表格。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入',
  WORKBOOK_NOT_A_WORKBOOK:
    '“{file}”其实不是表格文件（{found}）。请让支部用 Excel 或 WPS 另存为 .xlsx 后重新报送',
  WORKBOOK_PASSWORD: '“{file}”设有打开密码，请输入密码，或让支部去掉密码后重新报送',
  WORKBOOK_PASSWORD_WRONG: '“{file}”的打开密码不对，请重新输入',
  WORKBOOK_PASSWORD_UNSUPPORTED: '“{file}”的加密方式打不开，请让支部去掉密码后重新报送',
  WORKBOOK_TRUNCATED: '“{file}”不完整，可能没有拷贝完。请重新拷贝后再导入',
  WORKBOOK_TOO_LARGE: '“{file}”太大（{size}），最大{max}。请按支部拆分后再导入',
  WORKBOOK_BOMB: '“{file}”解压后大得不正常（{size}），可能是恶意文件，没有读取',
  WORKBOOK_EMPTY: '“{file}”里没有内容，请检查是否选错文件',
  WORKBOOK_TOO_MANY_BLANK: '工作表“{sheet}”有{rows}行带格式的空行而没有数据，请删除空行后再导入',
  HEADER_MISSING: '工作表“{sheet}”里找不到表头：没有“姓名”一栏。请检查表头，或指出表头在第几行、姓名在哪一栏',
  PLAN_MISSING: '这次导入的预览已失效，请重新选择文件',
  PLAN_QUESTIONS: '还有{count}个支部没有对应，请先选定',
  PLAN_STALE: '预览之后台账有改动，请重新检查后再导入',
  NOTHING_TO_IMPORT: '没有可以导入的行',
  ROWS_REFUSED: '有{count}行没有通过，一行也没有导入。请改好后再导入，或选择只导入通过的行',

  // calculators
  ID_NUMBER_EMPTY: '请输入身份证号',

  // the yearly review
  ANNUAL_FROZEN: '{name}{year}年度花名册已定稿，核对情况不能再改。确需更正时请“重新核对”，写明理由后另出一版',
  ANNUAL_UNCONFIRMED: '还有{count}名党员没有核对完（{examples}），核完七项才能定稿',
  ANNUAL_EMPTY: '{name}在{on}没有在册党员，不用定稿',
  ANNUAL_DAY: '截止日期应在{from}到{to}之间',
  ANNUAL_NOT_FROZEN: '{name}{year}年度花名册还没有定稿，请先核对、定稿',
  ANNUAL_NOT_SIGNED: '还缺：{missing}。补齐后才能上报',
  ANNUAL_HANDED: '{name}{year}年度花名册已上报，签字盖章情况不能再改。登记有误时请撤销上报',
  ANNUAL_SUPERSEDED: '这一版已由新的一版代替，请在新版上登记',
  ANNUAL_DAMAGED:
    '{name}{year}年度花名册的内容与定稿时的指纹不符，不能使用。请用“核对台账”检查，并从备份恢复',
  BATCH_DAMAGED: '这个报送批次与封存时的指纹不符，不能重印。请用“核对台账”检查，并从备份恢复',
  ANNUAL_NOT_MEMBER: '有{count}名党员不在{name}的名册上，请刷新后再标记',

  // the campaign
  CENSUS_LINE_SIGNED: '{examples}已有{mark}的签核，不能再改。请先取消签核，再改',
  CENSUS_LINE_LACKING: '{name}还缺：{missing}。补上后才能签核',
  CENSUS_NOT_LISTED: '有{count}名党员不在这次排查的对象名单上，请先更新名单',
  CENSUS_RESULT: '“{item}”不能填“{result}”',
  CENSUS_ENDED: '这次排查已在{on}结束，不能再改。确需更正时请先撤销“结束排查”',
  CENSUS_HANDED: '排查材料已在{on}上报，不能再改。登记有误时请撤销上报',
  CENSUS_REPORT_SIGNED: '这份报告已由书记在{on}签字，不能再改。确需更正时请先取消签字',
  CENSUS_SWEEP_EXISTS: '{name}已经登记过，请打开那一条修改',
  CENSUS_REPORT_ACCEPTED: '这份报告已在{on}验收，不能再改。确需更正时请先取消验收',
  CENSUS_UNFINISHED: '还有{count}名党员没有完成双查，也没有说明理由（{examples}），不能结束排查',

  // reporting
  CHECKS_UNCONFIRMED: '有{count}处校验不平（{checks}），请核对后再上报；确实如此的，先确认',
  CAMPAIGN_MISSING: '还没有设定集中排查的起止日期，请先设定',
  BROWSER_MISSING: '没有找到 Chromium、Chrome 或 Edge 浏览器，不能生成 PDF。请安装后重试，或改为导出 Excel',
  PDF_FAILED: '生成 PDF 失败：{reason}。请重试，或改为导出 Excel',
  PRINT_FAILED: '没有打印成功。请检查打印机是否连接，或改为导出 PDF',
  DESTINATION_MISSING: '找不到“{place}”，U盘可能已拔出。请插好后重试',
  DESTINATION_READONLY: '“{place}”写保护，不能存放。请关闭写保护开关，或换一个位置',
  COPY_DAMAGED: '“{file}”写入后读出来不一样，“{place}”可能已损坏，没有留下文件。请换一个U盘重试',
  VIEW_NAME_TAKEN: '已有视图“{name}”，请换一个名称',
  VIEWS_FULL: '最多保存{max}个视图，请先删除不用的',
  PAPER_TOO_LONG: '共{count}页以上，一次最多打印{max}页。请先选支部，或改为导出 PDF、Excel',
  PDF_TOO_LONG: '共{count}页以上，一份 PDF 最多{max}页。请先选支部，或改为导出 Excel',
  FILES_TOO_MANY: '共{count}名，一次最多存{max}个文件。请先选支部，或存为一个文件',
  CARDS_EMPTY: '{name}在{day}没有在册党员，没有附件1可存',
  NOBODY_ON_CARD: '{who}在{day}不在册，没有附件1。请检查党籍状态和日期',
  LIST_TOO_LONG_TO_PRINT: '共{count}行，一次最多打印{max}行。请先选支部或加条件，或改为导出 Excel',
  FILE_OPEN_ELSEWHERE: '“{file}”正被打开，不能覆盖。请关闭后重试，或换一个名称',
} as const

export type ErrorCode = keyof typeof ERROR_TEXT

type Places<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? P | Places<Rest> : never
type Details<C extends ErrorCode> = Record<Places<(typeof ERROR_TEXT)[C]>, string | number>

/** The sentence of a code with its places filled in. */
export function errorText(code: ErrorCode, details: Readonly<Record<string, string | number>> = {}): string {
  return ERROR_TEXT[code].replace(/\{(\w+)\}/g, (_, place: string) => String(details[place] ?? ''))
}

/**
 * A failure the clerk can act on. `field` names the input field, cell or record it is about; `message`
 * is the whole Chinese sentence.
 */
export class OfficeError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C
  readonly field: string | null

  constructor(
    code: C,
    ...rest: [Places<(typeof ERROR_TEXT)[C]>] extends [never]
      ? [details?: undefined, options?: { field?: string; cause?: unknown }]
      : [details: Details<C>, options?: { field?: string; cause?: unknown }]
  ) {
    const [details, options] = rest
    super(errorText(code, details ?? {}), options?.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'OfficeError'
    this.code = code
    this.field = options?.field ?? null
  }
}

/** True for a coded error of this code. */
export function hasCode(error: unknown, code: ErrorCode): boolean {
  return isOfficeError(error) && error.code === code
}

export function isOfficeError(error: unknown): error is OfficeError {
  return error instanceof OfficeError
}
