/** The list of a handover and the receipt of its package, from what is recorded. */

import { handoverSheet, receiptSheet, type HandoverPaper } from '../../shared/forms/dossierHandover.ts'
import { dots } from '../../shared/forms/printing.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import { memberRecord } from '../roster/service.ts'
import { committeeName } from '../settings/service.ts'
import { handoverOf } from './handover.ts'
import type { DossierPaper } from './paperMade.ts'

async function factsOf(db: Reader, id: number, today: IsoDate): Promise<HandoverPaper> {
  const handover = await handoverOf(db, id, today)
  const persons: [number, { idNo: string; joinDate: string }][] = []
  for (const { memberId } of handover.items) {
    const { idNo, joinDate } = await memberRecord(db, memberId)
    persons.push([memberId, { idNo: idNo ?? '', joinDate: dots(joinDate) }])
  }
  return { handover, persons: new Map(persons), committee: (await committeeName(db)) || '镇党委' }
}

/** Whose dossiers, in a few characters. */
function about({ handover }: HandoverPaper): string {
  const [first] = handover.items
  const names = `${first?.name ?? ''}${handover.items.length > 1 ? `等${handover.items.length}名` : ''}`
  return `${handover.direction}${names}`
}

/** Throws RECORD_MISSING. */
export async function handoverPaper(db: Reader, id: number, today: IsoDate): Promise<DossierPaper> {
  const facts = await factsOf(db, id, today)
  const { handover } = facts
  const unsaid = handover.items.filter(({ content }) => content.trim() === '').map(({ name }) => name)
  return {
    title: '党员档案交接清单',
    about: about(facts),
    sheet: handoverSheet(facts),
    findings: [
      ...(unsaid.length > 0 ? [`没有写明细：${unsaid.join('、')}`] : []),
      ...(handover.state === 'PREPARED' ? ['还没有登记交接签字'] : []),
      ...handover.findings,
    ],
    persons: handover.items.length,
  }
}

/** Throws RECORD_MISSING. */
export async function receiptPaper(db: Reader, id: number, today: IsoDate): Promise<DossierPaper> {
  const facts = await factsOf(db, id, today)
  const { handover } = facts
  const incoming = handover.direction === '转入'
  return {
    title: '党员档案接收回执',
    about: about(facts),
    sheet: receiptSheet(facts),
    findings: incoming && handover.state !== 'RECEIPTED' ? ['还没有登记审核结果和回执日期'] : [],
    persons: handover.items.length,
  }
}
