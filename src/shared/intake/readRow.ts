/**
 * One row of a workbook as a member: every cell read by the rules of the card, what is missing taken from
 * the ID number, and what a person must look at said as findings. Pure: the same cells give the same
 * reading in the worker that reads a file and in the preview that mends a row.
 */

import type { IsoDate } from '../kernel/dates.ts'
import { inspectIdNumber } from '../kernel/idNumber.ts'
import { tidy, tidyName } from '../kernel/text.ts'
import type { Membership } from '../roster/codes.ts'
import { MEMBER_KEYS, type MemberKey } from '../roster/fields.ts'
import { issuesOf, memberFindings, readMemberValue, type ReadValue } from '../roster/rules.ts'
import type { MemberFinding } from '../roster/schema.ts'
import { isBlankCell, isErrorCell, isNumberCell, plainText } from './cellText.ts'
import { refusal, remark, type RowFinding } from './findings.ts'
import { assumedKind, readKind, readPosts, type ReadPost } from './memberKind.ts'
import type { IntakeTarget } from './schema.ts'

export interface RowReading {
  /** as stored; null where the cell is blank or cannot be read, flags as booleans */
  values: Partial<Record<MemberKey, string | boolean | null>>
  /** typed text that could not be read, by field */
  asTyped: Partial<Record<MemberKey, string>>
  /** taken from the ID number, not from a cell */
  derived: MemberKey[]
  /** branch as the row names it; empty when it names none */
  branch: string
  membership: Membership
  /** the row itself names the state */
  kindGiven: boolean
  posts: ReadPost[]
  /** about the cells themselves */
  own: RowFinding[]
  /** of the member these cells make, by `memberFindings` */
  facts: RowFinding[]
  /** finding codes to be stored; null when there is none */
  issues: string | null
}

/** True when the row cannot be taken, whatever the register holds. */
export function isRefused(reading: RowReading): boolean {
  return reading.own.some(finding => finding.level === 'refuse')
}

/** Reads the cells of one column, remembering what it has read: villages, schools and dates repeat. */
class ColumnReader {
  private readonly memory = new Map<string, ReadValue>()
  private hits = 0
  private misses = 0
  private remembers = true
  private readonly key: MemberKey
  private readonly today: IsoDate

  constructor(key: MemberKey, today: IsoDate) {
    this.key = key
    this.today = today
  }

  read(cell: string): ReadValue {
    if (!this.remembers) return this.readAnew(cell)
    const known = this.memory.get(cell)
    if (known) {
      this.hits += 1
      return known
    }
    const read = this.readAnew(cell)
    this.misses += 1
    if (this.memory.size < MEMORY_SIZE) this.memory.set(cell, read)
    // Names and numbers are all different: looking them up would cost more than reading them.
    else if (this.misses > this.hits) this.remembers = false
    return read
  }

  private readAnew(cell: string): ReadValue {
    return readMemberValue(this.key, plainText(cell), this.today, isNumberCell(cell))
  }
}

const MEMORY_SIZE = 1000

function append(text: string | boolean | null | undefined, more: string): string {
  return typeof text === 'string' && text !== '' ? `${text}；${more}` : more
}

