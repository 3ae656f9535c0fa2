/** Cross-checks of the lists: X1 to X6, X13 to X15 (forms.md 20). */

import type { Settings } from '../settings/rules.ts'
import { lostFor, measuredOn5, measuredOn6 } from '../search/rules.ts'
import { cell, verdict } from './checkResult.ts'
import { identityOf, rowFor, type CheckRow, type FlowEntry, type Found } from './collect.ts'
import type { CampaignFacts } from './facts.ts'
import type { CheckResult } from './methods.ts'
import { isFound, isNotFound, type LostPerson } from './persons.ts'
import { POCKET_REMARK } from './remarks.ts'
import type { Run } from './run.ts'

/** The result of an attempt that reached the member (rules.md 3.5). */
const CONTACT = '取得联系'

/** A person of annex 5 or 6 with the remark as printed. */
export interface LostEntry {
  person: LostPerson
  annex: 5 | 6
  remark: string
}

function lostRow(run: Run, person: LostPerson, text: string): CheckRow {
  return rowFor(run, person, text, person.lost.id)
}

/** X1: nobody stands on annex 4 and on annex 5 or 6; a found member may, with words of explanation (S03 90). */
export function checkX1(run: Run, flow: readonly FlowEntry[], lost: readonly LostEntry[]): CheckResult {
  const away = new Map(flow.map(entry => [entry.identity, entry]))
  const rows: CheckRow[] = []
  const cells: CheckResult['cells'] = []
  for (const { person, annex } of lost) {
    const entry = away.get(identityOf(person.member))
    if (entry === undefined || (annex === 5 && entry.explanation !== '')) continue
    rows.push(
      lostRow(
        run,
        person,
        annex === 5
          ? '同时列入附件4和附件5，如确属取得联系后外出，请在流动记录备注中说明'
          : '同时列入附件4和附件6，失联党员不列入附件4',
      ),
    )
    cells.push(cell(4, entry.row.memberId, 'name'), cell(annex, person.member.id, 'name'))
  }
  const head = {
    check: 'X1',
    annexes: [4, 5, 6],
    level: 'error',
    title: '附件4不含失联党员',
  } as const
  return verdict(head, { rows, cells }, '附件4与附件5、6没有重复的人')
}

/** X2: nobody stands on annex 5 and on annex 6. */
export function checkX2(run: Run, lost: readonly LostEntry[]): CheckResult {
  const found = new Map(
    lost.filter(({ annex }) => annex === 5).map(({ person }) => [identityOf(person.member), person]),
  )
  const both = lost.filter(({ annex, person }) => annex === 6 && found.has(identityOf(person.member)))
  const head = { check: 'X2', annexes: [5, 6], level: 'error', title: '附件5与附件6没有同一个人' } as const
  return verdict(
    head,
    {
      rows: both.map(({ person }) => lostRow(run, person, '同时列入附件5和附件6')),
      cells: both.flatMap(({ person }) => [
        cell(5, found.get(identityOf(person.member))?.member.id ?? null, 'name'),
        cell(6, person.member.id, 'name'),
      ]),
    },
    '附件5与附件6没有重复的人',
  )
}

/**
 * X3: annex 3 = annex 5 + annex 6, but for those whom R-B07 leaves on annex 3 alone. Who is on annex 3
 * because the search is not complete or the start is unknown breaks it.
 */
export function checkX3(run: Run, lost: readonly LostPerson[]): CheckResult {
  const count = (code: string) => lost.filter(({ place }) => place.code === code).length
  const [found, notFound, only] = [count('found'), count('notFound'), count('reachedDuringSweep')]
  const open = lost.filter(({ place }) => place.code === 'effort' || place.code === 'noStart')
  const sum = found + notFound + only
  const head = {
    check: 'X3',
    annexes: [3, 5, 6],
    level: 'error',
    title: '附件3人数 = 附件5 + 附件6',
  } as const
  const figures = `附件3共${lost.length}名，附件5 ${found}名，附件6 ${notFound}名，仅列附件3 ${only}名`
  return verdict(
    head,
    {
      rows: open.map(person => lostRow(run, person, person.place.reason)),
      cells: open.map(({ member }) => cell(3, member.id, 'name')),
      words: sum === lost.length ? [] : [figures],
    },
    figures,
  )
}

/** X3b: who reached six months only during the sweep and was found (R-B07): for the clerk to see. */
export function checkX3b(run: Run, lost: readonly LostPerson[]): CheckResult {
  const only = lost.filter(({ place }) => place.code === 'reachedDuringSweep')
  const head = { check: 'X3b', annexes: [3], level: 'note', title: '仅列附件3的党员' } as const
  const rows = only.map(person => lostRow(run, person, person.place.reason))
  return verdict(head, { rows }, '没有仅列附件3的党员')
}

