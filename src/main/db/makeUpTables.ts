/** Row types of what is found wrong with dossiers, of making up lost ones, and of their filing. */

import type { Generated } from 'kysely'

type Flag = 0 | 1
type Text = string | null

export interface DossierFindingTable {
  id: Generated<number>
  memberId: number
  /** key of FINDING_KIND */
  kind: string
  /** key of REQUIRED_MATERIAL; null where it is about the file as a whole */
  material: Text
  description: string
  foundOn: string
  foundBy: string
  dueOn: Text
  /** who is to see to it */
  responsible: Text
  /** key of FINDING_STATE; that of the last step */
  state: string
  removed: Generated<Flag>
}

/** A step that was taken about a finding. History and merging find it by its member. */
export interface DossierFindingStepTable {
  id: Generated<number>
  memberId: number
  findingId: number
  /** key of FINDING_STEP */
  step: string
  onDate: string
  actor: Text
  documentNo: Text
  unit: Text
  text: Text
  noSender: Text
  /** key of FINDING_RESULT */
  result: Text
  /** where the finding stood after it, key of FINDING_STATE */
  toState: string
}

export interface MakeUpCaseTable {
  id: Generated<number>
  memberId: number
  caseNo: string
  /** the finding it settles; null where none was registered */
  findingId: number | null
  /** key of MAKE_UP_KIND */
  kind: string
  developedHere: Flag
  openedOn: string
  /** key of MAKE_UP_STATE; that of the last step */
  state: string
  lostHow: Text
  appliedOn: Text
  activistOn: Text
  receivedOn: Text
  fullOn: Text
  branch: Text
  committee: Text
  vanishedBranch: Generated<Flag>
  vanishedCommittee: Generated<Flag>
  developedWhere: Text
  branchMinutes: Generated<Flag>
  committeeMinutes: Generated<Flag>
  approvalNo: Text
  approvalOn: Text
  /** key of FORM_VERSION, as the date of joining and `makeup.formSplit` said in step 6 */
  formVersion: Text
  cover: Generated<Flag>
  /** pages due and filled, as `makeup.pagesOld` and `makeup.pagesNew` said in step 7 */
  pagesTo: number | null
  /** the date all columns bear (R-G18) */
  fillDate: Text
  partySigner: Text
  partySealed: Generated<Flag>
  keeper: Text
  remark: Text
  removed: Generated<Flag>
}

export interface MakeUpStepTable {
  id: Generated<number>
  memberId: number
  makeUpId: number
  /** key of MAKE_UP_STEP */
  step: string
  onDate: string
  actor: Text
  documentNo: Text
  text: Text
  signer: Text
  sealed: Generated<Flag>
  ownSignature: Generated<Flag>
  /** key of MAKE_UP_RESULT */
  result: Text
  /** where the case stood after it, key of MAKE_UP_STATE */
  toState: string
}

/** An introducer, or a member who knows how it was (R-G11). */
export interface MakeUpWitnessTable {
  id: Generated<number>
  memberId: number
  makeUpId: number
  /** key of WITNESS_ROLE */
  role: string
  name: string
  /** key of WITNESS_STATE */
  state: string
  onDate: Text
  statement: Text
  removed: Generated<Flag>
}

/** The filing of all dossiers in a year (R-G08). */
export interface DossierFilingTable {
  id: Generated<number>
  year: number
  onDate: string
  actor: string
  volumes: number | null
  remark: Text
  removed: Generated<Flag>
}

export interface MakeUpTables {
  dossierFinding: DossierFindingTable
  dossierFindingStep: DossierFindingStepTable
  makeUpCase: MakeUpCaseTable
  makeUpStep: MakeUpStepTable
  makeUpWitness: MakeUpWitnessTable
  dossierFiling: DossierFilingTable
}
