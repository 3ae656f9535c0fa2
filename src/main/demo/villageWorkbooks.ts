/**
 * The workbooks the villages send in, each messy in its own way: titles above the header, merged
 * two-row headers, headers in other words and another order, full-width digits, names spread with
 * spaces, ID numbers stored as numbers, dates in every form, blank, repeated and hidden rows, subtotals,
 * notes at the end, a wrong check digit here and a row twice there.
 */

import type { RowsCell, RowsSheet } from '../documents/rowsWorkbook.ts'
import { yearAndMonth } from '../../shared/kernel/dates.ts'
import type { Chance } from './chance.ts'
import { createChance } from './chance.ts'
import type { DemoBranch, DemoPerson, Township } from './township.ts'

export interface VillageWorkbook {
  /** `东岗村支部党员花名册.xlsx` */
  fileName: string
  sheets: RowsSheet[]
}

type Column = readonly [header: string, cell: (person: DemoPerson, n: number, chance: Chance) => RowsCell]

const kindOf = (person: DemoPerson) => (person.fullDate === null ? '预备党员' : '正式党员')
const slashed = (date: string) => date.replaceAll('-', '/').replace(/\/0/g, '/')
const fullWidth = (text: string) =>
  text.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
/** 王犇 → 王 犇 with an ideographic space, as two-character names are spread. */
const spread = (name: string) => {
  const characters = Array.from(name)
  return characters.length === 2 ? characters.join('\u3000') : name
}

/** Every way of laying the columns out that villages use. */
const LAYOUTS: readonly (readonly Column[])[] = [
  [
    ['序号', (_, n) => n],
    ['姓名', p => p.name],
    ['性别', p => p.sex],
    ['民族', p => p.nation.replace('族', '')],
    ['出生年月', p => yearAndMonth(p.birth)],
    ['身份证号码', p => p.idNo],
    ['文化程度', p => p.education],
    ['入党时间', p => yearAndMonth(p.joinDate)],
    ['转正时间', p => (p.fullDate === null ? '' : yearAndMonth(p.fullDate))],
    ['联系电话', p => p.phone],
    ['家庭住址', p => p.residence],
    ['备注', () => ''],
  ],
  [
    ['编号', (_, n) => n],
    ['公民身份号码', p => p.idNo.toLowerCase()],
    ['党员姓名', p => spread(p.name)],
    ['族别', p => p.nation],
    ['加入党组织日期', p => ({ date: p.joinDate })],
    ['转为正式党员日期', p => (p.fullDate === null ? null : { date: p.fullDate })],
    ['人员类别', kindOf],
    ['手机号码', p => Number(p.phone)],
    ['学历', p => p.education],
    ['工作岗位', p => p.unit],
  ],
  [
    ['姓  名', p => ` ${p.name} `],
    ['性 别', p => p.sex],
    ['出生日期', p => Number(p.birth.replaceAll('-', ''))],
    ['身份证', p => fullWidth(p.idNo)],
    ['入党日期', p => slashed(p.joinDate)],
    ['转正日期', p => (p.fullDate === null ? '—' : slashed(p.fullDate))],
    ['籍贯', p => p.nativePlace],
    ['婚姻状况', p => p.marital],
    ['参加工作时间', p => p.workStart.replace('-', '年') + '月'],
    ['现工作单位', p => p.unit],
    ['联系方式', p => fullWidth(p.phone)],
    ['入党介绍人', p => p.introducers],
  ],
]

/** What goes wrong in real rows, one in twenty or so. */
function spoil(row: RowsCell[], columns: readonly Column[], person: DemoPerson, chance: Chance): void {
  const at = (pattern: RegExp) => columns.findIndex(([header]) => pattern.test(header.replaceAll(' ', '')))
  const id = at(/身份/)
  const birth = at(/出生/)
  const phone = at(/电话|手机|联系方式/)
  switch (chance.below(8)) {
    case 0:
      // Typed as a number: Excel keeps fifteen digits and fills up with zeros.
      row[id] = person.idNo.endsWith('X') ? person.idNo : Number(person.idNo)
      break
    case 1:
      row[id] = `${person.idNo.slice(0, 17)}${person.idNo.endsWith('1') ? '2' : '1'}`
      break
    case 2:
      row[id] = ''
      break
    case 3:
      if (birth >= 0) row[birth] = `${Number(person.birth.slice(0, 4)) - 1900}年秋`
      break
    case 4:
      row[phone] = person.phone.slice(0, 10)
      break
    case 5:
      row[id] = person.idNo.slice(0, 6) + person.idNo.slice(8, 17)
      break
    case 6:
      if (birth >= 0) row[birth] = `${person.birth.slice(2, 4)}.${Number(person.birth.slice(5, 7))}`
      break
    case 7:
      row[phone] = ''
      break
  }
}