type LengthSettings = Pick<
  Settings,
  'lost.months' | 'lost.annexStrict' | 'annex5.measureAt' | 'annex6.measureAt'
>

/** X4: six months lost, annex 5 before the sweep, annex 6 at the end of the search (S03 98, 113). */
export function checkX4(
  run: Run & { campaign: CampaignFacts; settings: LengthSettings },
  lost: readonly LostEntry[],
  unknown: readonly LostPerson[],
): CheckResult {
  const { campaign, settings } = run
  const dayOf = (person: LostPerson, annex: LostEntry['annex']) =>
    annex === 5
      ? measuredOn5(campaign, person.lost.contactOn ?? campaign.searchEnd, settings)
      : measuredOn6(campaign, settings)
  const short = lost.filter(({ person, annex }) => {
    const start = person.place.start
    const day = dayOf(person, annex)
    return start === null || !lostFor(start.date, day, settings['lost.months'], settings['lost.annexStrict'])
  })
  const head = { check: 'X4', annexes: [5, 6], level: 'error', title: '附件5、6失联满6个月' } as const
  return verdict(
    head,
    {
      rows: [
        ...short.map(({ person, annex }) => lostRow(run, person, `到${dayOf(person, annex)}失联未满6个月`)),
        ...unknown.map(person => lostRow(run, person, person.place.reason)),
      ],
      cells: short.map(({ person, annex }) => cell(annex, person.member.id, 'length')),
    },
    '附件5、6的党员失联都满6个月',
  )
}

/** X4b: starts that are 推定 because neither date is known; they are to be confirmed (R-B08). */
export function checkX4b(run: Run, lost: readonly LostEntry[]): CheckResult {
  const assumed = lost.filter(({ person }) => person.place.start?.basis === 'fallback')
  const head = { check: 'X4b', annexes: [5, 6], level: 'warning', title: '失联起算日须确认' } as const
  return verdict(
    head,
    {
      rows: assumed.map(({ person }) => lostRow(run, person, '起算日由转入、转正或入党时间推定，请确认')),
      cells: assumed.map(({ person, annex }) => cell(annex, person.member.id, 'length')),
    },
    '失联起算日都有依据',
  )
}

/** X5: 情形 其他 → the reason is written out (S03 101, 116). */
export function checkX5(run: Run, lost: readonly LostEntry[]): CheckResult {
  const silent = lost.filter(({ person: { lost: facts }, remark }) => {
    if (facts.situation !== 'OTHER') return false
    const words = facts.situationNote?.trim() ?? ''
    return words === '' || !remark.includes(words)
  })
  const head = { check: 'X5', annexes: [5, 6], level: 'error', title: '情形为“其他”须注明原因' } as const
  return verdict(
    head,
    {
      rows: silent.map(({ person }) => lostRow(run, person, '失去联系情形为“其他”，备注栏没有具体原因')),
      cells: silent.map(({ person, annex }) => cell(annex, person.member.id, 'remark')),
    },
    '情形为“其他”的都已注明原因',
  )
}

/** X5b: codes that annexes 5 and 6 ask for and that nobody has filled in yet (S03 100–103, 115–118). */
export function checkX5b(run: Run, lost: readonly LostEntry[]): CheckResult {
  const rows: CheckRow[] = []
  const cells: CheckResult['cells'] = []
  for (const { person, annex } of lost) {
    const { lost: facts, member } = person
    const lacking: [boolean, string, string][] = [
      [(facts.lostOccupation ?? member.lostOccupation) === null, '职业', 'occupation'],
      [facts.situation === null, '失去联系情形', 'situation'],
      [person.orgType === null, '党组织类别', 'orgType'],
    ]
    const missing = lacking.filter(([missing]) => missing)
    if (missing.length === 0) continue
    rows.push(lostRow(run, person, `${missing.map(([, name]) => name).join('、')}未填写`))
    cells.push(...missing.map(([, , column]) => cell(annex, member.id, column)))
  }
  const head = { check: 'X5b', annexes: [5, 6], level: 'warning', title: '附件5、6的代码栏都已填写' } as const
  return verdict(head, { rows, cells }, '附件5、6的代码栏没有空白')
}

/** X6: “口袋”党员 are named in the remark (S03 104, 119). */
export function checkX6(run: Run, lost: readonly LostEntry[]): CheckResult {
  const silent = lost.filter(({ person, remark }) => person.pocket && !remark.includes(POCKET_REMARK))
  const head = { check: 'X6', annexes: [5, 6], level: 'error', title: '“口袋”党员在备注栏注明' } as const
  return verdict(
    head,
    {
      rows: silent.map(({ person }) => lostRow(run, person, '是“口袋”党员，备注栏没有注明')),
      cells: silent.map(({ person, annex }) => cell(annex, person.member.id, 'remark')),
    },
    '“口袋”党员都已注明',
  )
}

