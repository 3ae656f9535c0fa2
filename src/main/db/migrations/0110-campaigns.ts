/**
 * The campaign itself (rules.md 3.14): one check line a member, the people responsible, stages with their
 * steps and tasks, the report of each branch, the packet handed up, trainings and meetings, what was asked
 * and reported upward (D45), and the sweeps of every quarter and year (R-A23, R-A24).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const isDay = (column: string) => `("${column}" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`
const day = (column: string) => `"${column}" TEXT NOT NULL CHECK ${isDay(column)}`
const dayOrNull = (column: string) => `"${column}" TEXT CHECK ("${column}" IS NULL OR ${isDay(column)})`
const flag = (column: string) => `"${column}" INTEGER NOT NULL DEFAULT 0 CHECK ("${column}" IN (0, 1))`
const text = (...columns: string[]) => columns.map(column => `"${column}" TEXT`).join(', ')
const CAMPAIGN = '"campaignId" INTEGER NOT NULL REFERENCES "campaign"("id")'
const ORG = '"orgId" INTEGER NOT NULL REFERENCES "organisation"("id")'
const ID = '"id" INTEGER PRIMARY KEY'

const FIVE = ['fiveRoster', 'fiveDossier', 'fiveDues', 'fiveLetter', 'fiveConduct']
const HEADINGS = [
  'headBasic',
  'headDossier',
  'headTransfer',
  'headLife',
  'headDues',
  'headFlow',
  'headConduct',
  'headBreach',
]
const CHECKS = [...FIVE, ...HEADINGS].flatMap(column => [column, `${column}Note`])

const STATEMENTS = [
  `ALTER TABLE "campaign" ADD COLUMN ${dayOrNull('endedOn')}`,
  `CREATE TABLE "checkLine" (
     ${ID}, ${CAMPAIGN},
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     ${ORG},
     "basis" TEXT NOT NULL,
     ${day('listedOn')},
     ${text(...CHECKS)},
     ${text('problems', 'keyGroups', 'note')},
     ${text('selfBy')}, ${dayOrNull('selfOn')},
     ${text('groupBy')}, ${dayOrNull('groupOn')},
     ${text('excuse')},
     CHECK (("selfBy" IS NULL) = ("selfOn" IS NULL)),
     CHECK (("groupBy" IS NULL) = ("groupOn" IS NULL)),
     UNIQUE ("campaignId", "memberId")
   ) STRICT`,
  'CREATE INDEX "checkLineMember" ON "checkLine" ("memberId")',
  'CREATE INDEX "checkLineOrg" ON "checkLine" ("orgId", "campaignId")',
  `CREATE TABLE "campaignPerson" (
     ${ID}, ${CAMPAIGN},
     "role" TEXT NOT NULL, "name" TEXT NOT NULL CHECK ("name" <> ''),
     ${text('duty', 'phone')},
     "orgId" INTEGER REFERENCES "organisation"("id"),
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "campaignPersonCampaign" ON "campaignPerson" ("campaignId")',
  'CREATE INDEX "campaignPersonOrg" ON "campaignPerson" ("orgId")',
  `CREATE TABLE "campaignStage" (
     ${ID}, ${CAMPAIGN},
     "name" TEXT NOT NULL CHECK ("name" <> ''),
     ${day('fromOn')}, ${day('toOn')},
     "state" TEXT NOT NULL,
     ${text('responsible')},
     ${flag('hasPacket')}, ${flag('acceptsBranches')},
     "sortOrder" INTEGER NOT NULL DEFAULT 0,
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "campaignStageCampaign" ON "campaignStage" ("campaignId")',
  `CREATE TABLE "campaignStep" (
     ${ID},
     "stageId" INTEGER NOT NULL REFERENCES "campaignStage"("id"),
     "fromState" TEXT NOT NULL, "toState" TEXT NOT NULL,
     ${day('on')},
     ${text('by')}, ${dayOrNull('signedOn')}, ${text('document')}
   ) STRICT`,
  'CREATE INDEX "campaignStepStage" ON "campaignStep" ("stageId")',
  `CREATE TABLE "campaignTask" (
     ${ID}, ${CAMPAIGN},
     "stageId" INTEGER REFERENCES "campaignStage"("id"),
     "orgId" INTEGER REFERENCES "organisation"("id"),
     "text" TEXT NOT NULL CHECK ("text" <> ''),
     ${text('owner')}, ${dayOrNull('deadline')}, ${dayOrNull('doneOn')},
     ${text('evidence', 'excuse')},
     "sortOrder" INTEGER NOT NULL DEFAULT 0,
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "campaignTaskCampaign" ON "campaignTask" ("campaignId")',
  'CREATE INDEX "campaignTaskStage" ON "campaignTask" ("stageId")',
  'CREATE INDEX "campaignTaskOrg" ON "campaignTask" ("orgId")',
  `CREATE TABLE "branchReport" (
     ${ID}, ${CAMPAIGN}, ${ORG},
     ${day('asOf')},
     "figures" TEXT NOT NULL,
     ${text('situation', 's1', 's2', 's3', 's4')},
     ${dayOrNull('reportedOn')}, ${text('reportedBy')},
     ${dayOrNull('acceptedOn')}, ${text('acceptedBy', 'acceptedNote')},
     CHECK (("acceptedBy" IS NULL) = ("acceptedOn" IS NULL)),
     UNIQUE ("campaignId", "orgId")
   ) STRICT`,
  'CREATE INDEX "branchReportOrg" ON "branchReport" ("orgId")',
  `CREATE TABLE "campaignPacket" (
     ${ID},
     "campaignId" INTEGER NOT NULL UNIQUE REFERENCES "campaign"("id"),
     ${text('signedBy')}, ${dayOrNull('signedOn')},
     ${dayOrNull('handedOn')}, ${text('handedTo', 'handedBy')},
     CHECK ("handedOn" IS NULL OR "signedOn" IS NOT NULL)
   ) STRICT`,
  `CREATE TABLE "packetDocument" (
     ${ID}, ${CAMPAIGN},
     "kind" TEXT NOT NULL,
     ${day('preparedOn')},
     ${text('preparedBy', 'remark')},
     "persons" INTEGER,
     UNIQUE ("campaignId", "kind")
   ) STRICT`,
  `CREATE TABLE "campaignMeeting" (
     ${ID}, ${CAMPAIGN},
     "kind" TEXT NOT NULL,
     ${day('on')},
     ${text('place', 'chair', 'attendees')},
     "attendance" INTEGER CHECK ("attendance" IS NULL OR "attendance" >= 0),
     ${text('content')},
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "campaignMeetingCampaign" ON "campaignMeeting" ("campaignId")',
  `CREATE TABLE "consultation" (
     ${ID},
     "campaignId" INTEGER REFERENCES "campaign"("id"),
     "kind" TEXT NOT NULL,
     ${day('on')},
     ${text('addressee')},
     "subject" TEXT NOT NULL CHECK ("subject" <> ''),
     ${text('content', 'by')},
     ${dayOrNull('answeredOn')}, ${text('answeredBy', 'answer')},
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "consultationCampaign" ON "consultation" ("campaignId")',
  `CREATE TABLE "specialSweep" (
     ${ID},
     "year" INTEGER NOT NULL CHECK ("year" BETWEEN 1921 AND 2999),
     "quarter" INTEGER NOT NULL CHECK ("quarter" BETWEEN 0 AND 4),
     ${day('on')},
     ${text('by', 'veteransBefore', 'veterans', 'hardship', 'illness', 'breaches', 'measures')},
     ${dayOrNull('ledgerUpdatedOn')},
     ${flag('removed')}
   ) STRICT`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
