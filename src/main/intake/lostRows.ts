/**
 * What a branch's file says of lost members beside the cases on record: a new case, what differs, a search that is
 * not entered yet, or why a row cannot be taken. No step of a case is taken by it (rules.md 4.2).
 */

import { isOfficeError } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { laterOf } from '../../shared/kernel/dates.ts'
import { tidy } from '../../shared/kernel/text.ts'
import { NOT_ENTERED } from '../../shared/intake/lostAttempt.ts'
import {
  attemptText,
  LOST_FACTS,
  lostHeader,
  lostText,
  readLostRow,
  type LostFacts,
  type LostKey,
  type LostRowReading,
} from '../../shared/intake/lostSheet.ts'
import { LOST_STATE, OPEN_LOST } from '../../shared/search/codes.ts'
import type { AttemptValues } from '../../shared/search/methods.ts'
import { verifyBy } from '../../shared/search/rules.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import type { Work } from '../longWork.ts'
import {
  attemptsOf,
  branchFacts,
  casesOfMembers,
  checkAttempt,
  checkCase,
  ledgersOf,
  writeAttempt,
  writeCase,
  writeNewCase,
} from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import type { Plan } from './plan.ts'
import type { CaseInHand, LostDecided } from './recordDecided.ts'
import {
  isRefused,
  memberWith,
  ofMembers,
  putBack,
  readEntries,
  writtenOf,
  type Entry as RecordEntry,
  type RecordSheet,
} from './recordEntries.ts'
import type { PersonDesk } from './recordPersons.ts'

type Entry = RecordEntry<LostRowReading, LostDecided>
type CaseRow = Row<'lostCase'>

/** What makes two searches the same. */
type Attempt = Pick<Row<'searchAttempt'>, 'at' | 'channel' | 'target' | 'responsible' | 'course' | 'result'>

const REMARK_MAX = 300

const SHEET: RecordSheet<LostRowReading, LostDecided> = {
  kind: 'lost',
  unentered: '不立失联记录',
  read: readLostRow,
  tell: ({ findings }, decided) => decided.findings.push(...findings),
  nobody: ({ name, idNo }, branch) => ({
    kind: 'lost',
    decision: 'refused',
    name,
    idNo,
    branch,
    orgId: null,
    memberId: null,
    lost: null,
    values: {},
    attempt: null,
    changes: [],
    findings: [],
  }),
}

/** The case the rows of one member are about, as those before would leave it. */
interface Standing {
  inHand: CaseInHand
  /** null: there is none that is open */
  row: Pick<CaseRow, 'state' | 'contactOn' | 'foundOn' | 'verifiedOn'> | null
  facts: Partial<LostFacts>
  attempts: Attempt[]
  /** the newest case that is closed, with what it says */
  closed: { row: CaseRow; facts: LostFacts } | null
}

function tell(entry: Entry, key: LostKey | null, value: string, code: string, reason: string): void {
  entry.decided.findings.push({ key, value, code, level: 'warning', reason })
}

function refuse(entry: Entry, key: LostKey | null, value: string, code: string, reason: string): void {
  entry.decided.findings.push({ key, value, code, level: 'refuse', reason })
}

/** The last day of a closed case: who is found lost again was so only after it (4.2-11, 12). */
function lastDay({ foundOn, verifiedOn, contactOn, notFoundOn, closedOn }: CaseRow): string {
  return [verifiedOn, contactOn, notFoundOn, closedOn].reduce<string>(
    (last, day) => laterOf(last, day) ?? last,
    foundOn,
  )
}

function isSame(a: Attempt, b: Attempt): boolean {
  return isAlike(a, b) && a.responsible === b.responsible && a.course === b.course && a.result === b.result
}

function isAlike(a: Attempt, b: Attempt): boolean {
  const onTime =
    a.at.length === 10 || b.at.length === 10 ? a.at.slice(0, 10) === b.at.slice(0, 10) : a.at === b.at
  return onTime && a.channel === b.channel && a.target === b.target
}

/** A search that is on record already adds nothing; one the case cannot take goes into 备注. */
async function judgeAttempt(
  entry: Entry,
  standing: Standing,
  { db, today }: Judging,
): Promise<AttemptValues | null> {
  const { attempt } = entry.reading
  if (attempt === null || standing.attempts.some(one => isSame(one, attempt))) return null
  const row = standing.row ?? { state: 'VERIFYING', contactOn: null }
  try {
    await checkAttempt(db, row, attempt, today)
  } catch (error) {
    if (!isOfficeError(error)) throw error
    entry.reading.unread.push(`查找未登记：${attemptText(attempt)} ${attempt.course}`)
    tell(
      entry,
      error.field === 'at' ? 'at' : 'channel',
      attempt.at,
      'LOST_ATTEMPT',
      `${error.message}；${NOT_ENTERED}`,
    )
    return null
  }
  const words = attemptText(attempt)
  if (standing.attempts.some(one => isAlike(one, attempt))) {
    const reason =
      '同一天向同一对象用同一方式查找已登记过一次，经过或结果不同，按另一次登记；重复的请写入后删去一条'
    tell(entry, 'at', words, 'LOST_ALIKE', reason)
  }
  const foundOn = entry.reading.values.foundOn ?? standing.row?.foundOn
  if (foundOn !== undefined && attempt.at.slice(0, 10) < foundOn) {
    tell(entry, 'at', attempt.at, 'LOST_BEFORE', '查找日期早于发现失联日期，已照写，请核对')
  }
  if (attempt.result === '取得联系' && row.contactOn === null) {
    const reason = '写入后请在“失联查找”打开这名党员，办理“取得联系”；填报表只登记这次查找'
    tell(entry, 'result', attempt.result, 'LOST_CONTACT', reason)
  }
  entry.decided.changes.push({ field: '查找记录', before: '', after: `${words}：${attempt.course}` })
  return attempt
}