function sheetOf(
  { branch, people }: { branch: DemoBranch; people: readonly DemoPerson[] },
  style: number,
  chance: Chance,
): RowsSheet {
  const columns = LAYOUTS[style % LAYOUTS.length] ?? LAYOUTS[0] ?? []
  const width = columns.length
  const wide = (text: string): RowsCell[] => [text, ...Array.from({ length: width - 1 }, () => null)]
  const rows: RowsCell[][] = []
  const merges: { fromRow: number; fromCol: number; toRow: number; toCol: number }[] = []
  const hiddenRows: number[] = []
  const mergeRow = () =>
    merges.push({ fromRow: rows.length, fromCol: 0, toRow: rows.length, toCol: width - 1 })

  mergeRow()
  rows.push(wide(style % 3 === 1 ? '青山镇党员信息采集表' : `${branch.shortName}党员花名册`))
  if (style % 3 !== 0) {
    mergeRow()
    rows.push(wide(`填报单位：${branch.fullName}\u3000\u3000\u30002024年2月`))
  }
  const header = columns.map(([text]) => text)
  if (style % 2 === 0) {
    // A two-row header: the first columns run over both rows, the rest stand under a common head.
    const under = 4
    const top = rows.length
    rows.push(header.map((text, col) => (col < under ? text : col === under ? '基本情况' : null)))
    rows.push(header.map((text, col) => (col < under ? null : text)))
    for (let col = 0; col < under; col += 1)
      merges.push({ fromRow: top, fromCol: col, toRow: top + 1, toCol: col })
    merges.push({ fromRow: top, fromCol: under, toRow: top, toCol: width - 1 })
  } else {
    rows.push(header)
  }
  for (const [n, person] of people.entries()) {
    if (n > 0 && n % 25 === 0) {
      rows.push(columns.map(() => null))
      rows.push(header)
    }
    const row = columns.map(([, cell]) => cell(person, n + 1, chance))
    if (chance.perMille(50)) spoil(row, columns, person, chance)
    if (chance.perMille(12)) hiddenRows.push(rows.length)
    rows.push(row)
  }
  const twice = people[3]
  if (style % 4 === 2 && twice) rows.push(columns.map(([, cell]) => cell(twice, people.length + 1, chance)))
  if (style % 4 === 3) {
    // A row without a name: somebody began it and was called away.
    const last = people.at(-1)
    if (last)
      rows.push(
        columns.map(([text, cell]) =>
          /姓\s*名|党员姓名/.test(text)
            ? ''
            : text.includes('身份')
              ? ''
              : cell(last, people.length + 1, chance),
        ),
      )
  }
  rows.push(columns.map(() => null))
  rows.push(wide(`合计：${people.length}人`))
  rows.push(wide('注：本表一式两份，党员信息以本人档案为准。'))
  rows.push(wide('填表人：                 支部书记：'))
  return {
    name: style % 5 === 4 ? 'Sheet1' : branch.shortName,
    rows,
    merges,
    hiddenRows,
    columns: columns.map(([text]) =>
      text.includes('身份')
        ? { width: 22, isText: true }
        : { width: /住址|单位|介绍人/.test(text) ? 24 : 12 },
    ),
  }
}

/** Villages send a workbook each; the units of the town share one, a sheet a branch. */
export function messyWorkbooks(township: Township, seed: number): VillageWorkbook[] {
  const chance = createChance(seed + 1)
  const villages = township.branches.filter(({ branch }) => branch.orgType === 'RURAL')
  const units = township.branches.filter(({ branch }) => branch.orgType !== 'RURAL')
  const workbooks = villages.map((village, style) => ({
    fileName: `${village.branch.shortName}党员花名册.xlsx`,
    sheets: [sheetOf(village, style, chance)],
  }))
  return [
    ...workbooks,
    {
      fileName: '镇直各支部党员名册.xlsx',
      sheets: units.map((unit, n) => ({ ...sheetOf(unit, n, chance), name: unit.branch.shortName })),
    },
  ]
}
