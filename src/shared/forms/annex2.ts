/** 附件2 党员名册 (S03 61–67; forms.md 附件2): by branch, special kinds of members named in the remark. */

import { EDUCATION_LEVEL, SEX } from '../roster/codes.ts'
import { rosterOf, type RosterPerson } from '../reporting/persons.ts'
import { rosterRemark } from '../reporting/remarks.ts'
import type { Column, BranchListForm } from './description.ts'
import { dayOf, fillDate, gap, LEFT, monthOf, nationOf, partyPosts, said, unitAndTitle } from './printing.ts'

type C = Column<RosterPerson>

const words = (table: typeof SEX | typeof EDUCATION_LEVEL) => table.items.map(({ label }) => label)

const columns: C[] = [
  { key: 'no', header: '序号', width: 7, text: (_, __, i) => String(i + 1), kind: 'count' },
  { key: 'name', header: '姓名', width: 14, text: ({ member }) => member.name },
  { key: 'sex', header: '性别', width: 7, text: ({ member }) => said(member, 'sex'), words: words(SEX) },
  { key: 'nation', header: '民族', width: 10, text: ({ member }) => nationOf(member) },
  { key: 'birth', header: '出生年月', width: 13.3, text: ({ member }) => monthOf(member, 'birth') },
  {
    key: 'idNo',
    header: '身份证号码',
    width: 32.5,
    text: ({ member }) => said(member, 'idNo'),
    isText: true,
  },
  { key: 'nativePlace', header: '籍贯', width: 16.2, text: ({ member }) => said(member, 'nativePlace') },
  {
    key: 'education',
    header: '学历',
    width: 14,
    text: ({ member }) => said(member, 'education'),
    words: words(EDUCATION_LEVEL),
  },
  {
    key: 'workStart',
    header: '参加工作时间',
    width: 13.3,
    text: ({ member }) => monthOf(member, 'workStart'),
  },
  { key: 'joinDate', header: '入党时间', width: 18.1, text: ({ member }) => dayOf(member, 'joinDate') },
  { key: 'fullDate', header: '转正时间', width: 18.1, text: ({ member }) => dayOf(member, 'fullDate') },
  {
    key: 'membership',
    header: '党员类别',
    width: 9,
    text: ({ probationary }) => (probationary ? '预备' : '正式'),
    words: ['正式', '预备'],
  },
  {
    key: 'posts',
    header: '现任党内职务',
    width: 15,
    text: ({ member }, { run }) => partyPosts(member.posts, run.campaign.fillDate),
  },
  {
    key: 'unit',
    header: '工作单位及职务',
    width: 23.8,
    text: ({ member }) => unitAndTitle(member),
    align: LEFT,
  },
  {
    key: 'residence',
    header: '家庭住址',
    width: 22.8,
    text: ({ member }) => said(member, 'residence'),
    align: LEFT,
  },
  {
    key: 'phone',
    header: '联系电话',
    width: 20.3,
    text: ({ member }) => said(member, 'phone'),
    isText: true,
  },
  { key: 'remark', header: '备注', width: 18.6, text: rosterRemark, align: LEFT },
]

export const ANNEX2: BranchListForm<RosterPerson> = {
  annex: 2,
  title: '党员名册',
  paper: 'A4',
  orientation: 'landscape',
  titleSize: 18,
  bodySize: 8,
  persons: rosterOf,
  columns,
  headerHeights: [9],
  rowHeight: 7,
  rowsPerPage: 20,
  fillsPage: true,
  headLine: ({ run, unit }, rows) => {
    const probationary = rows.filter(row => row.probationary).length
    return {
      left: `党支部名称（盖章）：${unit.orgId === run.scopeOrgId ? run.scopeName : unit.fullName}`,
      center: `党员总数${rows.length}名（其中预备党员${probationary}名）`,
      right: `填报日期：${fillDate(run.campaign.fillDate)}`,
    }
  },
  footLines: () => [
    { left: '支部书记签字：', center: `填表人：${gap(6)}`, right: `联系电话：${gap(8)}`, height: 7 },
  ],
  rowKey: ({ member }) => String(member.id),
  memberId: ({ member }) => member.id,
}
