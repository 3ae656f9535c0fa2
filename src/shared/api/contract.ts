/**
 * The contract: the only door between the screens (or the command line) and the backend (law 2). Client,
 * router, preload and test fake are all derived from this one object, so drift does not compile.
 */

import type {
  AnySchema,
  ContractRouterClient,
  InferContractRouterInputs,
  InferContractRouterOutputs,
  InferSchemaOutput,
} from '@orpc/contract'
import { agendaMethods } from '../agenda/methods.ts'
import { annualListMethods } from '../annual/listMethods.ts'
import { annualMethods } from '../annual/methods.ts'
import { appraisalMethods } from '../appraisal/methods.ts'
import { attachmentMethods } from '../attachment/methods.ts'
import { auditListMethods } from '../audit/listMethods.ts'
import { auditMethods } from '../audit/methods.ts'
import { censusListMethods } from '../census/listMethods.ts'
import { censusMethods } from '../census/methods.ts'
import { disposalListMethods } from '../disposal/listMethods.ts'
import { disposalMethods } from '../disposal/methods.ts'
import { dossierListMethods } from '../dossier/listMethods.ts'
import { dossierMethods } from '../dossier/methods.ts'
import { duesMethods } from '../dues/methods.ts'
import { duplicatesListMethods } from '../duplicates/listMethods.ts'
import { duplicatesMethods } from '../duplicates/methods.ts'
import { dutyListMethods } from '../duty/listMethods.ts'
import { dutyMethods } from '../duty/methods.ts'
import { exemptionMethods } from '../exemption/methods.ts'
import { flowMethods } from '../flow/methods.ts'
import { intakeMethods } from '../intake/methods.ts'
import { meetingMethods } from '../meeting/methods.ts'
import { organisationListMethods } from '../organisation/listMethods.ts'
import { organisationMethods } from '../organisation/methods.ts'
import { qualityListMethods } from '../quality/listMethods.ts'
import { qualityMethods } from '../quality/methods.ts'
import { registrationListMethods } from '../registration/listMethods.ts'
import { registrationMethods } from '../registration/methods.ts'
import { reportingMethods } from '../reporting/methods.ts'
import { rosterMethods } from '../roster/methods.ts'
import { searchListMethods } from '../search/listMethods.ts'
import { searchMethods } from '../search/methods.ts'
import { settingsMethods } from '../settings/methods.ts'
import { transferMethods } from '../transfer/methods.ts'
import { vaultListMethods } from '../vault/listMethods.ts'
import { vaultMethods } from '../vault/methods.ts'

export const contract = {
  vault: { ...vaultMethods, ...vaultListMethods },
  settings: settingsMethods,
  organisation: { ...organisationMethods, ...organisationListMethods },
  roster: rosterMethods,
  dues: duesMethods,
  meeting: meetingMethods,
  appraisal: appraisalMethods,
  exemption: exemptionMethods,
  duty: { ...dutyMethods, ...dutyListMethods },
  duplicates: { ...duplicatesMethods, ...duplicatesListMethods },
  quality: { ...qualityMethods, ...qualityListMethods },
  intake: intakeMethods,
  dossier: { ...dossierMethods, ...dossierListMethods },
  attachment: attachmentMethods,
  flow: flowMethods,
  search: { ...searchMethods, ...searchListMethods },
  disposal: { ...disposalMethods, ...disposalListMethods },
  transfer: transferMethods,
  census: { ...censusMethods, ...censusListMethods },
  reporting: reportingMethods,
  annual: { ...annualMethods, ...annualListMethods },
  registration: { ...registrationMethods, ...registrationListMethods },
  audit: { ...auditMethods, ...auditListMethods },
  agenda: agendaMethods,
}

export type Contract = typeof contract
/** What the screens call. */
export type OfficeClient = ContractRouterClient<Contract>
/** What a caller may send: fields with a default may be left out. */
export type Inputs = InferContractRouterInputs<Contract>

type ParsedOf<P> = P extends { '~orpc': { inputSchema?: infer I } }
  ? I extends AnySchema
    ? InferSchemaOutput<I>
    : never
  : never
/** What a handler is given: parsed, with the defaults filled in. */
export type Parsed = { [S in keyof Contract]: { [M in keyof Contract[S]]: ParsedOf<Contract[S][M]> } }

type ReturnedBy<S> = S extends IteratorReturnResult<infer R> ? R : never
type ResultOf<T> = T extends { next: () => Promise<infer S> } ? ReturnedBy<S> : T
type RawOutputs = InferContractRouterOutputs<Contract>
/** What each method answers; for a task, its result. */
export type Outputs = { [S in keyof RawOutputs]: { [M in keyof RawOutputs[S]]: ResultOf<RawOutputs[S][M]> } }
