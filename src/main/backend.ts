/**
 * The composition root: wires the subjects into one router behind the door. Every host serves this very
 * router, and tests call it in process.
 */

import { createRouterClient, type RouterClient } from '@orpc/server'
import type { OfficeClient } from '../shared/api/contract.ts'
import { agendaRouter } from './agenda/router.ts'
import { annualRouter } from './annual/router.ts'
import { attachmentRouter } from './attachment/router.ts'
import { appraisalRouter } from './appraisal/router.ts'
import { auditRouter } from './audit/router.ts'
import { censusRouter } from './census/router.ts'
import { openDemo } from './demo/service.ts'
import { methods } from './door.ts'
import { disposalRouter } from './disposal/router.ts'
import { dossierRouter } from './dossier/router.ts'
import { duesRouter } from './dues/router.ts'
import { duplicatesRouter } from './duplicates/router.ts'
import { dutyRouter } from './duty/router.ts'
import { exemptionRouter } from './exemption/router.ts'
import { flowRouter } from './flow/router.ts'
import { intakeRouter } from './intake/router.ts'
import { meetingRouter } from './meeting/router.ts'
import type { Office } from './office.ts'
import { organisationRouter } from './organisation/router.ts'
import { qualityRouter } from './quality/router.ts'
import { registrationRouter } from './registration/router.ts'
import { reportingRouter } from './reporting/router.ts'
import { rosterRouter } from './roster/router.ts'
import { searchRouter } from './search/router.ts'
import { settingsRouter } from './settings/router.ts'
import { transferRouter } from './transfer/router.ts'
import { createVaultRouter } from './vault/router.ts'

/** The router from inside, for work that is done through the contract itself. */
function inProcess(office: Office): OfficeClient {
  return createRouterClient(router, { context: { office } })
}

export const router = methods.router({
  vault: createVaultRouter((office, work) => openDemo(inProcess(office), office, work)),
  settings: settingsRouter,
  organisation: organisationRouter,
  roster: rosterRouter,
  dues: duesRouter,
  meeting: meetingRouter,
  appraisal: appraisalRouter,
  exemption: exemptionRouter,
  duty: dutyRouter,
  duplicates: duplicatesRouter,
  quality: qualityRouter,
  intake: intakeRouter,
  dossier: dossierRouter,
  attachment: attachmentRouter,
  flow: flowRouter,
  search: searchRouter,
  disposal: disposalRouter,
  transfer: transferRouter,
  census: censusRouter,
  reporting: reportingRouter,
  annual: annualRouter,
  registration: registrationRouter,
  audit: auditRouter,
  agenda: agendaRouter,
})

export type OfficeRouter = typeof router
export type Backend = RouterClient<OfficeRouter>

/** The router called in process: command line, demonstration, tests. */
export function createBackend(office: Office): Backend {
  return createRouterClient(router, { context: { office } })
}