/** 备注 of the row, or on record, with the words that fit no field. */
function remarkOf(entry: Entry, { facts }: Standing): string {
  const own = entry.reading.values.remark ?? facts.remark ?? ''
  const added = entry.reading.unread.filter(words => !own.includes(words))
  const remark = [own, ...added].filter(words => words !== '').join('；')
  if (remark.length > REMARK_MAX) {
    const reason = `连同没有对上栏目的内容，备注超过${REMARK_MAX}字，请写短些`
    refuse(entry, 'remark', remark.slice(0, 40), 'LOST_TOO_LONG', reason)
  }
  return remark
}

/** What is told and differs from the case; a blank never erases. */
function compare(entry: Entry, standing: Standing): Partial<LostFacts> {
  const values: Partial<LostFacts> = {}
  for (const key of LOST_FACTS) {
    const told = key === 'remark' ? remarkOf(entry, standing) || undefined : entry.reading.values[key]
    const before = standing.facts[key] ?? null
    if (told === undefined || told === null || (told === false && before === null)) continue
    const same =
      typeof told === 'string' && typeof before === 'string' ? tidy(told) === tidy(before) : told === before
    if (same) continue
    entry.decided.changes.push({
      field: lostHeader(key),
      before: lostText(key, before),
      after: factText(key, told),
    })
    Object.assign(values, { [key]: told })
  }
  return values
}

/** 否 is said where it takes 是 back. */
function factText(key: LostKey, told: string | boolean): string {
  return told === false ? '否' : lostText(key, told)
}

/** What is kept as it was told, though it does not go together. */
function tellDoubts(entry: Entry, standing: Standing): void {
  const now = { ...standing.facts, ...entry.reading.values }
  const foundOn = now.foundOn ?? null
  for (const key of ['lastLife', 'lastDues'] as const) {
    const told = entry.reading.values[key]
    if (told === undefined || told === null || foundOn === null || told <= foundOn) continue
    tell(entry, key, told, 'LOST_ORDER', `${lostHeader(key)}晚于发现失联日期，已照写，请核对`)
  }
  if (now.situation === 'OTHER' && !now.situationNote && entry.reading.values.situation === 'OTHER') {
    tell(entry, 'situation', '其他', 'LOST_WHY', '失去联系情形是“其他”的，要写明具体原因')
  }
}

/** A month agrees with a day in it; of a case on record no other day is made of it. */
function judgeMonth(entry: Entry, { row }: Standing): void {
  const { foundMonth } = entry.reading
  if (foundMonth === null || row?.foundOn.startsWith(foundMonth)) return
  if (row === null) return
  entry.reading.unread.push(`${lostHeader('foundOn')}：${foundMonth}`)
  tell(entry, 'foundOn', foundMonth, 'LOST_DAY', '发现失联日期要写到日，已写入备注')
}

/** Whether a new case may be opened by the row, with what it begins. */
function judgeNew(entry: Entry, { closed }: Standing, { settings }: Judging): void {
  const { foundOn } = entry.reading.values
  if (foundOn === undefined) {
    const typed = entry.reading.foundMonth ?? ''
    refuse(entry, 'foundOn', typed, 'LOST_DAY', '要立失联记录，发现失联日期要写到日，如 2016-03-01')
    return
  }
  if (closed !== null && foundOn <= lastDay(closed.row)) {
    const { caseNo, state } = closed.row
    const reason = `${caseNo} 已是“${labelOf(LOST_STATE, state)}”，填报表不再改它；又失去联系的，发现失联日期要写再次失联的那一天`
    refuse(entry, 'foundOn', foundOn, 'LOST_CLOSED', reason)
    return
  }
  if (isRefused(entry.decided)) return
  entry.decided.changes.unshift({ field: '失联记录', before: '', after: '核查中（新立）' })
  const again = closed?.row.state === 'FOLLOWING' ? `；${closed.row.caseNo} 的跟踪回访到此结案` : ''
  const reason = `写入时立失联记录${again}，须在 ${verifyBy(foundOn, settings)} 前核查；不是失联的，看和改时点“不导入”`
  tell(entry, 'foundOn', foundOn, 'LOST_OPENS', reason)
}

interface Judging {
  db: Reader
  settings: Settings
  today: string
}

