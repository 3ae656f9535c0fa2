/**
 * The first register: organisations, members with their dated periods, family, education, sanctions,
 * flow, overseas, lost cases, letters, dossiers, campaigns, imports, exports, and the journal of changes.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

/** A date column: null, `YYYY-MM` or `YYYY-MM-DD`. */
const date = (column: string) =>
  `"${column}" TEXT CHECK ("${column}" IS NULL OR "${column}" GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR "${column}" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`
const day = (column: string) =>
  `"${column}" TEXT NOT NULL CHECK ("${column}" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`
const flag = (column: string) => `"${column}" INTEGER NOT NULL DEFAULT 0 CHECK ("${column}" IN (0, 1))`
const text = (...columns: string[]) => columns.map(column => `"${column}" TEXT`).join(', ')
const dates = (...columns: string[]) => columns.map(date).join(', ')
const id = '"id" INTEGER PRIMARY KEY'
const member = '"memberId" INTEGER NOT NULL REFERENCES "member"("id")'
const removed = flag('removed')

const tables: Record<string, string[]> = {
  organisation: [
    id,
    '"parentId" INTEGER REFERENCES "organisation"("id")',
    '"kind" TEXT NOT NULL',
    '"fullName" TEXT NOT NULL',
    '"shortName" TEXT NOT NULL',
    text('orgType', 'unitName', 'address', 'phone'),
    dates('founded', 'dissolved', 'nextElection'),
    '"collectDay" INTEGER CHECK ("collectDay" BETWEEN 1 AND 28)',
    text('wechatGroup', 'branchUrl'),
    flag('rightToApprove'),
    '"sortOrder" INTEGER NOT NULL DEFAULT 0',
    text('remark'),
    removed,
  ],
  // What lists show, filter and sort by stands first: SQLite reads a row from its beginning.
  member: [
    id,
    '"name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 50)',
    '"namePinyin" TEXT NOT NULL',
    '"nameInitials" TEXT NOT NULL',
    '"orgId" INTEGER REFERENCES "organisation"("id")',
    '"membership" TEXT NOT NULL',
    removed,
    text('sex', 'nation', 'idNo'),
    dates('birth', 'joinDate', 'fullDate'),
    text('education', 'phone', 'issues', 'asTyped'),
    dates('workStart', 'transferInOn', 'probationEnd', 'approvalDate', 'gradDate', 'deathDate'),
    dates('lastLifeDate', 'lastDuesDate'),
    text('marital', 'nativePlace', 'degree', 'school', 'major', 'occupation', 'unit', 'title'),
    text('flowOccupation', 'lostOccupation', 'jobPost', 'phone2', 'domicile', 'residence'),
    text('wechat', 'qq', 'email', 'introducers', 'joinBranch', 'approvalOrg', 'transferOutTo'),
    text('keyGroup', 'oldMember', 'remark'),
    ...['hardship', 'seriousIllness', 'veteranCadre', 'unattached', 'hidden', 'pocketManual'].map(flag),
    flag('duesByProxy'),
  ],
  membershipPeriod: [
    id,
    member,
    '"orgId" INTEGER REFERENCES "organisation"("id")',
    '"membership" TEXT NOT NULL',
    dates('fromOn', 'toOn'),
    text('evidence'),
  ],
  orgPost: [
    id,
    '"orgId" INTEGER NOT NULL REFERENCES "organisation"("id")',
    member,
    '"body" TEXT NOT NULL',
    '"post" TEXT NOT NULL',
    dates('fromOn', 'toOn'),
    '"termNo" INTEGER',
    removed,
  ],
  family: [
    id,
    member,
    '"relation" TEXT NOT NULL',
    '"name" TEXT NOT NULL',
    date('birth'),
    text('politics', 'unit', 'post', 'phone', 'address'),
    flag('isEmergency'),
    flag('isSearchContact'),
    '"sortOrder" INTEGER NOT NULL DEFAULT 0',
    removed,
  ],
  education: [
    id,
    member,
    '"kind" TEXT NOT NULL',
    '"level" TEXT NOT NULL',
    text('degree', 'school', 'major'),
    dates('fromOn', 'toOn'),
    text('certificateNo'),
    removed,
  ],
  sanction: [
    id,
    member,
    '"family" TEXT NOT NULL',
    '"kind" TEXT NOT NULL',
    day('decidedOn'),
    text('decidedBy', 'documentNo'),
    date('effectTo'),
    text('note'),
    removed,
  ],
  flow: [
    id,
    member,
    day('leftOn'),
    dates('expectedBack', 'returnedOn', 'reportedOn'),
    text('reportedTo'),
    '"reason" TEXT NOT NULL',
    text('direction'),
    flag('placeFixed'),
    text('destPlace', 'unitName', 'unitAddress', 'livingAddress', 'unitHasParty', 'hostOrgType'),
    text('hostOrg', 'hostKind', 'hostContact', 'hostContactPhone', 'phone', 'wechat'),
    text('emergencyContact', 'certNo', 'duesPlace', 'keeper'),
    date('leaveTalkOn'),
    text('leaveTalkBy'),
    '"status" TEXT NOT NULL',
    text('remark'),
    removed,
  ],
  flowContact: [
    id,
    '"flowId" INTEGER NOT NULL REFERENCES "flow"("id")',
    day('onDate'),
    '"contactBy" TEXT NOT NULL',
    '"channel" TEXT NOT NULL',
    flag('isReport'),
    flag('importantActivity'),
    '"summary" TEXT NOT NULL',
    text('person'),
    removed,
  ],
  overseas: [
    id,
    member,
    day('leftOn'),
    '"reason" TEXT NOT NULL',
    text('country', 'city', 'contactState', 'handling'),
    date('handledOn'),
    text('handledDoc'),
    date('returnedOn'),
    text('lifeRestored'),
    dates('appliedOn', 'restoredOn'),
    text('dossierTo', 'remark'),
    removed,
  ],
  lostCase: [
    id,
    member,
    '"caseNo" TEXT NOT NULL',
    '"previousCaseId" INTEGER REFERENCES "lostCase"("id")',
    day('foundOn'),
    dates('lastLife', 'lastDues'),
    flag('lastDuesByProxy'),
    date('startOverride'),
    text('startReason'),
    flag('startAssumed'),
    text('situation', 'situationNote', 'lostOccupation', 'reasonText', 'reasonAnalysis'),
    flag('isKey'),
    text('secretary'),
    dates('timeLimit', 'verifiedOn'),
    '"state" TEXT NOT NULL',
    date('contactOn'),
    text('contactHow', 'currentAddress', 'currentPhone', 'effortOverride'),
    text('conduct', 'cause', 'attitude', 'investigation'),
    text('branchOpinion', 'groupOpinion', 'preOpinion'),
    date('preOpinionOn'),
    text('remark'),
    removed,
  ],
  searchAttempt: [
    id,
    '"caseId" INTEGER NOT NULL REFERENCES "lostCase"("id")',
    '"at" TEXT NOT NULL',
    '"channel" TEXT NOT NULL',
    '"target" TEXT NOT NULL',
    text('targetPhone'),
    '"responsible" TEXT NOT NULL',
    '"course" TEXT NOT NULL',
    '"result" TEXT NOT NULL',
    text('clue'),
    removed,
  ],
  lostOutcome: [
    id,
    '"caseId" INTEGER NOT NULL REFERENCES "lostCase"("id")',
    '"outcome" TEXT NOT NULL',
    day('decidedOn'),
    text('documentNo', 'note'),
    removed,
  ],
  letter: [
    id,
    member,
    '"direction" TEXT NOT NULL',
    text('letterNo', 'nature', 'phone', 'wechat', 'destKind', 'destPlace', 'backupContact'),
    text('toOrg', 'toOrgAddress', 'toOrgPhone'),
    date('issuedOn'),
    '"validDays" INTEGER NOT NULL CHECK ("validDays" BETWEEN 1 AND 180)',
    dates('validTo', 'duesPaidTo', 'landedOn', 'receiptOn'),
    text('receiptNo'),
    date('proofOn'),
    text('proofFrom'),
    date('returnedOn'),
    text('returnReason', 'inquiryResult'),
    '"state" TEXT NOT NULL',
    text('remark'),
    removed,
  ],
  dossier: [
    id,
    '"memberId" INTEGER NOT NULL UNIQUE REFERENCES "member"("id")',
    text('personnelFile', 'keeper', 'box', 'shelf'),
    dates('openedOn', 'filedOn'),
    text('otherMaterials'),
    date('checkedOn'),
    text('checkedBy', 'remark'),
  ],
  dossierItem: [
    id,
    member,
    '"item" TEXT NOT NULL',
    '"present" TEXT NOT NULL',
    text('note'),
    'UNIQUE ("memberId", "item")',
  ],
  campaign: [
    id,
    '"name" TEXT NOT NULL',
    '"year" INTEGER NOT NULL',
    '"template" TEXT NOT NULL',
    day('startOn'),
    day('searchEnd'),
    day('fillDate'),
    day('fillDate9'),
    text('firstPerson'),
    flag('active'),
    removed,
  ],
  setting: [id, '"key" TEXT NOT NULL UNIQUE', '"value" TEXT NOT NULL'],
  importBatch: [
    id,
    '"changeId" INTEGER NOT NULL',
    '"fileName" TEXT NOT NULL',
    '"sha256" TEXT NOT NULL',
    '"importedAt" TEXT NOT NULL',
    ...['created', 'changed', 'same', 'refused'].map(column => `"${column}" INTEGER NOT NULL`),
    '"findings" TEXT NOT NULL',
  ],
  importMapping: [id, '"signature" TEXT NOT NULL UNIQUE', '"mapping" TEXT NOT NULL'],
  exportRecord: [
    id,
    '"at" TEXT NOT NULL',
    '"what" TEXT NOT NULL',
    '"destination" TEXT NOT NULL',
    '"detail" TEXT NOT NULL',
  ],
  // The journal itself: append only, hash-chained, never undone.
  change: [
    id,
    '"at" TEXT NOT NULL',
    '"actor" TEXT NOT NULL',
    '"label" TEXT NOT NULL',
    '"kind" TEXT NOT NULL',
    '"undoOf" INTEGER REFERENCES "change"("id")',
    '"rows" INTEGER NOT NULL',
    '"previousHash" TEXT NOT NULL',
    '"hash" TEXT NOT NULL',
  ],
  changeRow: [
    id,
    '"changeId" INTEGER NOT NULL REFERENCES "change"("id")',
    '"tableName" TEXT NOT NULL',
    '"rowId" INTEGER NOT NULL',
    `"op" TEXT NOT NULL CHECK ("op" IN ('I', 'U', 'D'))`,
    text('before', 'after'),
  ],
  changeContext: ['"id" INTEGER PRIMARY KEY CHECK ("id" = 1)', '"changeId" INTEGER'],
  memberSearch: ['"memberId" INTEGER PRIMARY KEY', '"text" TEXT NOT NULL'],
}

