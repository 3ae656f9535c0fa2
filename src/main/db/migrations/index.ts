/** The migrations in their order; numbers only ever grow. */

import type { Kysely } from 'kysely'
import * as firstRegister from './0010-first-register.ts'
import * as distinctMembers from './0020-distinct-members.ts'
import * as organisationPlaces from './0050-organisation-places.ts'
import * as strokeOrder from './0060-stroke-order.ts'
import * as archive from './0061-archive.ts'
import * as attachments from './0070-attachments.ts'
import * as honours from './0080-honours.ts'
import * as dues from './0081-dues.ts'
import * as meetings from './0082-meetings.ts'
import * as appraisals from './0083-appraisals.ts'
import * as annualReviews from './0090-annual-reviews.ts'
import * as campaigns from './0110-campaigns.ts'
import * as organisationNames from './0100-organisation-names.ts'
import * as letterSteps from './0120-letter-steps.ts'
import * as disposalCases from './0130-disposal-cases.ts'
import * as reportBatches from './0140-report-batches.ts'
import * as exemptions from './0150-exemptions.ts'
import * as makeUp from './0170-make-up.ts'
import * as dossierCatalogue from './0180-dossier-catalogue.ts'
import * as dossierHandovers from './0181-dossier-handovers.ts'
import * as dossierReadings from './0182-dossier-readings.ts'
import * as lostSteps from './0190-lost-steps.ts'
import * as letterRefusals from './0210-letter-refusals.ts'
import * as flowCertificates from './0200-flow-papers-and-certificates.ts'
import * as membersFromElsewhere from './0201-members-from-elsewhere.ts'
import * as campaignPapers from './0220-campaign-papers.ts'
import * as registrations from './0240-registrations.ts'
import * as duties from './0245-duties.ts'
import * as conductChecks from './0250-conduct-checks.ts'
import * as flowReminders from './0255-flow-reminders.ts'
import * as findingResponsible from './0260-finding-responsible.ts'
import * as dossierCustody from './0261-dossier-custody.ts'
import * as dossierDates from './0262-dossier-dates.ts'
import * as taskThatHandsUp from './0270-task-that-hands-up.ts'
import * as closingReports from './0271-closing-reports.ts'
import * as reportChapters from './0283-report-chapters.ts'
import * as settingReasons from './0281-setting-reasons.ts'
import * as marksAndSignatures from './0286-marks-and-signatures.ts'
import * as batchCampaign from './0287-batch-campaign.ts'
import * as checksByDay from './0295-checks-by-day.ts'
import * as contactChecks from './0282-contact-checks.ts'

export interface Migration {
  /** becomes the file's `user_version` */
  version: number
  name: string
  /** tables and columns; rows that are there keep their values, new columns are empty in them */
  up: (db: Kysely<unknown>) => Promise<void>
  /** what rows that are there are given, written as an entry of the log nobody takes back */
  fill?: { label: string; run: (db: Kysely<unknown>) => Promise<void> }
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 10, name: 'first-register', up: firstRegister.up },
  { version: 20, name: 'distinct-members', up: distinctMembers.up },
  { version: 50, name: 'organisation-places', up: organisationPlaces.up },
  { version: 60, name: 'stroke-order', up: strokeOrder.up },
  { version: 61, name: 'archive', up: archive.up },
  { version: 70, name: 'attachments', up: attachments.up },
  { version: 80, name: 'honours', up: honours.up },
  { version: 81, name: 'dues', up: dues.up },
  { version: 82, name: 'meetings', up: meetings.up },
  { version: 83, name: 'appraisals', up: appraisals.up },
  { version: 90, name: 'annual-reviews', up: annualReviews.up },
  { version: 100, name: 'organisation-names', up: organisationNames.up },
  { version: 110, name: 'campaigns', up: campaigns.up },
  { version: 120, name: 'letter-steps', up: letterSteps.up },
  { version: 130, name: 'disposal-cases', up: disposalCases.up },
  { version: 140, name: 'report-batches', up: reportBatches.up },
  { version: 150, name: 'exemptions', up: exemptions.up },
  { version: 170, name: 'make-up', up: makeUp.up },
  { version: 180, name: 'dossier-catalogue', up: dossierCatalogue.up },
  { version: 181, name: 'dossier-handovers', up: dossierHandovers.up },
  { version: 182, name: 'dossier-readings', up: dossierReadings.up },
  { version: 190, name: 'lost-steps', up: lostSteps.up },
  { version: 200, name: 'flow-papers-and-certificates', up: flowCertificates.up },
  { version: 201, name: 'members-from-elsewhere', up: membersFromElsewhere.up },
  { version: 210, name: 'letter-refusals', up: letterRefusals.up },
  { version: 220, name: 'campaign-papers', up: campaignPapers.up },
  { version: 240, name: 'registrations', up: registrations.up },
  { version: 245, name: 'duties', up: duties.up },
  { version: 250, name: 'conduct-checks', up: conductChecks.up },
  { version: 255, name: 'flow-reminders', up: flowReminders.up },
  { version: 260, name: 'finding-responsible', up: findingResponsible.up },
  { version: 261, name: 'dossier-custody', up: dossierCustody.up },
  { version: 262, name: 'dossier-dates', up: dossierDates.up },
  { version: 270, name: 'task-that-hands-up', up: taskThatHandsUp.up, fill: taskThatHandsUp.fill },
  { version: 271, name: 'closing-reports', up: closingReports.up },
  { version: 281, name: 'setting-reasons', up: settingReasons.up },
  { version: 282, name: 'contact-checks', up: contactChecks.up },
  { version: 283, name: 'report-chapters', up: reportChapters.up },
  { version: 286, name: 'marks-and-signatures', up: marksAndSignatures.up },
  { version: 287, name: 'batch-campaign', up: batchCampaign.up, fill: batchCampaign.fill },
  { version: 295, name: 'checks-by-day', up: checksByDay.up },
]

export const NEWEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0
