/** 上报包: the chosen annexes with their list, handed over on a stick and recorded (R-A22, rules.md part 5). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { hasCode, OfficeError } from '../../shared/api/errors.ts'
import { fillDateOf, isBranchAnnex, personsOfSummary } from '../../shared/forms/annexes.ts'
import { INTERNAL_MARK, type FormSheet } from '../../shared/forms/sheet.ts'
import { thawedSheet } from '../../shared/reporting/batch.ts'
import { withPrintedNumbers } from '../../shared/reporting/annexNumbers.ts'
import { brokenOn, checkAll } from '../../shared/reporting/checks.ts'
import type { Collected } from '../../shared/reporting/collect.ts'
import { ANNEX_NUMBERS, type AnnexNumber } from '../../shared/reporting/facts.ts'
import {
  MANIFEST_NAME,
  manifestSchema,
  type Manifest,
  type ManifestFile,
} from '../../shared/reporting/manifest.ts'
import type { CheckResult } from '../../shared/reporting/methods.ts'
import { isFound, isNotFound } from '../../shared/reporting/persons.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { withSnapshot } from '../db/snapshot.ts'
import { formPdf } from '../documents/formPdf.ts'
import { protectWorkbook } from '../documents/protectWorkbook.ts'
import { writeFormWorkbook } from '../documents/writeFormWorkbook.ts'
import type { Work } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { resolvePlace } from '../vault/service.ts'
import { annexSheets, collect } from './annexSheets.ts'
import { keepBatch } from './batches.ts'
import { freezeSheets, thaw, type KeptSheet } from './freeze.ts'
import { startHandover, type Handover, type WrittenFile } from './handover.ts'
import { manifestSheet } from './manifestSheet.ts'
import { demandCampaign, openRun, type OpenRun } from './openRun.ts'
import { annexTitle, writeAnnex, titleIn } from './writeAnnex.ts'

type Packet = Outputs['reporting']['packet']
type PacketInput = Parsed['reporting']['packet']

/** Persons on an annex. */
export function personsOn(annex: AnnexNumber, collected: Collected): number {
  if (!isBranchAnnex(annex)) return personsOfSummary(annex, collected)
  switch (annex) {
    case 1:
    case 2:
      return collected.roster
    case 3:
      return collected.lost.length
    case 4:
      return collected.flow.length
    case 5:
      return collected.lost.filter(isFound).length
    case 6:
      return collected.lost.filter(isNotFound).length
  }
}

interface PacketRun {
  office: Office
  db: Reader
  open: OpenRun
  collected: Collected
  handover: Handover
  input: PacketInput
  work: Work
  files: ManifestFile[]
  /** what the files are written from, and what is kept */
  frozen: KeptSheet[]
  notes: string[]
}

function listFile(packet: PacketRun, annex: AnnexNumber, file: WrittenFile, pages: number): void {
  packet.files.push({
    ...file,
    annex,
    title: titleIn(annex, packet.open.run),
    asOf: fillDateOf(annex, packet.open.run),
    persons: personsOn(annex, packet.collected),
    pages,
  })
}

/** Every file of the annex is written from its frozen sheets: what is kept is what was handed over. */
async function freeze(packet: PacketRun, annex: AnnexNumber): Promise<readonly KeptSheet[]> {
  const { db, open, collected, work } = packet
  const kept = await freezeSheets(annex, annexSheets(db, open, annex, work, collected), work)
  packet.frozen.push(...kept)
  return kept
}

async function* thawed(kept: readonly KeptSheet[]): AsyncGenerator<FormSheet, void, void> {
  for (const sheet of kept) yield thawedSheet(await thaw(sheet))
}

function pagesOf(kept: readonly KeptSheet[]): number {
  return kept.reduce((sum, { pages }) => sum + pages, 0)
}

async function writeWorkbook(
  packet: PacketRun,
  annex: AnnexNumber,
  kept: readonly KeptSheet[],
): Promise<void> {
  const { office, open, handover, input, work } = packet
  const plain = await writeAnnex(office, open, annex, 'xlsx', () => thawed(kept), work)
  const bytes = input.password === undefined ? plain : protectWorkbook(plain, input.password)
  await work.breathe()
  const file = await handover.write(`${annexTitle(annex, open.run)}.xlsx`, bytes)
  listFile(packet, annex, file, pagesOf(kept))
}