const indexes: Record<string, string> = {
  organisationParent: '"organisation" ("parentId")',
  memberOrg: '"member" ("orgId", "namePinyin")',
  memberName: '"member" ("namePinyin", "id")',
  memberIdNo: '"member" ("idNo")',
  memberNameBirth: '"member" ("name", "birth")',
  // Covers whatever lists filter and sort by: a list of 100,000 is one pass over this index, never over
  // the wide rows themselves.
  memberList:
    '"member" ("removed", "membership", "orgId", "namePinyin", "sex", "nation", "education", "birth", "joinDate", ' +
    '"fullDate", "issues", "idNo", "phone", "unit", "hardship", "seriousIllness", "unattached", "hidden", "pocketManual")',
  periodMember: '"membershipPeriod" ("memberId", "fromOn")',
  periodOrg: '"membershipPeriod" ("orgId")',
  postOrg: '"orgPost" ("orgId")',
  postMember: '"orgPost" ("memberId")',
  familyMember: '"family" ("memberId")',
  educationMember: '"education" ("memberId")',
  sanctionMember: '"sanction" ("memberId")',
  flowMember: '"flow" ("memberId")',
  flowContactFlow: '"flowContact" ("flowId", "onDate")',
  overseasMember: '"overseas" ("memberId")',
  lostCaseMember: '"lostCase" ("memberId")',
  searchAttemptCase: '"searchAttempt" ("caseId", "at")',
  lostOutcomeCase: '"lostOutcome" ("caseId")',
  letterMember: '"letter" ("memberId")',
  changeRowRow: '"changeRow" ("tableName", "rowId")',
  changeRowChange: '"changeRow" ("changeId")',
  changeUndo: '"change" ("undoOf") WHERE "undoOf" IS NOT NULL',
}

