/** 附件1 as one file a person: into a new folder, all of them or none, and recorded (R-A22). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { branchSheets, fillDateOf } from '../../shared/forms/annexes.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { CHOSEN_MAX } from '../../shared/reporting/methods.ts'
import { rosterOf } from '../../shared/reporting/persons.ts'
import type { Reader } from '../db/register.ts'
import { withSnapshot } from '../db/snapshot.ts'
import { formPdf } from '../documents/formPdf.ts'
import { writeFormWorkbook } from '../documents/writeFormWorkbook.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { resolvePlace } from '../vault/service.ts'
import { recordExport } from './exportRecord.ts'
import { createCardNames } from './fileNames.ts'
import { startHandover, type Handover, type WrittenFile } from './handover.ts'
import { loadBranches } from './loadFacts.ts'
import { openRun, type OpenRun } from './openRun.ts'
import { annexTitle, namesOf } from './writeAnnex.ts'

type Input = Parsed['reporting']['cards']
type Cards = Outputs['reporting']['cards']

/** Cards printed at the same time: each has a page of its own in the browser. */
const AT_ONCE = 3
/** Names told of those who were left out. */
const TOLD = 5

/** Who of the run stands on annex 1, counted without making a page. */
async function onRoll(db: Reader, { run, memberIds }: OpenRun, work: Work): Promise<Set<number>> {
  const ids = new Set<number>()
  for await (const branch of loadBranches(db, run, { memberIds, withCards: false }, work)) {
    for (const { member } of rosterOf(run, branch)) ids.add(member.id)
  }
  return ids
}

/** Who of the chosen has no card and why; null where all have one. Throws NOBODY_ON_CARD. */
async function leftOut(db: Reader, open: OpenRun, present: ReadonlySet<number>): Promise<string | null> {
  const missing = open.memberIds?.filter(id => !present.has(id)) ?? []
  if (missing.length === 0) return null
  const who = await namesOf(db, missing, TOLD)
  const day = fillDateOf(1, open.run)
  if (present.size === 0) throw new OfficeError('NOBODY_ON_CARD', { who, day })
  return `${who}在${day}不在册，没有附件1`
}

/** The same for a run that goes into one file; asks nothing where nobody was chosen by name. */
export async function demandOnRoll(db: Reader, open: OpenRun, work: Work): Promise<string | null> {
  return open.memberIds === undefined ? null : leftOut(db, open, await onRoll(db, open, work))
}

interface Card {
  branch: string
  name: string
  sheets: FormSheet[]
}

async function* cardsOf(db: Reader, { run, memberIds }: OpenRun, work: Work): AsyncGenerator<Card> {
  for await (const branch of loadBranches(db, run, { memberIds, withCards: true }, work)) {
    const unit = run.unitById.get(branch.orgId)
    for (const { member } of rosterOf(run, branch)) {
      const alone = { orgId: branch.orgId, members: [member] }
      yield { branch: unit?.shortName ?? '', name: member.name, sheets: branchSheets(1, run, alone) }
    }
  }
}

interface Job {
  office: Office
  open: OpenRun
  format: Input['format']
  handover: Handover
  total: number
  work: Work
}

async function fileOf({ office, open, format }: Job, card: Card, work: Work): Promise<Uint8Array> {
  const input = {
    title: `${annexTitle(1, open.run)}（${card.name}）`,
    author: office.actor(),
    madeOn: fillDateOf(1, open.run),
    sheets: card.sheets,
    pageTotal: null,
  }
  return format === 'pdf' ? formPdf(office.ports.pdf, input, work) : writeFormWorkbook(input, work)
}

/** Makes a few cards at a time and writes them in their order; a failure ends those still being made. */
async function writeAll(job: Job, cards: AsyncIterable<Card>): Promise<WrittenFile[]> {
  const { handover, total, work } = job
  const stop = new AbortController()
  const silent: Work = {
    ...work,
    report: () => undefined,
    signal: AbortSignal.any([work.signal, stop.signal]),
  }
  const nameOf = createCardNames(job.format)
  const files: WrittenFile[] = []
  const waiting: { name: string; bytes: Promise<Uint8Array> }[] = []
  const writeFirst = async () => {
    const first = waiting.shift()
    if (!first) return
    files.push(await handover.write(first.name, await first.bytes))
    work.report('正在写入附件1', files.length, total)
    await work.breathe()
  }
  try {
    for await (const card of cards) {
      const bytes = fileOf(job, card, silent)
      // It is waited for in its turn; until then its failure is nobody's.
      bytes.catch(() => undefined)
      waiting.push({ name: nameOf(card.branch, card.name), bytes })
      if (waiting.length >= AT_ONCE) await writeFirst()
    }
    while (waiting.length > 0) await writeFirst()
    return files
  } finally {
    stop.abort()
  }
}

/**
 * Writes the cards. Throws FILES_TOO_MANY, NOBODY_ON_CARD, CARDS_EMPTY, DESTINATION_MISSING, DESTINATION_READONLY,
 * DISK_FULL, COPY_DAMAGED, BROWSER_MISSING, PDF_FAILED or CANCELLED; nothing is left behind then.
 */
export async function writeCards(office: Office, input: Input, work: Work): Promise<Cards> {
  const { format, place: key, ...scope } = input
  const place = await resolvePlace(office, key)
  const { folder, files, note, open } = await withSnapshot(office.register(), async db => {
    const open = await openRun(db, scope, office.clock.today())
    const present = await onRoll(db, open, work)
    if (present.size > CHOSEN_MAX)
      throw new OfficeError('FILES_TOO_MANY', { count: present.size, max: CHOSEN_MAX })
    const note = await leftOut(db, open, present)
    if (present.size === 0)
      throw new OfficeError('CARDS_EMPTY', { name: open.run.scopeName, day: fillDateOf(1, open.run) })
    const at = office.clock.now()
    const time = `${at.slice(0, 10)} ${at.slice(11, 16).replace(':', '')}`
    const handover = await startHandover(place, `附件1 每人一份 ${time}`)
    try {
      const job: Job = { office, open, format, handover, total: present.size, work }
      const files = await writeAll(job, cardsOf(db, open, work))
      return { folder: await handover.finish(), files, note, open }
    } catch (error) {
      await handover.abandon()
      throw error
    }
  })
  await recordExport(office, {
    what: `${annexTitle(1, open.run)}（每人一个${format === 'pdf' ? ' PDF' : ' Excel'}）`,
    destination: place.label,
    detail: { files, asOf: fillDateOf(1, open.run), settings: open.run.settings },
  })
  return { folder, files: files.length, note }
}