/** X6b: the supplement of annex 7 counts the “口袋”党员 of annex 6 (forms.md 22). */
export function checkX6b(run: Run, supplement: number, lost: readonly LostEntry[]): CheckResult {
  const pocket = lost.filter(({ person, annex }) => annex === 6 && person.pocket)
  const head = { check: 'X6b', annexes: [6, 7], level: 'warning', title: '附件7补充资料与附件6一致' } as const
  const words = `附件7补充资料“口袋”党员${supplement}名，附件6 ${pocket.length}名`
  return verdict(
    head,
    supplement === pocket.length ? {} : { words: [words], cells: [cell(7, 'supplement', 'pocket')] },
    words,
  )
}

/**
 * X6c: an attempt of the search reached the member, and contact was never registered: he stays on annex 6, or on
 * annex 3 as not yet searched for enough (R-B06, R-C06). Attempts after the end of the search do not count.
 */
export function checkX6c(run: Run, lost: readonly LostPerson[]): CheckResult {
  const { searchEnd } = run.campaign
  const rows = lost
    .filter(({ lost: { contactOn } }) => contactOn === null || contactOn > searchEnd)
    .flatMap(person => {
      const at = person.lost.attempts.findLast(
        ({ at: on, result }) => result === CONTACT && on.slice(0, 10) <= searchEnd,
      )
      return at === undefined
        ? []
        : [lostRow(run, person, `${at.at.slice(0, 10)}的查找结果是“取得联系”，没有办理取得联系`)]
    })
  const head = {
    check: 'X6c',
    annexes: [3, 6],
    level: 'warning',
    title: '查找中取得联系的都已登记',
  } as const
  const cells = rows.map(({ memberId }) => cell(6, memberId, 'name'))
  return verdict(head, { rows, cells }, '查找中取得联系的都已登记')
}

/** X13: 外出流动 and 出国（境） stand in the remark of annex 2 (S03 67). */
export function checkX13(found: Found): CheckResult {
  const head = {
    check: 'X13',
    annexes: [2, 4],
    level: 'error',
    title: '附件2备注注明外出流动、出国（境）',
  } as const
  return verdict(
    head,
    { ...found, cells: found.rows.map(({ memberId }) => cell(2, memberId, 'remark')) },
    '外出流动、出国（境）党员都已注明',
  )
}

/**
 * X13b: abroad is a direction of annex 4 (S03 87 ⑤), which is filled from the flow records: who has only a record
 * of the stay abroad is on neither annex 4 nor annex 8.
 */
export function checkX13b(found: Found): CheckResult {
  const head = {
    check: 'X13b',
    annexes: [4, 8],
    level: 'warning',
    title: '出国（境）党员已登记外出',
  } as const
  const text =
    '有出国（境）记录，没有外出记录，没有列入附件4、8。属于流动党员的，请登记外出，流向填“出国（境）”'
  const rows = found.rows.map(row => ({ ...row, text }))
  return verdict(head, { ...found, rows }, '在国（境）外的党员都有外出记录')
}

/** X14: the flow block of annex 1 is empty for who is not away (S03 57). */
export function checkX14(found: Found): CheckResult {
  const head = { check: 'X14', annexes: [1], level: 'error', title: '非流动党员的流动信息栏为空白' } as const
  return verdict(
    head,
    { ...found, cells: found.rows.map(({ memberId }) => cell(1, memberId, 'flowLeftOn')) },
    '非流动党员的流动信息栏都是空白',
  )
}

/** X15: ID numbers: check digit, birth, sex, and each only once (rules.md 3.17). */
export function checkX15(found: Found): CheckResult {
  const head = { check: 'X15', annexes: [1, 2], level: 'error', title: '身份证号正确、不重复' } as const
  return verdict(
    head,
    { ...found, cells: found.rows.map(({ memberId }) => cell(2, memberId, 'idNo')) },
    '身份证号都正确',
  )
}

/** The persons of annexes 5 and 6 with their printed remarks. */
export function lostEntries(
  lost: readonly LostPerson[],
  remarkOf: (person: LostPerson, annex: 5 | 6) => string,
) {
  return lost.flatMap((person): LostEntry[] => {
    if (isFound(person)) return [{ person, annex: 5, remark: remarkOf(person, 5) }]
    return isNotFound(person) ? [{ person, annex: 6, remark: remarkOf(person, 6) }] : []
  })
}
