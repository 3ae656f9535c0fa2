/** Contacts and reports month by month: of each member, and of each branch (R-E07 to R-E09). */

import { awayBetween, awayOn } from '../../shared/flow/rules.ts'
import { periodOf, periodsBetween } from '../../shared/flow/rhythm.ts'
import type { MonthLine, YearLine } from '../../shared/forms/flowLedgers.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { ContactOf } from './contacts.ts'
import type { FlowListed } from './list.ts'

type Contacts = ReadonlyMap<number, readonly (ContactOf & { place: string | null })[]>

interface Span {
  from: IsoDate
  to: IsoDate
}

/** Days in touch in the span: contacts, the talk before leaving, the return (R-E07). */
function touches({ leaveTalkOn, returnedOn, id }: FlowListed, contacts: Contacts, { from, to }: Span) {
  const known = (contacts.get(id) ?? []).filter(({ onDate }) => onDate >= from && onDate <= to)
  const days = [leaveTalkOn, returnedOn].filter(day => day !== null && day >= from && day <= to)
  const reports = known.filter(({ isReport }) => isReport).length
  const moved = known.some(({ place }) => place !== null)
  return { contacts: known.length + days.length, reports, moved }
}

/** Everybody away for a day of the year up to the day, with what there was in each month. */
export function yearLines(flows: readonly FlowListed[], contacts: Contacts, on: IsoDate): YearLine[] {
  const year = periodOf(on, 'year')
  const months = periodsBetween(year.from, year.to, 'month')
  return flows
    .filter(flow => awayBetween(flow, year.from, on))
    .map(flow => {
      const { memberId, name, orgName, keeper } = flow
      const each = months.map(({ from, to }) => {
        if (from > on) return { words: '', contacts: 0, reports: 0 }
        const end = to < on ? to : on
        const found = touches(flow, contacts, { from, to: end })
        if (found.contacts === 0 && !awayBetween(flow, from, end)) return { ...found, words: '—' }
        const words = `${found.contacts > 0 ? '联' : ''}${found.reports > 0 ? '汇' : ''}`
        return { ...found, words }
      })
      const sum = (key: 'contacts' | 'reports') => each.reduce((all, month) => all + month[key], 0)
      const told = { contacts: sum('contacts'), reports: sum('reports') }
      return { memberId, name, orgName, keeper, months: each.map(({ words }) => words), ...told }
    })
}

/** The branches with members away in the month of the day, up to the day, in the order of the list. */
export function monthLines(flows: readonly FlowListed[], contacts: Contacts, on: IsoDate): MonthLine[] {
  const span = { from: periodOf(on, 'month').from, to: on }
  const within = (day: IsoDate | null) => day !== null && day >= span.from && day <= span.to
  const branches = new Map<string, FlowListed[]>()
  for (const flow of flows) {
    if (!awayBetween(flow, span.from, on)) continue
    branches.set(flow.orgName, [...(branches.get(flow.orgName) ?? []), flow])
  }
  const lines = [...branches].map(([orgName, all]): MonthLine => {
    const found = all.map(flow => ({ flow, ...touches(flow, contacts, span) }))
    const count = (is: (one: (typeof found)[number]) => boolean) => found.filter(is).length
    return {
      memberId: null,
      orgName,
      away: count(({ flow }) => awayOn(flow, on)),
      left: count(({ flow }) => within(flow.leftOn)),
      back: count(({ flow }) => within(flow.returnedOn)),
      contacted: count(one => one.contacts > 0),
      reported: count(one => one.reports > 0),
      moved: count(one => one.moved),
      uncontrolled: count(({ flow }) => flow.uncontrolled),
      silent: found.filter(one => one.contacts === 0).map(({ flow }) => flow.name),
    }
  })
  return lines.length > 1 ? [...lines, sumOf(lines)] : lines
}

function sumOf(lines: readonly MonthLine[]): MonthLine {
  const sum = (key: 'away' | 'left' | 'back' | 'contacted' | 'reported' | 'moved' | 'uncontrolled') =>
    lines.reduce((all, line) => all + line[key], 0)
  const silent = lines.reduce((all, line) => all + line.silent.length, 0)
  return {
    memberId: null,
    orgName: '合计',
    away: sum('away'),
    left: sum('left'),
    back: sum('back'),
    contacted: sum('contacted'),
    reported: sum('reported'),
    moved: sum('moved'),
    uncontrolled: sum('uncontrolled'),
    silent: silent === 0 ? [] : [`${silent}名`],
    total: true,
  }
}
