/** Row types of what was handed up. */

import type { Generated } from 'kysely'

/** A packet as it was handed up; never changed, never taken away. */
export interface ReportBatchTable {
  id: Generated<number>
  /** 填报单位 as it was printed */
  unit: string
  /** empty where there was none */
  campaign: string
  /** whose those names were: no references, and the names of the day are what is printed */
  campaignId: number | null
  orgId: number | null
  /** `YYYY-MM-DDTHH:mm:ss` */
  madeAt: string
  madeBy: string
  destination: string
  folder: string
  /** JSON: BatchHead with days, settings, checks and files */
  content: string
  /** of head and sheets, hexadecimal: shared/reporting/batch.ts */
  sha256: string
}

/** One sheet of a batch, frozen; added with its batch, not journaled: the batch's hash seals it. */
export interface ReportBatchSheetTable {
  id: Generated<number>
  batchId: number
  annex: number
  /** from 0 within the annex */
  position: number
  pages: number
  /** JSON: FrozenSheet, gzip */
  content: Buffer
  /** of the JSON, hexadecimal */
  sha256: string
}

/** Who signed the paper of a batch, as the paper says. */
export interface ReportSignatureTable {
  id: Generated<number>
  batchId: number
  role: string
  name: string
  signedOn: string
  removed: Generated<0 | 1>
}

export interface ReportTables {
  reportBatch: ReportBatchTable
  reportBatchSheet: ReportBatchSheetTable
  reportSignature: ReportSignatureTable
}
