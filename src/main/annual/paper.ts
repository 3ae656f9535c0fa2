/** The frozen roster as paper, workbook and PDF, and beside another one. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { RosterHead } from '../../shared/annual/methods.ts'
import { compareRosters, type FrozenContent } from '../../shared/annual/roster.ts'
import { hasCode } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { annualContent, annualCopies, annualSheet } from '../../shared/forms/annualRoster.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerSheets, type SheetFormat } from '../reporting/service.ts'
import { committeeName } from '../settings/service.ts'
import { branchOn } from './branch.ts'
import { frozenContent, rosterHead } from './reviews.ts'

/** Dates as the clerk copied them from the paper stay; what strikes about them is said. */
function findingsOf({ signedOn, rosterOn, superseded }: RosterHead): string[] {
  return [
    ...(signedOn !== null && signedOn < rosterOn
      ? [`签字日期 ${signedOn} 早于截止日期 ${rosterOn}，请核对纸面`]
      : []),
    ...(superseded ? ['这一版已由新的一版代替，只供查看'] : []),
  ]
}

export async function rosterPaper(
  db: Reader,
  { rosterId }: Parsed['annual']['roster'],
): Promise<Outputs['annual']['roster']> {
  const head = await rosterHead(db, rosterId)
  const content = await frozenContent(db, head)
  return {
    head,
    title: content.title,
    copies: annualCopies(await committeeName(db)),
    pages: [...annualSheet(content).pages()],
    findings: findingsOf(head),
  }
}

/**
 * The frozen roster as a file: made from what was frozen alone, so the same bytes come out years later.
 * Throws ANNUAL_DAMAGED, CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED.
 */
export async function rosterFile(
  office: Office,
  { rosterId }: Parsed['annual']['workbook'],
  format: SheetFormat,
  work: Work,
): Promise<Ticket> {
  const { reader } = office.register()
  const head = await rosterHead(reader, rosterId)
  const content = await frozenContent(reader, head)
  const file = {
    title: content.title,
    about: `${head.orgName}${head.version > 1 ? `，第${head.version}版` : ''}`,
    said: head.orgName,
    sheets: [annualSheet(content)],
    author: head.frozenBy,
    madeOn: head.rosterOn,
    detail: {
      persons: head.persons,
      asOf: head.rosterOn,
      version: head.version,
      rosterSha256: head.sha256,
    },
  }
  return offerSheets(office, file, format, work)
}

interface Side {
  name: string
  content: Pick<FrozenContent, 'columns' | 'rows'>
}

async function frozenSide(db: Reader, head: RosterHead): Promise<Side> {
  const version = head.version > 1 ? `第${head.version}版，` : ''
  return {
    name: `${head.year}年度花名册（${version}截至${head.rosterOn}）`,
    content: await frozenContent(db, head),
  }
}

/** The roll of today in the words of the form; nobody where the branch is gone. */
async function presentSide(office: Office, { orgId, year }: RosterHead): Promise<Side['content'] | null> {
  const on = office.clock.today()
  try {
    const { run, unit, branch } = await branchOn(office.register().reader, { orgId, on })
    return annualContent(run, unit, branch, year, on)
  } catch (error) {
    if (hasCode(error, 'RECORD_MISSING')) return null
    throw error
  }
}

/** The roster asked for beside another, or beside the roll of today; the earlier of the two comes first. */
export async function compareRoster(
  office: Office,
  { rosterId, withRosterId }: Parsed['annual']['compare'],
): Promise<Outputs['annual']['compare']> {
  const { reader } = office.register()
  const head = await rosterHead(reader, rosterId)
  const own = await frozenSide(reader, head)
  if (withRosterId === undefined) {
    const content = (await presentSide(office, head)) ?? { columns: own.content.columns, rows: [] }
    return answer(own, { name: `现在的名册（${office.clock.today()}）`, content })
  }
  const otherHead = await rosterHead(reader, withRosterId)
  const other = await frozenSide(reader, otherHead)
  const ownFirst =
    head.rosterOn < otherHead.rosterOn || (head.rosterOn === otherHead.rosterOn && head.id < otherHead.id)
  return ownFirst ? answer(own, other) : answer(other, own)
}

function answer(earlier: Side, later: Side): Outputs['annual']['compare'] {
  return {
    earlier: earlier.name,
    later: later.name,
    differences: compareRosters(earlier.content, later.content),
  }
}
