/** The lists a clerk asks for: every sort alone, and every kind of filter with several sorts. */

import type { Inputs } from '../../src/shared/api/contract.ts'
import { SORTABLE } from '../../src/shared/roster/schema.ts'

type List = Inputs['roster']['list']
type Filter = NonNullable<List['filter']>

const FILTERS: readonly [name: string, filter: Filter][] = [
  ['一个支部', { orgId: 7 }],
  ['姓名一字', { text: '王' }],
  ['姓名两字', { text: '李𠮷' }],
  ['首字母', { text: 'zw' }],
  ['拼音', { text: 'wangwei' }],
  ['身份证号一段', { text: '19600' }],
  ['找不到的字', { text: '找不到' }],
  ['女', { sex: '女' }],
  ['回族', { nation: '回族' }],
  ['预备党员', { membership: ['PROBATIONARY'] }],
  ['大专', { education: '大专' }],
  ['生于一段时间', { birthFrom: '1960-01', birthTo: '1969-12' }],
  ['入党于一段时间', { joinFrom: '1990-01-01', joinTo: '1990-12-31' }],
  ['有问题的', { issues: true }],
  ['流动', { flag: 'away' }],
  ['失联', { flag: 'lost' }],
  ['困难', { flag: 'hardship' }],
  ['女、大专、生于一段时间', { sex: '女', education: '大专', birthFrom: '1950-01', birthTo: '1979-12' }],
]

const SORTS: readonly (readonly [name: string, sort: NonNullable<List['sort']>])[] = [
  ['', []],
  ['按出生日期倒序', [{ column: 'birth', descending: true }]],
  ['按支部、入党时间', [{ column: 'orgName' }, { column: 'joinDate' }]],
]

export const LISTS: readonly [name: string, input: List][] = [
  ...SORTABLE.flatMap(column =>
    [false, true].map((descending): [string, List] => [
      `按${column}${descending ? '倒序' : ''}`,
      { sort: [{ column, descending }] },
    ]),
  ),
  ...FILTERS.flatMap(([name, filter]) =>
    SORTS.map(([order, sort]): [string, List] => [`${name}${order}`, { filter, sort: [...sort] }]),
  ),
]
