/** The annexes for the screens: overview, preview, checks, files. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { ANNEX_HEADS, fillDateOf } from '../../shared/forms/annexes.ts'
import { copyPlan, generalBranches } from '../../shared/forms/copyPlan.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { ANNEX_NUMBERS, type AnnexNumber } from '../../shared/reporting/facts.ts'
import type { AnnexScope } from '../../shared/reporting/methods.ts'
import { withSnapshot } from '../db/snapshot.ts'
import { quietWork, type Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { places } from '../vault/service.ts'
import { annexNumber, annexSheets } from './annexSheets.ts'
import { demandOnRoll } from './cards.ts'
import { recordExport } from './exportRecord.ts'
import { sha256 } from './handover.ts'
import { demandCampaign, openRun, WITHOUT_CAMPAIGN } from './openRun.ts'
import { personsOn } from './packet.ts'
import { pagesBetween, pageTotal, type Survey } from './survey.ts'
import { surveyOf } from './surveyCache.ts'
import {
  annexFileName,
  annexTitle,
  counting,
  MIME,
  writeAnnex,
  type AnnexFormat,
  titleIn,
} from './writeAnnex.ts'

export { recordExport }
export { narrowedTo, offerList, PRINT_MAX, rowsAtHand, searchedFor, type ListFile } from './listFile.ts'
export { offerSheets, type SheetFormat } from './sheetFile.ts'
export { offerProse, type ProseFormat } from './proseFile.ts'
export { loadBranches } from './loadFacts.ts'
export { openDay, openRun } from './openRun.ts'
export { sha256 }
export { batchOf, campaignBatches, type CampaignBatch } from './batches.ts'
export { MIME }
export { surveyOf } from './surveyCache.ts'

type AnnexInfo = Outputs['reporting']['preview']['info']

function infoOf(survey: Survey, annex: AnnexNumber): AnnexInfo {
  const { run } = survey.open
  const broken = survey.checks.filter(({ annexes, passed }) => !passed && annexes.includes(annex))
  return {
    ...ANNEX_HEADS[annex],
    title: titleIn(annex, run),
    persons: personsOn(annex, survey.collected),
    pages: pageTotal(survey, annex),
    asOf: fillDateOf(annex, run),
    copies: copyPlan(annex, run, generalBranches(run)),
    failed: broken.filter(({ level }) => level === 'error').length,
    warned: broken.filter(({ level }) => level === 'warning').length,
  }
}

/** All nine; only those that need no campaign where there is none, and then `campaign` is empty. */
export async function annexes(
  office: Office,
  scope: Parsed['reporting']['annexes'],
): Promise<Outputs['reporting']['annexes']> {
  const survey = await surveyOf(office, scope, ANNEX_NUMBERS, false)
  const { hasCampaign, run } = survey.open
  const made = ANNEX_NUMBERS.filter(annex => hasCampaign || WITHOUT_CAMPAIGN.has(annex))
  return { annexes: made.map(annex => infoOf(survey, annex)), campaign: run.campaign.name }
}

/** Some pages of an annex; pages behind the last are simply not there. */
export async function preview(
  office: Office,
  { annex: number, fromPage, pages, ...scope }: Parsed['reporting']['preview'],
): Promise<Outputs['reporting']['preview']> {
  const annex = annexNumber(number)
  const survey = await surveyOf(office, scope, [annex], true)
  const { reader } = office.register()
  return {
    info: infoOf(survey, annex),
    pages: await pagesBetween(reader, survey, annex, fromPage, fromPage + pages - 1, quietWork()),
  }
}

export async function checks(
  office: Office,
  scope: Parsed['reporting']['checks'],
): Promise<Outputs['reporting']['checks']> {
  const survey = await surveyOf(office, scope, [], false)
  if (!survey.open.hasCampaign) throw new OfficeError('CAMPAIGN_MISSING')
  return { checks: [...survey.checks] }
}

/** An annex as a file that waits under a ticket. Handing a file over is recorded; a print page is not. */
export async function exportAnnex(
  office: Office,
  { annex: number, ...scope }: AnnexScope,
  format: AnnexFormat,
  work: Work,
): Promise<Outputs['reporting']['workbook']> {
  const annex = annexNumber(number)
  const count = { pages: 0 }
  const { name, bytes, open, note } = await withSnapshot(office.register(), async db => {
    const run = await openRun(db, scope, office.clock.today())
    demandCampaign(run, annex)
    const note = annex === 1 ? await demandOnRoll(db, run, work) : null
    const sheets = (of: Work) => {
      count.pages = 0
      return counting(annexSheets(db, run, annex, of), count)
    }
    return {
      note,
      open: run,
      name: await annexFileName(db, run, annex, format),
      bytes: await writeAnnex(office, run, annex, format, sheets, work),
    }
  })
  if (format !== 'html') {
    await recordExport(office, {
      what: `${annexTitle(annex, open.run)}（${format === 'pdf' ? 'PDF' : 'Excel'}）`,
      destination: '本机',
      detail: {
        files: [{ name, bytes: bytes.byteLength, sha256: sha256(bytes), pages: count.pages }],
        asOf: fillDateOf(annex, open.run),
        settings: open.run.settings,
      },
    })
  }
  return { ...office.files.offer({ name, bytes, mime: MIME[format] }), note }
}

export async function destinations(office: Office): Promise<Outputs['reporting']['destinations']> {
  return { places: (await places(office)).map(({ key, label, kind }) => ({ key, label, kind })) }
}