/** False where no PDF can be made on this computer: the packet then goes without. */
async function writePdf(packet: PacketRun, annex: AnnexNumber, kept: readonly KeptSheet[]): Promise<boolean> {
  const { office, open, handover, work } = packet
  try {
    const bytes = await writeAnnex(office, open, annex, 'pdf', () => thawed(kept), work)
    const file = await handover.write(`${annexTitle(annex, open.run)}.pdf`, bytes)
    listFile(packet, annex, file, pagesOf(kept))
    return true
  } catch (error) {
    if (hasCode(error, 'PDF_TOO_LONG')) {
      packet.notes.push(`附件${annex}太长，没有存 PDF，只有 Excel`)
      return true
    }
    if (!hasCode(error, 'BROWSER_MISSING')) throw error
    packet.notes.push('没有找到 Chromium、Chrome 或 Edge 浏览器，上报包中没有 PDF')
    return false
  }
}

/** Nothing that is wrong goes up unseen (rules.md 3.17, forms.md 20). Throws CHECKS_UNCONFIRMED. */
function demandConfirmed(collected: Collected, annexes: readonly AnnexNumber[], confirmed: boolean): void {
  if (confirmed) return
  const broken = brokenOn(checkAll(collected), annexes)
  if (broken.length === 0) return
  const checks = broken.map(({ check }) => check).join('、')
  throw new OfficeError('CHECKS_UNCONFIRMED', { count: broken.length, checks }, { field: 'confirmed' })
}

/** Checks that fail on a chosen annex; where the other side of a check is not handed over, that is said. */
function checkNotes(
  { open }: PacketRun,
  checks: readonly CheckResult[],
  annexes: readonly AnnexNumber[],
): string[] {
  const { settings, campaign } = open.run
  const marks = (numbers: readonly number[]) =>
    withPrintedNumbers(`附件${numbers.join('、')}`, { settings, template: campaign.template })
  const isChosen = (annex: number) => annexes.some(chosen => chosen === annex)
  const failed = checks.filter(
    ({ passed, level, annexes: about }) => !passed && level !== 'note' && about.some(isChosen),
  )
  return failed.map(({ check, title, detail, annexes: about }) => {
    const absent = about.filter(annex => !isChosen(annex))
    const aside = absent.length === 0 ? '' : `（${marks(absent)}不在这个上报包中）`
    return `校验 ${check} 未通过：${title}。${detail}${aside}`
  })
}

function manifestOf(packet: PacketRun, checks: readonly CheckResult[]): Manifest {
  const { office, open, input, files } = packet
  const { run, hasCampaign } = open
  const { name, startOn, searchEnd, fillDate, fillDate9 } = run.campaign
  return manifestSchema.parse({
    format: 'taizhang-packet',
    version: 1,
    mark: INTERNAL_MARK,
    unit: run.scopeName,
    madeAt: office.clock.now(),
    madeBy: office.actor(),
    program: office.ports.version,
    protected: input.password !== undefined,
    campaign: hasCampaign ? { name, startOn, searchEnd, fillDate, fillDate9 } : null,
    files,
    checks: checks.map(({ check, level, passed, detail }) => ({ check, level, passed, detail })),
    settings: run.settings,
  } satisfies Manifest)
}

/** The list itself: for programs, for the receiver's screen, and on paper to be signed. */
async function writeManifest(packet: PacketRun, manifest: Manifest, withPdf: boolean): Promise<void> {
  const { office, handover, work } = packet
  await handover.write(`${MANIFEST_NAME}.json`, JSON.stringify(manifest, null, 2))
  const input = {
    title: MANIFEST_NAME,
    sheets: [manifestSheet(manifest)],
    author: office.actor(),
    madeOn: manifest.madeAt.slice(0, 10),
    pageTotal: null,
  }
  await handover.write(`${MANIFEST_NAME}.xlsx`, await writeFormWorkbook(input, work))
  if (withPdf) {
    await handover.write(`${MANIFEST_NAME}.pdf`, await formPdf(office.ports.pdf, input, work))
  }
}

