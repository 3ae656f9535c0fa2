/** Where screens live. A path is written here once and nowhere else. */

export const PLACE = {
  organisation: '/organisation',
  roster: '/roster',
  member: '/roster/$memberId',
  agenda: '/agenda',
  intake: '/intake',
  audit: '/audit',
  backup: '/backup',
  settings: '/settings',
  dossier: '/dossier',
  dossierCatalogues: '/dossier/catalogues',
  dossierCatalogue: '/dossier/catalogues/$memberId',
  dossierHandovers: '/dossier/handovers',
  dossierReadings: '/dossier/readings',
  dossierPaper: '/dossier/paper/$paper',
  dossierWork: '/dossier-work',
  makeUp: '/dossier-work/$makeUpId',
  makeUpPaper: '/dossier-work/$makeUpId/$paper',
  duplicates: '/duplicates',
  duplicatePair: '/duplicates/$pair',
  quality: '/quality',
  flow: '/flow',
  flowLedger: '/flow/ledger/$ledger',
  flowStatistic: '/flow/statistic',
  flowSlip: '/flow/slip/$slip',
  transfer: '/transfer',
  letterPaper: '/transfer/$paper',
  census: '/census',
  checkLines: '/census/lines/$sheet',
  branchReport: '/census/report/$sheet',
  censusPaper: '/census/paper/$paper',
  campaignReport: '/census/whole/$report',
  search: '/search',
  lostCase: '/search/$caseId',
  lostPaper: '/search/$caseId/$paper',
  lostMonths: '/search/months',
  lostMonthPaper: '/search/months/$month',
  lostWatch: '/search/watch',
  lostContacts: '/search/contacts',
  disposal: '/disposal',
  threeNo: '/disposal/three-no',
  disposalCase: '/disposal/$disposalId',
  disposalPaper: '/disposal/$disposalId/$paper',
  reporting: '/reporting',
  annex: '/reporting/$annex',
  batches: '/reporting/batches',
  batch: '/reporting/batches/$batchId',
  returns: '/reporting/returns',
  registration: '/registration',
  registrationForms: '/registration/$drive',
  registrationPaper: '/registration/paper/$paper',
  annual: '/annual',
  annualSheet: '/annual/$branch',
  annualRoster: '/annual/roster/$rosterId',
} as const

/** The full card of a member, on one of its tabs. */
export function memberPlace(memberId: number): string {
  return `/roster/${memberId}`
}

/** The catalogue of one member's dossier. */
export function cataloguePlace(memberId: number): string {
  return `/dossier/catalogues/${memberId}`
}

/** A paper of a dossier: its form, and the member's or the record's own number. */
export function dossierPaperPlace(form: string, id: number): string {
  return `/dossier/paper/${form}-${id}`
}

/** A ledger of members away or abroad as paper. */
export function flowLedgerPlace(ledger: string): string {
  return `/flow/ledger/${ledger}`
}

/** 党员证明信 or 联心卡 of one member who leaves. */
export function flowSlipPlace(slip: string, flowId: number, reminderId?: number): string {
  return `/flow/slip/${slip}-${flowId}${reminderId === undefined ? '' : `-${reminderId}`}`
}

/** One lost-contact case. */
export function lostCasePlace(caseId: number): string {
  return `/search/${caseId}`
}

/** One paper of a lost case; of a letter to a department with the inquiry it is. */
export function lostPaperPlace(caseId: number, paper: string, inquiryId?: number): string {
  return `/search/${caseId}/${paper}${inquiryId === undefined ? '' : `-${inquiryId}`}`
}

/** The report on key cases of one month. */
export function lostMonthPlace(month: string): string {
  return `/search/months/${month}`
}

/** One disposal case. */
export function disposalPlace(disposalId: number): string {
  return `/disposal/${disposalId}`
}

/** One paper of a disposal case. */
export function disposalPaperPlace(disposalId: number, paper: string): string {
  return `/disposal/${disposalId}/${paper}`
}

/** Two members beside each other; the first is kept when they are merged. */
export function duplicatePlace(keepId: number, otherId: number): string {
  return `/duplicates/${keepId}-${otherId}`
}

/** The yearly review of one branch. */
export function annualSheetPlace(orgId: number, year: number): string {
  return `/annual/${orgId}-${year}`
}

/** A frozen roster as paper. */
export function annualRosterPlace(rosterId: number): string {
  return `/annual/roster/${rosterId}`
}

/** A letter, its receipt or the request for one as paper. */
export function letterPaperPlace(form: string, letterId: number): string {
  return `/transfer/${form}-${letterId}`
}

/** What was handed up in one packet. */
export function batchPlace(batchId: number): string {
  return `/reporting/batches/${batchId}`
}

/** One annex as paper. */
export function annexPlace(annex: number): string {
  return `/reporting/${annex}`
}

/** The report on the check of a branch. */
export function branchReportPlace(campaignId: number, orgId: number): string {
  return `/census/report/${campaignId}-${orgId}`
}

/** The check lines of a branch in a campaign. */
export function checkLinesPlace(campaignId: number, orgId: number): string {
  return `/census/lines/${campaignId}-${orgId}`
}

/** A paper of a campaign: renderer/census/paperAsk.ts says which names there are. */
export function censusPaperPlace(paper: string): string {
  return `/census/paper/${paper}`
}

/** A report of the committee on a campaign: D11, D12. */
export function campaignReportPlace(kind: string, campaignId: number): string {
  return `/census/whole/${kind}-${campaignId}`
}

/** One make-up case. */
export function makeUpPlace(makeUpId: number): string {
  return `/dossier-work/${makeUpId}`
}

/** One paper of a make-up case. */
export function makeUpPaperPlace(makeUpId: number, paper: string): string {
  return `/dossier-work/${makeUpId}/${paper}`
}

/** The forms of one drive; of every drive where none is named. */
export function registrationPlace(driveId: number | null): string {
  return `/registration/${driveId ?? 'all'}`
}

/** A form, the forms of a branch or the list of late ones: renderer/registration/paperAsk.ts says which names there are. */
export function registrationPaperPlace(paper: string): string {
  return `/registration/paper/${paper}`
}
