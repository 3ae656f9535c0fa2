/** 上报包: the chosen annexes with their list, handed over on a stick and recorded (R-A22, rules.md part 5). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { hasCode } from '../../shared/api/errors.ts'
import { ANNEX_HEADS, fillDateOf, isBranchAnnex, personsOfSummary } from '../../shared/forms/annexes.ts'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import { checkAll } from '../../shared/reporting/checks.ts'
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
import type { Reader } from '../db/register.ts'
import { withSnapshot } from '../db/snapshot.ts'
import { formPdf } from '../documents/formPdf.ts'
import { protectWorkbook } from '../documents/protectWorkbook.ts'
import { writeFormWorkbook } from '../documents/writeFormWorkbook.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { resolvePlace } from '../vault/service.ts'
import { annexSheets, collect } from './annexSheets.ts'
import { recordExport } from './exportRecord.ts'
import { startHandover, type Handover, type WrittenFile } from './handover.ts'
import { manifestSheet } from './manifestSheet.ts'
import { demandCampaign, openRun, type OpenRun } from './openRun.ts'
import { annexTitle, counting, writeAnnex } from './writeAnnex.ts'

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
  notes: string[]
}

function listFile(packet: PacketRun, annex: AnnexNumber, file: WrittenFile, pages: number): void {
  packet.files.push({
    ...file,
    annex,
    title: ANNEX_HEADS[annex].title,
    asOf: fillDateOf(annex, packet.open.run),
    persons: personsOn(annex, packet.collected),
    pages,
  })
}

async function writeWorkbook(packet: PacketRun, annex: AnnexNumber): Promise<void> {
  const { office, db, open, collected, handover, input, work } = packet
  const count = { pages: 0 }
  const sheets = (of: Work) => counting(annexSheets(db, open, annex, of, collected), count)
  const plain = await writeAnnex(office, open, annex, 'xlsx', sheets, work)
  const bytes = input.password === undefined ? plain : protectWorkbook(plain, input.password)
  await work.breathe()
  const file = await handover.write(`${annexTitle(annex)}.xlsx`, bytes)
  listFile(packet, annex, file, count.pages)
}

/** False where no PDF can be made on this computer: the packet then goes without. */
async function writePdf(packet: PacketRun, annex: AnnexNumber): Promise<boolean> {
  const { office, db, open, collected, handover, work } = packet
  const count = { pages: 0 }
  const sheets = (of: Work) => {
    count.pages = 0
    return counting(annexSheets(db, open, annex, of, collected), count)
  }
  try {
    const bytes = await writeAnnex(office, open, annex, 'pdf', sheets, work)
    const file = await handover.write(`${annexTitle(annex)}.pdf`, bytes)
    listFile(packet, annex, file, count.pages)
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

function checkNotes(checks: readonly CheckResult[], annexes: readonly AnnexNumber[]): string[] {
  const failed = checks.filter(
    ({ passed, level, annexes: about }) =>
      !passed && level !== 'note' && about.some(annex => annexes.some(chosen => chosen === annex)),
  )
  return failed.map(({ check, title, detail }) => `校验 ${check} 未通过：${title}。${detail}`)
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
    await writeWorkbook(packet, annex)
    if (withPdf) withPdf = await writePdf(packet, annex)
  }
  const checks = checkAll(packet.collected)
  packet.notes.push(...checkNotes(checks, annexes))
  const manifest = manifestOf(packet, checks)
  work.report('正在写入清单', annexes.length, annexes.length)
  await writeManifest(packet, manifest, withPdf)
  return manifest
}

/**
 * Writes the packet: all files or none. Throws CAMPAIGN_MISSING, DESTINATION_MISSING,
 * DESTINATION_READONLY, DISK_FULL, COPY_DAMAGED, PDF_FAILED or CANCELLED. A missing browser only leaves
 * the PDFs out.
 */
export async function writePacket(office: Office, input: PacketInput, work: Work): Promise<Packet> {
  const register = office.register()
  const annexes = ANNEX_NUMBERS.filter(annex => input.annexes.includes(annex))
  const place = await resolvePlace(office, input.place)
  const { packet, manifest, folder } = await withSnapshot(register, async db => {
    const open = await openRun(db, { orgId: input.orgId, campaignId: input.campaignId }, office.clock.today())
    for (const annex of annexes) demandCampaign(open, annex)
    const collected = await collect(db, open, work)
    const handover = await startHandover(place, folderName(open, office.clock.now()))
    const packet: PacketRun = { office, db, open, collected, handover, input, work, files: [], notes: [] }
    try {
      const manifest = await fill(packet, annexes)
      return { packet, manifest, folder: await handover.finish() }
    } catch (error) {
      await handover.abandon()
      throw error
    }
  })
  await recordExport(office, {
    what: `上报包：附件${annexes.join('、')}`,
    destination: place.label,
    detail: manifest,
  })
  return {
    folder,
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