function folderName(open: OpenRun, at: string): string {
  const unit = open.run.scopeName.replace(/[\\/:*?"<>|\p{Cc}]/gu, '')
  return `上报包 ${unit} ${at.slice(0, 10)} ${at.slice(11, 16).replace(':', '')}`.trim()
}

async function fill(packet: PacketRun, annexes: readonly AnnexNumber[]): Promise<Manifest> {
  const { input, work } = packet
  let withPdf = input.pdf && input.password === undefined
  if (input.pdf && !withPdf) packet.notes.push('设了密码，上报包中不放没有密码的 PDF')
  for (const [index, annex] of annexes.entries()) {
    work.report(`正在写入附件${annex}`, index, annexes.length)
    const kept = await freeze(packet, annex)
    await writeWorkbook(packet, annex, kept)
    if (withPdf) withPdf = await writePdf(packet, annex, kept)
  }
  const checks = checkAll(packet.collected)
  packet.notes.push(...checkNotes(packet, checks, annexes))
  const manifest = manifestOf(packet, checks)
  work.report('正在写入清单', annexes.length, annexes.length)
  await writeManifest(packet, manifest, withPdf)
  return manifest
}

/** Neither a folder without its batch nor a batch without its folder: it is named as the last step of the change. */
async function keep(
  { office, open, handover, frozen }: PacketRun,
  manifest: Manifest,
  destination: string,
  annexes: readonly AnnexNumber[],
): Promise<{ batchId: number; folder: string }> {
  const what = `上报包：附件${annexes.join('、')}`
  try {
    const label = stamp(office, `导出${what}`, 'export')
    const { value } = await change(office.register(), label, async ({ tx }) => {
      await tx
        .insertInto('exportRecord')
        .values({ at: office.clock.now(), what, destination, detail: JSON.stringify(manifest) })
        .execute()
      const whose = { campaignId: open.campaignId, orgId: open.run.scopeOrgId }
      const batch = { head: manifest, ...whose, destination, folder: handover.path, sheets: frozen }
      const batchId = await keepBatch(tx, batch)
      return { batchId, folder: await handover.finish() }
    })
    return value
  } catch (error) {
    await handover.abandon()
    throw error
  }
}

/**
 * Writes the packet: all files or none. Throws CAMPAIGN_MISSING, CHECKS_UNCONFIRMED, DESTINATION_MISSING,
 * DESTINATION_READONLY, DISK_FULL, COPY_DAMAGED, PDF_FAILED or CANCELLED. A missing browser only leaves
 * the PDFs out.
 */
export async function writePacket(office: Office, input: PacketInput, work: Work): Promise<Packet> {
  const register = office.register()
  const annexes = ANNEX_NUMBERS.filter(annex => input.annexes.includes(annex))
  const place = await resolvePlace(office, input.place)
  const { packet, manifest } = await withSnapshot(register, async db => {
    const open = await openRun(db, { orgId: input.orgId, campaignId: input.campaignId }, office.clock.today())
    for (const annex of annexes) demandCampaign(open, annex)
    const collected = await collect(db, open, work)
    demandConfirmed(collected, annexes, input.confirmed)
    const handover = await startHandover(place, folderName(open, office.clock.now()))
    const packet: PacketRun = {
      office,
      db,
      open,
      collected,
      handover,
      input,
      work,
      files: [],
      frozen: [],
      notes: [],
    }
    try {
      return { packet, manifest: await fill(packet, annexes) }
    } catch (error) {
      await handover.abandon()
      throw error
    }
  })
  const { batchId, folder } = await keep(packet, manifest, place.label, annexes)
  return {
    folder,
    batchId,
    files: packet.files.map(({ name, bytes, sha256, annex, persons }) => ({
      name,
      bytes,
      sha256,
      annex,
      persons,
    })),
    notes: packet.notes,
  }
}
