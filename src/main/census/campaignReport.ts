/** The committee's own reports on a campaign (D11, D12): numbers, the clerk's words, the secretary's signature. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { lostAnalysis } from '../../shared/census/analysis.ts'
import {
  CAMPAIGN_REPORT,
  campaignDifferences,
  campaignReportPaper,
  draftCampaignReport,
  emptySections,
  keptFiguresSchema,
  type CampaignReportKind,
  type KeptFigures,
} from '../../shared/census/campaignReport.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { withPrintedNumbers } from '../../shared/reporting/annexNumbers.ts'
import { countAt, TOTAL } from '../../shared/reporting/figures.ts'
import { isFound, isNotFound } from '../../shared/reporting/persons.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { surveyOf } from '../reporting/service.ts'
import { committeeName, settingsOf } from '../settings/service.ts'
import { demandCampaign, demandOpen } from './campaign.ts'
import { figuresOn } from './figures.ts'
import { proseFile, type ProseFormat } from './proseFile.ts'
import { campaignMeetings } from './records.ts'
import { sweptBranches } from './sweptBranches.ts'

const FIRST = { offset: 0, limit: 1 }

/** Lines and records as of the day; lost members as annexes 4 to 9 have them, on their own days where none is asked for. */
async function figuresOf(
  office: Office,
  campaignId: number,
  asOf: IsoDate | undefined,
): Promise<KeptFigures> {
  const { reader: db } = office.register()
  const today = office.clock.today()
  const day = asOf ?? today
  const { collected } = await surveyOf(
    office,
    { campaignId, ...(asOf === undefined ? {} : { asOf }) },
    [],
    false,
  )
  const { run, lost, flow, annex9 } = collected
  const branches = await sweptBranches(db, campaignId, day)
  const of9 = (column: string) => countAt(annex9, TOTAL, column)
  const { total, trainings, trained } = await campaignMeetings(db, { campaignId, asOf: day, page: FIRST })
  return {
    counts: {
      ...(await figuresOn(db, { campaignId, orgId: null }, asOf, today)),
      branches: branches.length,
      accepted: branches.filter(({ acceptedOn }) => acceptedOn !== null).length,
      onRollBefore: collected.onRollBefore,
      meetings: total,
      trainings,
      trained,
      away: flow.length,
      found: lost.filter(isFound).length,
      notFound: lost.filter(isNotFound).length,
      managed: of9('4'),
      moved: of9('7'),
      kept: of9('8'),
      probationEnded: of9('9'),
      stopped: of9('10'),
      disposed: of9('12'),
      sanctioned: of9('18'),
      untreated: of9('24'),
    },
    tables: lostAnalysis(run, lost),
  }
}

interface Which {
  campaignId: number
  kind: CampaignReportKind
}

export async function keptCampaignReport(db: Reader, { campaignId, kind }: Which) {
  const row = await db
    .selectFrom('campaignReport')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!row) return null
  return {
    row,
    // Written by saveCampaignReport only.
    texts: JSON.parse(row.texts) as string[],
    figures: keptFiguresSchema.parse(JSON.parse(row.figures)),
  }
}

export async function campaignReport(
  office: Office,
  { campaignId, kind, asOf }: Parsed['census']['campaignReport'],
): Promise<Outputs['census']['campaignReport']> {
  const { reader: db } = office.register()
  const campaign = await demandCampaign(db, campaignId)
  const day = asOf ?? office.clock.today()
  const figures = await figuresOf(office, campaignId, asOf)
  const kept = await keptCampaignReport(db, { campaignId, kind })
  const numbering = { settings: await settingsOf(db), template: campaign.template }
  return {
    campaign: campaign.name,
    committee: await committeeName(db),
    figures,
    asOf: day,
    draft: draftCampaignReport(kind, figures, day).map(text => withPrintedNumbers(text, numbering)),
    kept:
      kept === null
        ? null
        : {
            texts: kept.texts,
            figures: kept.figures,
            asOf: kept.row.asOf,
            writtenBy: kept.row.writtenBy,
            writtenOn: kept.row.writtenOn,
            signedBy: kept.row.signedBy,
            signedOn: kept.row.signedOn,
          },
    differences: kept === null ? [] : campaignDifferences(kind, kept.figures, figures),
  }
}