function text(value: string | boolean | null | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** What the parts of one reading share. */
interface Desk {
  reading: RowReading
  /** the cell of a target; empty where there is none */
  cell: (target: IntakeTarget) => string
  today: IsoDate
}

/** Sex and birth from the ID number where the row leaves them blank. */
function deriveFromId({ reading, today }: Desk): void {
  const { values, asTyped, derived, own } = reading
  const idNo = text(values.idNo) ?? asTyped.idNo
  if (idNo === undefined) return
  const blank = (key: 'birth' | 'sex') => !text(values[key]) && asTyped[key] === undefined
  if (!blank('birth') && !blank('sex')) return
  const { birth, sex } = inspectIdNumber(idNo, {}, today)
  if (blank('birth') && birth !== null) {
    values.birth = birth
    derived.push('birth')
    own.push(remark('BIRTH_FROM_ID', 'birth', birth))
  }
  // The seventeenth digit is among those a spreadsheet loses.
  const whole = asTyped.idNo === undefined && !own.some(finding => finding.code === 'ID_ZEROS')
  if (blank('sex') && sex !== null && whole) {
    values.sex = sex
    derived.push('sex')
    own.push(remark('SEX_FROM_ID', 'sex', sex))
  }
}

/** What the reading of one cell has to say for itself. */
function tellCell(own: RowFinding[], key: MemberKey, cell: string, read: ReadValue): void {
  const typed = plainText(cell)
  if (read.remark === '' || read.asTyped !== null) return
  if (key !== 'idNo') own.push(remark('ASSUMED', key, typed))
  else own.push(remark(isNumberCell(cell) || /E/i.test(typed) ? 'ID_FROM_NUMBER' : 'ID_ZEROS', key, typed))
}

/** Findings of a member as findings of the cells that caused them. */
export function tellFacts(
  findings: readonly MemberFinding[],
  own: readonly RowFinding[],
  cell: (target: IntakeTarget) => string,
): RowFinding[] {
  if (findings.length === 0) return []
  const zeros = own.some(finding => finding.code === 'ID_ZEROS')
  return findings.flatMap(({ code, field, level, text: reason }): RowFinding[] => {
    const value = field === null ? '' : plainText(cell(field))
    if (code === 'AS_TYPED' && field === 'idNo') return [remark('ID_LOST', 'idNo', value)]
    // Said already, with the likely cause.
    if (code === 'ID_CHECK' && zeros) return []
    return [{ field, value, code, level: level === 'note' ? 'note' : 'warning', reason }]
  })
}

/** The row's findings as a member. */
function findFacts({ reading, cell, today }: Desk): void {
  const { membership, values, asTyped } = reading
  const findings = memberFindings({ membership, values, asTyped }, today)
  reading.issues = issuesOf(findings)
  reading.facts = tellFacts(findings, reading.own, cell)
}

function readKindAndPosts({ reading, cell, today }: Desk): void {
  const { values, own } = reading
  const kind = tidy(plainText(cell('kind')))
  const named = kind === '' ? null : readKind(kind)
  reading.kindGiven = named !== null
  reading.membership = named ?? assumedKind(text(values.joinDate), text(values.fullDate), today)
  if (kind !== '' && named === null) {
    values.remark = append(values.remark, `党员类别：${kind}`)
    own.push(remark('KIND_UNREAD', 'kind', kind))
  } else if (named === null) {
    own.push(remark('KIND_ASSUMED', null, ''))
  }
  const post = tidy(plainText(cell('partyPost')))
  if (post === '') return
  const { posts, unread } = readPosts(post)
  reading.posts = posts
  if (unread) {
    values.remark = append(values.remark, `现任党内职务：${post}`)
    own.push(remark('POST_KEPT', 'partyPost', post))
  }
}

function refuseUnknown({ reading, cell }: Desk): void {
  const { values, own } = reading
  const name = text(values.name) ?? ''
  if (name === '') own.push(refusal('NAME_MISSING', 'name', plainText(cell('name'))))
  else if (name.length > 50 && [...name].length > 50) own.push(refusal('NAME_TOO_LONG', 'name', name))
  if (!text(values.idNo) && !text(values.birth)) {
    own.push(refusal('KEY_MISSING', 'idNo', plainText(cell('idNo'))))
  }
}

/** Longer than any branch's name: names are taken to pieces, and a whole page would take long. */
const BRANCH_MAX = 100

function branchText(cell: string): string {
  return tidyName(plainText(cell)).slice(0, BRANCH_MAX).toWellFormed()
}

const NO_FINDINGS: RowFinding[] = []

/** Reads the rows of one sheet whose columns stand for `targets`. */
export class RowReader {
  private readonly today: IsoDate
  private readonly indexOf: ReadonlyMap<IntakeTarget, number>
  private readonly columns: readonly { index: number; key: MemberKey; reader: ColumnReader }[]
  /** every row's values start from this shape */
  private readonly blank: RowReading['values']

  constructor(targets: readonly (IntakeTarget | null)[], today: IsoDate) {
    this.today = today
    this.indexOf = new Map(targets.flatMap((target, index) => (target === null ? [] : [[target, index]])))
    this.columns = MEMBER_KEYS.flatMap(key => {
      const index = this.indexOf.get(key)
      return index === undefined ? [] : [{ index, key, reader: new ColumnReader(key, today) }]
    })
    const keys: MemberKey[] = [
      'name',
      'birth',
      'sex',
      'idNo',
      'remark',
      ...this.columns.map(({ key }) => key),
    ]
    this.blank = Object.fromEntries(keys.map(key => [key, null]))
  }

  /**
   * @param cells texts by column (see cellText.ts)
   * @param section branch that stands above the row; empty when none does
   */
  read(cells: readonly string[], section: string, hidden: boolean): RowReading {
    const reading: RowReading = {
      values: { ...this.blank },
      asTyped: {},
      derived: [],
      branch: '',
      membership: 'FORMAL',
      kindGiven: false,
      posts: [],
      own: [],
      facts: NO_FINDINGS,
      issues: null,
    }
    const { values, asTyped, own } = reading
    if (hidden) own.push(remark('HIDDEN_ROW', null, ''))
    for (const { index, key, reader } of this.columns) {
      const cell = cells[index]
      if (cell === undefined || cell === '') continue
      if (isErrorCell(cell)) {
        own.push(remark('CELL_ERROR', key, plainText(cell)))
        continue
      }
      const read = reader.read(cell)
      values[key] = read.value
      if (read.asTyped !== null) asTyped[key] = read.asTyped
      if (read.remark !== '' || cell.length > 9) tellCell(own, key, cell, read)
    }
    const desk: Desk = { reading, cell: target => this.cell(cells, target), today: this.today }
    const branch = desk.cell('branch')
    reading.branch = isBlankCell(branch) || isErrorCell(branch) ? section : branchText(branch)
    deriveFromId(desk)
    readKindAndPosts(desk)
    refuseUnknown(desk)
    findFacts(desk)
    return reading
  }

  /** The cell of a target; empty where the sheet or the row has none. */
  cell(cells: readonly string[], target: IntakeTarget): string {
    const index = this.indexOf.get(target)
    return index === undefined ? '' : (cells[index] ?? '')
  }
}
