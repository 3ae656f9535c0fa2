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
  ['女', { where: [{ is: 'oneOf', column: 'sex', values: ['女'] }] }],
  ['回族或满族', { where: [{ is: 'oneOf', column: 'nation', values: ['回族', '满族'] }] }],
  ['预备党员', { membership: ['PROBATIONARY'] }],
  ['大专', { where: [{ is: 'oneOf', column: 'education', values: ['大专'] }] }],
  ['生于一段时间', { where: [{ is: 'between', column: 'birth', from: '1960-01', to: '1969-12' }] }],
  [
    '入党于一段时间',
    { where: [{ is: 'between', column: 'joinDate', from: '1990-01-01', to: '1990-12-31' }] },
  ],
  ['没有电话', { where: [{ is: 'empty', column: 'phone' }] }],
  ['单位含一字', { where: [{ is: 'contains', column: 'unit', text: '村' }] }],
  ['住址含一字', { where: [{ is: 'contains', column: 'residence', text: '村' }] }],
  ['有问题的', { issues: true }],
  ['流动', { flag: 'away' }],
  ['失联', { flag: 'lost' }],
  ['困难', { flag: 'hardship' }],
  [
    '女、大专、生于一段时间',
    {
      where: [
        { is: 'oneOf', column: 'sex', values: ['女'] },
        { is: 'oneOf', column: 'education', values: ['大专'] },
        { is: 'between', column: 'birth', from: '1950-01', to: '1979-12' },
      ],
    },
  ],
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
