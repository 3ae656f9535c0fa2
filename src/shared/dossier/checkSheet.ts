/**
 * What the findings of a dossier put into the check sheet of forms.md 12: whether what it says of the
 * admission is true, whether the admission was against the rules, and how it is dealt with (R-G04; S03 20).
 */

import { labelOf } from '../kernel/codes.ts'
import type { MaterialState, RequiredMaterial } from './codes.ts'
import {
  FINDING_KIND,
  FINDING_SETTLED,
  findingName,
  type FindingKind,
  type FindingResult,
  type FindingState,
} from './findings.ts'

/** A finding as it stood on the day of the sheet. */
export interface SheetFinding {
  kind: FindingKind
  material: RequiredMaterial | null
  state: FindingState
  /** what its inquiry came to; null while there was none */
  result: FindingResult | null
  /** why no sending organisation was asked; null where one is, or is still to be */
  noSender: string | null
}

const isOpen = ({ state }: SheetFinding) => !FINDING_SETTLED.includes(state)

/** An inquiry said that it is not so, or the papers were sealed for it. */
const isUntrue = ({ state, result }: SheetFinding) =>
  state === 'FALSE' || state === 'SEALED' || result === 'NOT_GENUINE'

const unique = (words: readonly string[]) => [...new Set(words)]

/** 否 with what is wrong, else 待查, else `sound` where the dossier was checked. */
function verdict(
  { untrue, doubtful, sound }: { untrue: readonly string[]; doubtful: readonly string[]; sound: string },
  wrong: string,
): string {
  if (untrue.length > 0) return [wrong, ...unique(untrue)].join('；')
  return doubtful.length > 0 ? ['待查', ...unique(doubtful)].join('；') : sound
}

/** 入党信息是否真实准确; empty while nobody has checked. */
export function genuineWords(findings: readonly SheetFinding[], checked: boolean): string {
  const wrong = findings.filter(one => one.kind === 'F3' && isOpen(one)).map(findingName)
  const doubted = findings.filter(({ kind }) => kind === 'F4')
  return verdict(
    {
      untrue: [...wrong, ...doubted.filter(isUntrue).map(() => '不真实')],
      doubtful: doubted.filter(isOpen).map(({ kind }) => labelOf(FINDING_KIND, kind)),
      sound: checked ? '是' : '',
    },
    '否',
  )
}

/** 是否存在违规入党或假党员情况; empty while nobody has checked. */
export function violationWords(findings: readonly SheetFinding[], checked: boolean): string {
  const named = findings.filter(({ kind }) => kind === 'F6' || kind === 'F7')
  const label = ({ kind }: SheetFinding) => labelOf(FINDING_KIND, kind)
  return verdict(
    {
      untrue: named.filter(isUntrue).map(label),
      doubtful: named.filter(isOpen).map(label),
      sound: checked ? '否' : '',
    },
    '是',
  )
}

/** 不规范、不齐全 are looked into, completed and supplied; what is not genuine goes to the sending organisation. */
function dealtWith({ kind, noSender }: SheetFinding): string {
  switch (kind) {
    case 'F1':
      return '补充'
    case 'F2':
    case 'F3':
      return '完善'
    case 'F4':
      return noSender === null ? '商转来单位党组织处理' : '鉴别'
    case 'F5':
      return '补办'
    case 'F6':
    case 'F7':
      return '鉴别'
  }
}

const ORDER = ['鉴别', '完善', '补充', '补办', '商转来单位党组织处理']

/** 处理方式: of what is open; what is settled is said to be, unless the same is still to be done elsewhere. */
export function handlingWords(
  findings: readonly SheetFinding[],
  marks: readonly (MaterialState | null)[],
): string {
  const due = new Set(findings.filter(isOpen).map(dealtWith))
  if (marks.includes('缺')) due.add('补充')
  if (marks.includes('不规范')) due.add('完善')
  const done = findings
    .filter(one => !isOpen(one))
    .map(one => (one.state === 'SEALED' ? '封存' : dealtWith(one)))
    .filter(words => !due.has(words))
  return [
    ...ORDER.filter(words => due.has(words)),
    ...unique(done).map(words => (words.startsWith('商') ? '已商转来单位党组织处理' : `已${words}`)),
  ].join('、')
}