/** What was signed is not rewritten. Throws CENSUS_ENDED, CENSUS_REPORT_SIGNED, DATE_FUTURE. */
export async function saveCampaignReport(
  office: Office,
  { campaignId, kind, asOf, texts, renew, writtenBy, writtenOn }: Parsed['census']['saveCampaignReport'],
): Promise<Outputs['census']['saveCampaignReport']> {
  const today = office.clock.today()
  for (const [field, day, date] of [
    ['asOf', asOf, '数据截至日期'],
    ['writtenOn', writtenOn, '报告日期'],
  ] as const) {
    if (day !== null && day > today) throw new OfficeError('DATE_FUTURE', { date }, { field })
  }
  const { reader } = office.register()
  const before = await keptCampaignReport(reader, { campaignId, kind })
  const figures =
    before === null || renew
      ? await figuresOf(office, campaignId, asOf === today ? undefined : asOf)
      : before.figures
  const { changeId } = await change(
    office.register(),
    stamp(office, `保存${labelOf(CAMPAIGN_REPORT, kind)}`),
    async ({ tx }) => {
      await demandOpen(tx, campaignId)
      const kept = await keptCampaignReport(tx, { campaignId, kind })
      if (kept !== null && kept.row.signedOn !== null)
        throw new OfficeError('CENSUS_REPORT_SIGNED', { on: kept.row.signedOn })
      const row = {
        asOf: before === null || renew ? asOf : before.row.asOf,
        figures: JSON.stringify(figures),
        texts: JSON.stringify(texts),
        writtenBy,
        writtenOn,
      }
      if (kept) await tx.updateTable('campaignReport').set(row).where('id', '=', kept.row.id).execute()
      else
        await tx
          .insertInto('campaignReport')
          .values({ campaignId, kind, ...row })
          .execute()
    },
  )
  return { changeId }
}

/** Throws CENSUS_ENDED, DATE_FUTURE, DATE_ORDER, EVIDENCE_MISSING naming the empty sections. */
export async function signCampaignReport(
  office: Office,
  { campaignId, kind, on, by }: Parsed['census']['signCampaignReport'],
): Promise<Outputs['census']['signCampaignReport']> {
  const label = `${on === null ? '取消书记签字' : '书记签字'}：${labelOf(CAMPAIGN_REPORT, kind)}`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    await demandOpen(tx, campaignId)
    if (on !== null && on > office.clock.today())
      throw new OfficeError('DATE_FUTURE', { date: '签字日期' }, { field: 'on' })
    const kept = await keptCampaignReport(tx, { campaignId, kind })
    const missing =
      kept === null
        ? [labelOf(CAMPAIGN_REPORT, kind)]
        : [...emptySections(kind, kept.texts), ...(kept.row.writtenOn === null ? ['报告日期'] : [])]
    if (kept === null || (on !== null && missing.length > 0))
      throw new OfficeError('EVIDENCE_MISSING', { missing: missing.join('、'), step: '签字' })
    if (on !== null && kept.row.writtenOn !== null && on < kept.row.writtenOn)
      throw new OfficeError('DATE_ORDER', { later: '签字日期', earlier: '报告日期' }, { field: 'on' })
    await tx
      .updateTable('campaignReport')
      .set({ signedOn: on, signedBy: on === null ? null : by })
      .where('id', '=', kept.row.id)
      .execute()
  })
  return { changeId }
}

/** The report as it was saved, with its own tables. Throws EVIDENCE_MISSING where nothing was written yet. */
export async function campaignReportFile(
  office: Office,
  { campaignId, kind }: Which,
  format: ProseFormat,
  work: Work,
): Promise<Ticket> {
  const { reader } = office.register()
  const campaign = await demandCampaign(reader, campaignId)
  const kept = await keptCampaignReport(reader, { campaignId, kind })
  if (kept === null) {
    throw new OfficeError('EVIDENCE_MISSING', { missing: '报告（请先保存）', step: '打印' })
  }
  const { row, texts, figures } = kept
  const paper = campaignReportPaper({
    kind,
    committee: (await committeeName(reader)) || '镇党委',
    campaign: campaign.name,
    texts,
    figures,
    asOf: row.asOf,
    writtenOn: row.writtenOn,
    signedBy: row.signedBy,
    signedOn: row.signedOn,
  })
  return proseFile(office, paper, { format, asOf: row.asOf, work })
}
