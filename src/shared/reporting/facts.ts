/**
 * The plain data an annex run needs. The backend loads it, branch by branch; the rules and forms compute
 * everything else from it and read nothing themselves (law 4).
 *
 * A branch stands alone: `prepareRun(RunFacts)` once, then `MemberFacts[]` of one branch at a time. Lists
 * are laid out from a single branch; summaries and checks take branches as they stream by.
 *
 * Code fields are kept as stored (`string | null`), so a loader passes columns on as they are; an unknown
 * key prints as it stands.
 */

import type { IsoDate, PartialDate } from '../kernel/dates.ts'
import type { MemberKey } from '../roster/fields.ts'
import type { CampaignDates, LostPlaceFacts } from '../search/rules.ts'
import type { FlowDates, OverseasDates } from '../flow/rules.ts'
import type { LetterDates } from '../transfer/rules.ts'
import type { Settings } from '../settings/rules.ts'
import type { PeriodFacts } from './standing.ts'

export type AnnexNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

export const ANNEX_NUMBERS: readonly AnnexNumber[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

type Text = string | null

/** One node of the tree; dissolved ones too where members' periods point to them. */
export interface OrganisationFacts {
  id: number
  parentId: number | null
  /** key of ORGANISATION_KIND */
  kind: string
  fullName: string
  shortName: string
  /** key of ORGANISATION_TYPE; null takes the type of the nearest organisation above */
  orgType: Text
  sortOrder: number
}

/** Campaign dates; `fillDate` is replaced by the day asked for when annexes are taken as of another day. */
export interface CampaignFacts extends CampaignDates {
  name: string
  /** key of CAMPAIGN_TEMPLATE; null: one day stands for a campaign */
  template: string | null
}

/** What one run of the annexes has in common. */
export interface RunFacts {
  /** the committee's lines (`committee.*`) are in here, with every threshold */
  settings: Settings
  campaign: CampaignFacts
  /** the whole tree of the register */
  organisations: readonly OrganisationFacts[]
  /** the organisation the annexes are made for: the committee, or one below it */
  scopeOrgId: number
}

/** Text columns of the member that annexes print or count by. */
export const ANNEX_MEMBER_FIELDS = [
  'sex',
  'nation',
  'birth',
  'idNo',
  'marital',
  'nativePlace',
  'workStart',
  'joinDate',
  'fullDate',
  'joinBranch',
  'transferInOn',
  'transferOutTo',
  'education',
  'degree',
  'school',
  'major',
  'occupation',
  'unit',
  'title',
  'flowOccupation',
  'lostOccupation',
  'phone',
  'domicile',
  'residence',
  'wechat',
  'qq',
  'remark',
  'deathDate',
  'lastLifeDate',
  'lastDuesDate',
] as const satisfies readonly MemberKey[]

export type AnnexMemberField = (typeof ANNEX_MEMBER_FIELDS)[number]

export interface FlowFacts extends FlowDates {
  id: number
  expectedBack?: IsoDate | null
  reason: Text
  /** key of FLOW_DIRECTION */
  direction: Text
  destPlace: Text
  unitName: Text
  /** key of ORGANISATION_TYPE of the receiving organisation */
  hostOrgType: Text
  hostContact: Text
  hostContactPhone: Text
  phone: Text
  certNo: Text
  remark: Text
}

export interface OverseasFacts extends OverseasDates {
  id: number
  reason: Text
  country: Text
  contactState: Text
  handling: Text
  lifeRestored: Text
}

export interface AttemptFacts {
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:mm` */
  at: string
  /** key of SEARCH_CHANNEL */
  channel: string
  target: string
  targetPhone: Text
  responsible: string
  /** with the clue it brought */
  course: string
  result: string
}

/** 核实记录: what was looked into about his conduct (R-C09). */
export interface ConductFacts {
  kind: string
  source: string
  finding: string
}

export interface OutcomeFacts {
  /** key of LOST_OUTCOME */
  outcome: string
  decidedOn: IsoDate
  /** first day on which a later disposal took its place: 劝退 refused becomes 劝而不退除名 */
  endedOn?: IsoDate | null
}

/** A lost case with everything under it; removed cases are not loaded. */
export interface LostCaseFacts extends LostPlaceFacts {
  id: number
  caseNo: string
  situation: Text
  situationNote: Text
  lostOccupation: Text
  reasonText: Text
  currentAddress: Text
  currentPhone: Text
  conduct: Text
  investigation: Text
  secretary: Text
  remark: Text
  attempts: readonly AttemptFacts[]
  outcomes: readonly OutcomeFacts[]
  checks: readonly ConductFacts[]
}

export interface LetterFacts extends LetterDates {
  letterNo: Text
  toOrg: Text
  inquiryResult: Text
}

export interface PostFacts {
  /** key of POST_BODY */
  body: string
  /** key of POST */
  post: string
  fromOn: PartialDate | null
  toOn: PartialDate | null
}

export interface FamilyFacts {
  relation: string
  name: string
  birth: PartialDate | null
  politics: Text
  unit: Text
  post: Text
}

export interface EducationFacts {
  kind: string
  level: string
  degree: Text
  school: Text
  major: Text
}

/** What only annex 1 prints; null when the run does not need it. */
export interface CardFacts {
  family: readonly FamilyFacts[]
  education: readonly EducationFacts[]
  /** dossier.keeper */
  keeper: Text
  /** dossier.personnelFile */
  personnelFile: Text
  otherMaterials: Text
  /** key of REQUIRED_MATERIAL -> key of MATERIAL_STATE */
  materials: Readonly<Record<string, string>>
}

/**
 * One member. `periods` hold every dated period, at least one. Lists that are empty may be one shared
 * empty array.
 */
export interface MemberFacts extends Readonly<Record<AnnexMemberField, Text>> {
  id: number
  name: string
  duesByProxy: boolean
  pocketManual: boolean
  /** field -> typed text that could not be read; printed as it stands (law 9) */
  asTyped: Readonly<Record<string, string>> | null
  periods: readonly PeriodFacts[]
  posts: readonly PostFacts[]
  flows: readonly FlowFacts[]
  overseas: readonly OverseasFacts[]
  cases: readonly LostCaseFacts[]
  letters: readonly LetterFacts[]
  card: CardFacts | null
}

/**
 * One branch with its groups. `members` are all who stood in it (or in one of its groups) on any day of
 * the campaign, from its start to its last fill date: `Unit.memberOrgIds` says which organisations that
 * is. The forms decide themselves who of them stands on which annex.
 */
export interface BranchFacts {
  /** `Unit.orgId` */
  orgId: number
  /** in the order in which lists print them */
  members: readonly MemberFacts[]
}
