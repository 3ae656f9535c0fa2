/** What a dossier holds, where it goes and who reads it (rules.md 3.7). */

import type { Generated } from 'kysely'

type Text = string | null
type Flag = 0 | 1

/** One paper of the catalogue. */
export interface CataloguePaperTable {
  id: Generated<number>
  memberId: number
  /** key of CATALOGUE_ITEM */
  item: string
  title: Text
  madeOn: Text
  copies: number
  pages: number | null
  form: Text
  comparedBy: Text
  comparedOn: Text
  /** put into the dossier; null: it was there before papers were dated */
  filedOn: Text
  signer: Text
  /** key of PAPER_SEAL */
  seal: Text
  remark: Text
  removed: Generated<Flag>
}

/** A list of dossiers handed over, out or in. */
export interface DossierHandoverTable {
  id: Generated<number>
  /** key of HANDOVER_DIRECTION */
  way: string
  counterpart: string
  counterpartPhone: Text
  listedOn: string
  handedOn: Text
  place: Text
  giver: Text
  taker: Text
  packageSealed: Generated<Flag>
  checkResult: Text
  receiptOn: Text
  receiptFrom: Text
  remark: Text
  removed: Generated<Flag>
}

/** One dossier of such a list. */
export interface HandoverItemTable {
  id: Generated<number>
  handoverId: number
  memberId: number
  content: string
  copies: number
  pages: number
  /** the letter its member goes, or came, with */
  letterId: number | null
}

/** A dossier came into other hands. */
export interface DossierCustodyTable {
  id: Generated<number>
  memberId: number
  onDate: string
  keeper: string
  keeperBefore: Text
  reason: string
  /** the signed list that moved it */
  handoverId: number | null
  removed: Generated<Flag>
}

/** Somebody who read or borrowed a dossier. */
export interface DossierReadingTable {
  id: Generated<number>
  /** whose dossier */
  memberId: number
  /** key of READING_KIND */
  way: string
  firstReader: string
  secondReader: Text
  unit: string
  letterNo: string
  purpose: string
  approvedBy: string
  approvedOn: string
  onDate: string
  supervisor: string
  lendReason: string
  dueOn: Text
  distinctReason: string
  endedOn: Text
  endCheck: Text
  remark: Text
  removed: Generated<Flag>
}

export interface DossierUseTables {
  dossierCustody: DossierCustodyTable
  dossierReading: DossierReadingTable
  dossierHandover: DossierHandoverTable
  handoverItem: HandoverItemTable
  cataloguePaper: CataloguePaperTable
}
