/**
 * The four tables a 综合报告 analyses the lost members by: 数量、结构、分布、原因 (R-A25; S00 33). Persons are
 * those of annexes 5 and 6 and the bands those of annex 7, so that the report and the annexes say the same.
 */

import { z } from 'zod'
import { annex7Columns, lostRowScheme } from '../reporting/annex7Figures.ts'
import { AGE_BANDS, EDUCATION_BANDS, LENGTH_BANDS, PARTY_AGE_BANDS } from '../reporting/bands.ts'
import { isFound, isNotFound, type LostPerson } from '../reporting/persons.ts'
import { orgName, type Run } from '../reporting/run.ts'
import { LOST_OCCUPATION } from '../roster/codes.ts'
import { LOST_SITUATION } from '../search/codes.ts'

const count = z.number().int()

export const analysisRowSchema = z.strictObject({
  /** 年龄, 学历; empty where the row stands for itself */
  group: z.string(),
  label: z.string(),
  /** of annex 5 */
  found: count,
  /** of annex 6 */
  notFound: count,
})

export type AnalysisRow = z.output<typeof analysisRowSchema>

export const ANALYSES = ['数量', '结构', '分布', '原因'] as const

export type Analysis = (typeof ANALYSES)[number]

export const analysisTableSchema = z.strictObject({
  name: z.enum(ANALYSES),
  rows: z.array(analysisRowSchema),
})

export type AnalysisTable = z.output<typeof analysisTableSchema>

interface Counted {
  person: LostPerson
  columns: ReadonlySet<string>
}

function row(
  people: readonly Counted[],
  group: string,
  label: string,
  is: (one: Counted) => boolean,
): AnalysisRow {
  const there = people.filter(is)
  return {
    group,
    label,
    found: there.filter(({ person }) => isFound(person)).length,
    notFound: there.filter(({ person }) => isNotFound(person)).length,
  }
}

const some = ({ found, notFound }: AnalysisRow) => found + notFound > 0

/** Rows of the columns from `first`, and one for those of whom it is not known. */
function banded(
  people: readonly Counted[],
  group: string,
  first: number,
  labels: readonly string[],
): AnalysisRow[] {
  const column = (at: number) => String(first + at)
  const unknown = row(
    people,
    group,
    '未写明',
    ({ columns }) => !labels.some((_label, at) => columns.has(column(at))),
  )
  return [
    ...labels.map((label, at) => row(people, group, label, ({ columns }) => columns.has(column(at)))),
    ...(some(unknown) ? [unknown] : []),
  ]
}

function structure(people: readonly Counted[]): AnalysisRow[] {
  const sex = ['男', '女'].map(word => row(people, '性别', word, ({ person }) => person.member.sex === word))
  const formal = people.filter(({ person }) => !person.probationary)
  return [
    ...sex,
    row(people, '类别', '正式党员', ({ person }) => !person.probationary),
    row(people, '类别', '预备党员', ({ person }) => person.probationary),
    row(people, '民族', '少数民族', ({ columns }) => columns.has('5')),
    ...banded(people, '年龄', 6, AGE_BANDS),
    ...banded(formal, '党龄', 10, PARTY_AGE_BANDS),
    ...banded(people, '学历', 15, EDUCATION_BANDS),
    ...banded(
      people,
      '职业',
      29,
      LOST_OCCUPATION.items.map(({ label }) => label),
    ),
  ]
}

function distribution(run: Run, people: readonly Counted[]): AnalysisRow[] {
  const { rows, rowOf } = lostRowScheme(run)
  const classes = rows
    .slice(1)
    .map(({ key, label }) =>
      row(people, '党组织类别', label, ({ person }) => rowOf(person.orgId, person.orgType) === key),
    )
    .filter(some)
  const branches = [...new Set(people.map(({ person }) => person.unitOrgId))].map(orgId =>
    row(people, '党支部', orgName(run, orgId), ({ person }) => person.unitOrgId === orgId),
  )
  const size = ({ found, notFound }: AnalysisRow) => found + notFound
  return [...classes, ...branches.sort((a, b) => size(b) - size(a))]
}

