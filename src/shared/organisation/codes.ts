/** Code tables of organisations (rules.md 2.N, 3.1). */

import { codeTable, wordTable } from '../kernel/codes.ts'

/** 组织类别 by level in the tree. Members hang on 党支部-like kinds or 党小组. */
export const ORGANISATION_KIND = wordTable('组织层级', [
  '党委',
  '党总支',
  '村党委',
  '党支部',
  '党小组',
  '整转支部',
  '流动党支部',
  '临时党支部',
])

/** 党组织类别 (ORG, rules.md 2.N): one internal list, printed with other digits on annexes 4, 5 and 6. */
export const ORGANISATION_TYPE = codeTable('党组织类别', {
  RURAL: '农村',
  COMMUNITY: '街道社区',
  GOV: '党政机关',
  SOE: '国有企业',
  PRIVATE: '非公有制企业',
  SOCIAL: '社会组织',
  TALENT: '公共就业和人才服务机构',
  SCHOOL: '学校',
  PUBINST: '其他事业单位',
  OTHER: '其他',
})

export const POST_BODY = wordTable('任职机构', ['党委', '党组', '党总支', '党支部', '纪委', '党小组'])

/** Annex 1 prints only the first five. */
export const POST = wordTable('职务', [
  '书记',
  '副书记',
  '常委',
  '委员',
  '候补委员',
  '组织委员',
  '组长',
  '联络员',
  '失联管理专职',
  '党费收缴',
  '档案管理员',
  '分管领导',
])

/** Posts named by 附件1 note 5 (S03 56). */
export const PRINTED_POSTS: readonly string[] = ['书记', '副书记', '常委', '委员', '候补委员']
