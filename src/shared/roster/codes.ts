/** Code tables of the member record (rules.md 2.N, 3.2, 4.1). */

import { codeTable, wordTable } from '../kernel/codes.ts'

export const SEX = wordTable('性别', ['男', '女'])

export const NATION = wordTable(
  '民族',
  (
    '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 ' +
    '纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 ' +
    '保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
  )
    .split(' ')
    .map(name => `${name}族`)
    .concat('其他'),
)

/** 附件1 note 2 (S03 53); the last two are an extension. */
export const MARITAL = wordTable('婚姻状况', ['未婚', '已婚', '离婚', '复婚', '丧偶', '再婚'])

export const EDUCATION_LEVEL = wordTable('学历', [
  '研究生',
  '大学本科',
  '大专',
  '中专',
  '高中中技',
  '初中',
  '小学',
  '其他',
])

export const DEGREE = wordTable('学位', ['博士', '硕士', '学士', '无'])

export const EDUCATION_KIND = wordTable('教育类别', ['全日制', '在职'])

/** Main states of rules.md 4.1. */
export const MEMBERSHIP = codeTable('党籍状态', {
  ACTIVIST: '入党积极分子',
  PROBATIONARY: '预备党员',
  FORMAL: '正式党员',
  LEAVING: '转出在途',
  LEFT: '已转出',
  /** brought a letter that is not accepted yet, or was sent back (R-F07, R-F09): on no roll here so far */
  INCOMING: '转入未接收',
  KEPT_ABROAD: '保留党籍（出国）',
  SUSPENDED: '停止党籍',
  REMOVED: '出党',
  REVOKED: '取消预备党员资格',
  DECEASED: '去世',
})

export type Membership = (typeof MEMBERSHIP)['items'][number]['key']

/**
 * States of persons whose formal relation is here: they are on the roll (在册) and on the sweep list.
 * 转出在途 stays until the receipt (R-A01, R-F05); 停止党籍 is not an active member any more.
 */
export const ON_ROLL: readonly Membership[] = ['PROBATIONARY', 'FORMAL', 'LEAVING', 'KEPT_ABROAD']

/** 职业 of annexes 5 and 6 (S03 100, 115). */
export const LOST_OCCUPATION = codeTable('职业（附件5、6）', {
  SOE_ENDED: '国有企业解除劳动关系人员',
  PRIVATE_LEFT: '非公有制企业离职人员',
  RURAL_AWAY: '农村外出务工经商人员',
  RETIRED: '机关事业单位离退休人员',
  GRADUATE: '高校毕业生',
  SPLIT: '街道社区人户分离人员',
  TALENT_CENTRE: '组织关系在人才中心人员',
  OTHER: '其他',
})

/** 职业 of annex 4 (S03 86): another list than that of annexes 5 and 6. */
export const FLOW_OCCUPATION = codeTable('职业（附件4）', {
  ENDED: '企业解除劳动关系人员',
  RETIRED: '离退休干部职工',
  GRADUATE: '未就业的高校毕业生',
  AWAY_WORKER: '外出务工人员',
  OTHER: '其他',
})

/** 级别 of an honour, from the highest. */
export const HONOUR_LEVEL = wordTable('荣誉级别', [
  '国家级',
  '省级',
  '市级',
  '县级',
  '乡镇级',
  '村级',
  '其他',
])

export const RELATION = wordTable('称谓', ['配偶', '子女', '父母', '岳父母', '公婆', '兄弟姐妹', '其他'])

export const POLITICS = wordTable('政治面貌', ['中共党员', '预备党员', '共青团员', '民主党派', '群众'])