/**
 * What the search box looks through, kept by triggers so that undo and restore keep it too. It is
 * derived, so it is not journaled.
 */
const searchText = (row: 'NEW') =>
  `${row}."name" || ' ' || replace(${row}."namePinyin", ' ', '') || ' ' || ${row}."nameInitials" || ' ' || ` +
  `coalesce(${row}."idNo", '') || ' ' || coalesce(${row}."phone", '') || ' ' || coalesce(${row}."phone2", '')`

const triggers = [
  `CREATE TRIGGER "memberSearchInsert" AFTER INSERT ON "member" BEGIN
     INSERT INTO "memberSearch" ("memberId", "text") VALUES (NEW."id", ${searchText('NEW')}); END`,
  `CREATE TRIGGER "memberSearchUpdate" AFTER UPDATE OF "name", "namePinyin", "nameInitials", "idNo", "phone", "phone2" ON "member" BEGIN
     UPDATE "memberSearch" SET "text" = ${searchText('NEW')} WHERE "memberId" = NEW."id"; END`,
  `CREATE TRIGGER "memberSearchDelete" AFTER DELETE ON "member" BEGIN
     DELETE FROM "memberSearch" WHERE "memberId" = OLD."id"; END`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    await sql.raw(`CREATE TABLE "${name}" (${columns.join(', ')}) STRICT`).execute(db)
  }
  for (const [name, target] of Object.entries(indexes)) {
    await sql.raw(`CREATE INDEX "${name}" ON ${target}`).execute(db)
  }
  for (const trigger of triggers) await sql.raw(trigger).execute(db)
  await sql.raw('INSERT INTO "changeContext" ("id", "changeId") VALUES (1, NULL)').execute(db)
}
