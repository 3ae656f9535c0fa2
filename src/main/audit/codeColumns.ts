/** Which columns of journaled tables hold a key of a code table. */

import { ANNUAL_HEADING, ANNUAL_MARK } from '../../shared/annual/codes.ts'
import { ATTACHMENT_FINDING, ATTACHMENT_OWNER, MEDIA_TYPE } from '../../shared/attachment/codes.ts'
import { CAMPAIGN_REPORT } from '../../shared/census/campaignReport.ts'
import {
  CAMPAIGN_ROLE,
  CAMPAIGN_TEMPLATE,
  CHECK_BASIS,
  PACKET_DOCUMENT,
  STAGE_STATE,
} from '../../shared/census/codes.ts'
import {
  DISPOSAL_KIND,
  DISPOSAL_RESULT,
  DISPOSAL_SOURCE,
  DISPOSAL_STATE,
  DISPOSAL_STEP,
} from '../../shared/disposal/codes.ts'
import { FAULT } from '../../shared/duty/codes.ts'
import { FLOW_DIRECTION, FLOW_PAPER } from '../../shared/flow/codes.ts'
import type { CodeTable } from '../../shared/kernel/codes.ts'
import { ATTENDANCE } from '../../shared/meeting/codes.ts'
import { CATALOGUE_ITEM } from '../../shared/dossier/catalogue.ts'
import { MATERIAL, MATERIAL_STATE } from '../../shared/dossier/codes.ts'
import { ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import { FLOW_OCCUPATION, LOST_OCCUPATION, MEMBERSHIP } from '../../shared/roster/codes.ts'
import {
  DEPARTMENT,
  LOST_OUTCOME,
  LOST_SITUATION,
  LOST_STATE,
  SEARCH_CHANNEL,
} from '../../shared/search/codes.ts'
import { LETTER_STATE } from '../../shared/transfer/codes.ts'
import { MAKE_UP_CODES } from './makeUpWords.ts'

/** Columns that hold a key of a code table, with the table that gives the words. */
const CODE_COLUMNS: Readonly<Record<string, CodeTable<string>>> = {
  membership: MEMBERSHIP,
  orgType: ORGANISATION_TYPE,
  hostOrgType: ORGANISATION_TYPE,
  flowOccupation: FLOW_OCCUPATION,
  lostOccupation: LOST_OCCUPATION,
  direction: FLOW_DIRECTION,
  situation: LOST_SITUATION,
  contactHow: SEARCH_CHANNEL,
  channel: SEARCH_CHANNEL,
  department: DEPARTMENT,
  outcome: LOST_OUTCOME,
  item: MATERIAL,
  material: MATERIAL,
  ownerTable: ATTACHMENT_OWNER,
  mediaType: MEDIA_TYPE,
  finding: ATTACHMENT_FINDING,
  present: MATERIAL_STATE,
  template: CAMPAIGN_TEMPLATE,
  heading: ANNUAL_HEADING,
  basis: CHECK_BASIS,
  role: CAMPAIGN_ROLE,
  fromState: STAGE_STATE,
  toState: STAGE_STATE,
}

/** Columns whose names mean something else in other tables. */
const OF_TABLE: Readonly<Record<string, CodeTable<string>>> = {
  'flow.paper': FLOW_PAPER,
  'disposalCase.kind': DISPOSAL_KIND,
  'disposalCase.state': DISPOSAL_STATE,
  'disposalCase.source': DISPOSAL_SOURCE,
  'disposalStep.step': DISPOSAL_STEP,
  'disposalStep.toState': DISPOSAL_STATE,
  'disposalStep.result': DISPOSAL_RESULT,
  'cataloguePaper.item': CATALOGUE_ITEM,
  'packetDocument.kind': PACKET_DOCUMENT,
  'campaignReport.kind': CAMPAIGN_REPORT,
  'dutyReason.fault': FAULT,
  ...MAKE_UP_CODES,
}

/** The code table a stored key is told with; undefined where the column holds no key. */
export function codeTableOf(table: string, column: string): CodeTable<string> | undefined {
  const own = OF_TABLE[`${table}.${column}`]
  if (own !== undefined) return own
  if (column !== 'state') return CODE_COLUMNS[column]
  if (table === 'annualMark') return ANNUAL_MARK
  if (table === 'campaignStage') return STAGE_STATE
  if (table === 'attendance') return ATTENDANCE
  return table === 'letter' ? LETTER_STATE : LOST_STATE
}
