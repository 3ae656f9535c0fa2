/** The report on a branch: numbers as of a day, the clerk's words, acceptance by the 党委, and the paper. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import {
  draftReport,
  figureDifferences,
  missingSections,
  REPORT_KEYS,
  reportFiguresSchema,
  reportPaper,
  type ReportTexts,
} from '../../shared/census/report.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { withPrintedNumbers, type Numbering } from '../../shared/reporting/annexNumbers.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { organisationFullName } from '../organisation/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCampaign, demandOpen } from './campaign.ts'
import { figuresOn } from './figures.ts'
import { proseFile, type ProseFormat } from './proseFile.ts'
import { unitsOn } from './units.ts'

interface Branch {
  campaignId: number
  orgId: number
}

async function keptReport(db: Reader, { campaignId, orgId }: Branch) {
  const row = await db
    .selectFrom('branchReport')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('orgId', '=', orgId)
    .executeTakeFirst()
  if (!row) return null
  // Every key of ReportTexts, each a column of its own.
  const texts = Object.fromEntries(REPORT_KEYS.map(key => [key, row[key] ?? ''])) as ReportTexts
  return { row, texts, figures: reportFiguresSchema.parse(JSON.parse(row.figures)) }
}

/** With the numbers annexes bear on paper in this campaign. */
function numbered(texts: ReportTexts, numbering: Numbering): ReportTexts {
  const entries = REPORT_KEYS.map(key => [key, withPrintedNumbers(texts[key], numbering)])
  // Every key of ReportTexts, each a text.
  return Object.fromEntries(entries) as ReportTexts
}

export async function branchReport(
  db: Reader,
  { campaignId, orgId, asOf }: Parsed['census']['report'],
  today: IsoDate,
): Promise<Outputs['census']['report']> {
  const campaign = await demandCampaign(db, campaignId)
  const day = asOf ?? today
  const figures = await figuresOn(db, { campaignId, orgId }, asOf, today)
  const kept = await keptReport(db, { campaignId, orgId })
  return {
    orgName: (await unitsOn(db, undefined, today)).nameOf(orgId),
    campaign: campaign.name,
    figures,
    asOf: day,
    draft: numbered(draftReport(figures, day), {
      settings: await settingsOf(db),
      template: campaign.template,
    }),
    kept:
      kept === null
        ? null
        : {
            texts: kept.texts,
            figures: kept.figures,
            asOf: kept.row.asOf,
            reportedOn: kept.row.reportedOn,
            reportedBy: kept.row.reportedBy,
            acceptedOn: kept.row.acceptedOn,
            acceptedBy: kept.row.acceptedBy,
            acceptedNote: kept.row.acceptedNote,
            id: kept.row.id,
            closing:
              kept.row.closingOn === null || kept.row.closingOn > day
                ? null
                : { on: kept.row.closingOn, text: kept.row.closingText },
          },
    differences: kept === null ? [] : figureDifferences(kept.figures, figures),
  }
}

/** What was accepted is not rewritten. Throws CENSUS_ENDED, CENSUS_REPORT_ACCEPTED, DATE_FUTURE. */
export async function saveReport(
  office: Office,
  { campaignId, orgId, asOf, texts, renew, reportedOn, reportedBy }: Parsed['census']['saveReport'],
): Promise<Outputs['census']['saveReport']> {
  const today = office.clock.today()
  const { changeId } = await change(
    office.register(),
    stamp(office, '保存支部核查情况报告'),
    async ({ tx, rename }) => {
      await demandOpen(tx, campaignId)
      for (const [field, day, date] of [
        ['asOf', asOf, '数据截至日期'],
        ['reportedOn', reportedOn, '报告日期'],
      ] as const) {
        if (day !== null && day > today) throw new OfficeError('DATE_FUTURE', { date }, { field })
      }
      rename(`保存核查情况报告：${(await unitsOn(tx, undefined, today)).nameOf(orgId)}`)
      const kept = await keptReport(tx, { campaignId, orgId })
      if (kept !== null && kept.row.acceptedOn !== null)
        throw new OfficeError('CENSUS_REPORT_ACCEPTED', { on: kept.row.acceptedOn })
      // Numbers stay those the words were written with, so that what changed since is still told.
      const figures =
        kept !== null && kept.row.asOf === asOf && !renew
          ? kept.figures
          : await figuresOn(tx, { campaignId, orgId }, asOf === today ? undefined : asOf, today)
      const row = { asOf, figures: JSON.stringify(figures), ...texts, reportedOn, reportedBy }
      if (kept) await tx.updateTable('branchReport').set(row).where('id', '=', kept.row.id).execute()
      else
        await tx
          .insertInto('branchReport')
          .values({ campaignId, orgId, ...row })
          .execute()
    },
  )
  return { changeId }
}