/** A packet that went out before the case was closed comes back: unchanged, it says nothing. */
function isNews(entry: Entry, { closed, attempts }: Standing): boolean {
  const { values, attempt, unread } = entry.reading
  if (closed === null) return true
  const differs = LOST_FACTS.some(key => {
    const told = values[key]
    return told !== undefined && told !== null && told !== false && told !== closed.facts[key]
  })
  return differs || unread.length > 0 || (attempt !== null && !attempts.some(one => isSame(one, attempt)))
}

/** Judges one row after those of the member before it, as if they had been written. */
async function judgeEntry(entry: Entry, standing: Standing, judging: Judging): Promise<void> {
  const { decided, reading } = entry
  decided.lost = standing.inHand
  const isNew = standing.row === null
  if (isNew && !isNews(entry, standing)) {
    if (!isRefused(decided)) decided.decision = 'same'
    return
  }
  const { foundOn } = reading.values
  if (foundOn !== undefined && foundOn > judging.today) {
    refuse(entry, 'foundOn', foundOn, 'LOST_FUTURE', '发现失联日期还没有到，请核对')
  }
  judgeMonth(entry, standing)
  const attempt = await judgeAttempt(entry, standing, judging)
  const values = compare(entry, standing)
  if (isNew) judgeNew(entry, standing, judging)
  else checkDays(entry, standing, values)
  tellDoubts(entry, standing)
  if (isRefused(decided)) {
    decided.changes = []
    return
  }
  Object.assign(decided, { values, attempt })
  decided.decision = isNew ? 'new' : decided.changes.length > 0 ? 'changed' : 'same'
  Object.assign(standing.facts, values)
  if (attempt !== null) standing.attempts.push(attempt)
  standing.row = {
    ...(standing.row ?? { state: 'VERIFYING', contactOn: null, verifiedOn: null, foundOn: '' }),
    ...(foundOn === undefined ? {} : { foundOn }),
  }
}

function checkDays(entry: Entry, { row }: Standing, values: Partial<LostFacts>): void {
  if (row === null) return
  try {
    checkCase(row, values)
  } catch (error) {
    if (!isOfficeError(error)) throw error
    refuse(entry, 'foundOn', values.foundOn ?? '', error.code, error.message)
  }
}

/** Cases, searches and dates of the members a file names. */
async function standingsOf(desk: PersonDesk, settings: Settings, memberIds: readonly number[]) {
  const { db, matcher } = desk.judge
  const cases = await ofMembers(memberIds, ids => casesOfMembers(db, ids, { open: false }))
  const ledgers = await ledgersOf(db, memberIds)
  return async (memberId: number | null): Promise<Standing> => {
    const nothing: Standing = { inHand: { id: null }, row: null, facts: {}, attempts: [], closed: null }
    const member = memberId === null ? null : matcher.byId(memberId)
    const own = memberId === null ? [] : (cases.get(memberId) ?? [])
    if (member === null) return nothing
    const told = (row: CaseRow) => branchFacts(row, member, ledgers, settings)
    const open = own.find(({ state }) => OPEN_LOST.some(one => one === state))
    if (open) {
      const attempts = await attemptsOf(db, open.id)
      return { ...nothing, inHand: { id: open.id }, row: open, facts: told(open), attempts }
    }
    const [newest] = own
    if (!newest) return nothing
    const attempts = await attemptsOf(db, newest.id)
    return { ...nothing, attempts, closed: { row: newest, facts: told(newest) } }
  }
}

/** Judges every row of lost members; answers whose case would be opened. */
export async function judgeLost(desk: PersonDesk, work: Work): Promise<ReadonlySet<number>> {
  const { entries, ofPerson } = await readEntries(desk, SHEET, work)
  const opened = new Set<number>()
  if (entries.length === 0) return opened
  const { db } = desk.judge
  const judging = { db, settings: await settingsOf(db), today: desk.plan.today }
  const known = [...ofPerson.values()].flatMap(([first]) => first?.person?.member?.id ?? [])
  const standingOf = await standingsOf(desk, judging.settings, known)
  for (const rows of ofPerson.values()) {
    const memberId = rows[0]?.person?.member?.id ?? null
    const standing = await standingOf(memberId)
    for (const entry of rows) await judgeEntry(entry, standing, judging)
    if (memberId !== null && rows.some(({ decided }) => decided.decision === 'new')) opened.add(memberId)
    await work.breathe()
  }
  putBack(desk.plan, 'lost', entries)
  return opened
}

/** Writes the cases and searches of a judged plan, inside the change that has written its members. */
export async function storeLost(tx: Writer, plan: Plan, work: Work): Promise<void> {
  for (const decided of writtenOf(plan, 'lost')) {
    const { decision, values, attempt, lost } = decided
    if (lost === null) continue
    const { foundOn } = values
    if (decision === 'new' && foundOn !== undefined) {
      lost.id = await writeNewCase(tx, {
        memberId: await memberWith(tx, decided),
        values: { ...values, foundOn },
      })
    } else if (lost.id !== null && Object.keys(values).length > 0) {
      await writeCase(tx, { id: lost.id, values })
    }
    if (attempt !== null && lost.id !== null)
      await writeAttempt(tx, { caseId: lost.id, values: attempt }, plan.today)
    await work.breathe()
  }
}