/** Of all lost members of a run, those of annexes 5 and 6 by the four questions. */
export function lostAnalysis(run: Run, lost: readonly LostPerson[]): AnalysisTable[] {
  const people = lost
    .filter(person => isFound(person) || isNotFound(person))
    .map(person => ({ person, columns: new Set(annex7Columns(run, person)) }))
  return [
    {
      name: '数量',
      rows: [
        row(people, '', '与党组织失去联系党员', () => true),
        ...banded(people, '失去联系时间', 18, LENGTH_BANDS),
      ],
    },
    { name: '结构', rows: structure(people) },
    { name: '分布', rows: distribution(run, people) },
    {
      name: '原因',
      rows: banded(
        people,
        '失去联系情形',
        22,
        LOST_SITUATION.items.map(({ label }) => label),
      ),
    },
  ]
}

/** `12.5%` of the whole, half a tenth rounded up; empty where there is nobody. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return ''
  const tenths = Math.floor((part * 2000 + whole) / (2 * whole))
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

const both = ({ found, notFound }: AnalysisRow) => found + notFound

/** `外出务工经商3名、其他1名` of the rows of a group with anybody in them. */
function counted(rows: readonly AnalysisRow[], most = rows.length): string {
  return rows
    .filter(some)
    .slice(0, most)
    .map(one => `${one.label}${both(one)}名`)
    .join('、')
}

const NOBODY = '没有与党组织失去联系党员。'

/**
 * What a table says, in a sentence or two; the clerk goes on from there.
 *
 * @param onRoll 排查前在册党员人数: column 1 of annex 7; 0 where it is not known
 */
export function analysisText(table: AnalysisTable, onRoll: number): string {
  const { name, rows } = table
  const of = (group: string) => rows.filter(one => one.group === group)
  if (!rows.some(some)) return NOBODY
  switch (name) {
    case '数量': {
      const [all] = rows
      if (!all) return NOBODY
      const share = shareText(both(all), onRoll)
      return (
        `与党组织失去联系党员${both(all)}名${share === '' ? '' : `，占排查前在册党员的${share}`}。` +
        `经查找取得联系${all.found}名，仍然无法取得联系${all.notFound}名。` +
        `失去联系时间：${counted(of('失去联系时间'))}。`
      )
    }
    case '结构':
      return ['性别', '类别', '民族', '年龄', '党龄', '学历', '职业']
        .map(group => ({ group, words: counted(of(group)) }))
        .filter(({ words }) => words !== '')
        .map(({ group, words }) => `${group}：${words}。`)
        .join('')
    case '分布': {
      const branches = of('党支部')
      const classes = counted(of('党组织类别'))
      return (
        `分布在${branches.length}个党支部，人数较多的是${counted(branches, 5)}。` +
        (classes === '' ? '' : `按党组织类别：${classes}。`)
      )
    }
    case '原因':
      return `失去联系的情形：${counted([...rows].sort((a, b) => both(b) - both(a)))}。`
  }
}

const figure = (n: number) => (n === 0 ? '' : String(n))

/** A table as printed: the group stands once, beside its first row; what is nought stays empty (forms.md 22). */
export function analysisCells({ rows }: AnalysisTable): string[][] {
  const all = rows.reduce((sum, one) => sum + both(one), 0)
  const ofGroup = (group: string) =>
    group === '' ? all : rows.filter(one => one.group === group).reduce((sum, one) => sum + both(one), 0)
  return rows.map((one, at) => [
    one.group !== rows[at - 1]?.group ? one.group : '',
    one.label,
    figure(one.found),
    figure(one.notFound),
    figure(both(one)),
    one.group === '' || one.group === '民族' || both(one) === 0
      ? ''
      : shareText(both(one), ofGroup(one.group)),
  ])
}

export const ANALYSIS_HEAD = ['', '项目', '取得联系', '仍无法取得联系', '合计', '占比'] as const