/** Throws CENSUS_ENDED, EVIDENCE_MISSING naming the empty sections, DATE_FUTURE. */
export async function acceptReport(
  office: Office,
  { campaignId, orgId, on, by, note }: Parsed['census']['acceptReport'],
): Promise<Outputs['census']['acceptReport']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, on === null ? '取消支部验收' : '验收支部'),
    async ({ tx, rename }) => {
      await demandOpen(tx, campaignId)
      const today = office.clock.today()
      const name = (await unitsOn(tx, undefined, today)).nameOf(orgId)
      rename(`${on === null ? '取消支部验收' : '验收支部'}：${name}`)
      if (on !== null && on > today)
        throw new OfficeError('DATE_FUTURE', { date: '验收日期' }, { field: 'on' })
      const kept = await keptReport(tx, { campaignId, orgId })
      const missing =
        kept === null
          ? ['核查情况报告']
          : [
              ...missingSections(kept.texts),
              ...(kept.row.reportedOn === null ? ['报告日期'] : []),
              ...(on !== null && !by ? ['验收人'] : []),
            ]
      if (kept === null || (on !== null && missing.length > 0))
        throw new OfficeError('EVIDENCE_MISSING', { missing: missing.join('、'), step: '验收' })
      await tx
        .updateTable('branchReport')
        .set({
          acceptedOn: on,
          acceptedBy: on === null ? null : by,
          acceptedNote: on === null ? null : note,
        })
        .where('id', '=', kept.row.id)
        .execute()
    },
  )
  return { changeId }
}

/**
 * The 整改规范综合报告 of a branch (S00 32): the day it came and what it says. It may come before the branch is accepted or
 * after. Throws CENSUS_ENDED, EVIDENCE_MISSING without the report on the branch or the day, DATE_FUTURE.
 */
export async function receiveClosing(
  office: Office,
  { campaignId, orgId, on, text }: Parsed['census']['receiveClosing'],
): Promise<Outputs['census']['receiveClosing']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '登记整改规范综合报告'),
    async ({ tx, rename }) => {
      await demandOpen(tx, campaignId)
      const today = office.clock.today()
      const name = (await unitsOn(tx, undefined, today)).nameOf(orgId)
      rename(`${on === null ? '取消登记' : '登记'}整改规范综合报告：${name}`)
      if (on !== null && on > today)
        throw new OfficeError('DATE_FUTURE', { date: '收到日期' }, { field: 'closingOn' })
      const words = text === '' ? null : text
      const kept = await keptReport(tx, { campaignId, orgId })
      const missing = [
        ...(kept === null ? ['核查情况报告（请先保存）'] : []),
        ...(on === null && words !== null ? ['收到日期'] : []),
      ]
      if (kept === null || missing.length > 0)
        throw new OfficeError('EVIDENCE_MISSING', { missing: missing.join('、'), step: '登记' })
      await tx
        .updateTable('branchReport')
        .set({ closingOn: on, closingText: words })
        .where('id', '=', kept.row.id)
        .execute()
    },
  )
  return { changeId }
}

/** The report as it was saved. Throws EVIDENCE_MISSING where nothing was written yet. */
export async function reportFile(
  office: Office,
  { campaignId, orgId }: Branch,
  format: ProseFormat,
  work: Work,
): Promise<Ticket> {
  const { reader } = office.register()
  await demandCampaign(reader, campaignId)
  const kept = await keptReport(reader, { campaignId, orgId })
  if (kept === null) {
    throw new OfficeError('EVIDENCE_MISSING', { missing: '核查情况报告（请先保存）', step: '打印' })
  }
  work.report('正在生成报告', 0, null)
  const { row, texts } = kept
  const paper = reportPaper({
    orgName: await organisationFullName(reader, orgId),
    texts,
    asOf: row.asOf,
    reportedBy: row.reportedBy,
    reportedOn: row.reportedOn,
  })
  return proseFile(office, paper, { format, asOf: row.asOf, work })
}
