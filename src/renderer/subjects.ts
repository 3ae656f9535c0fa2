/** Every subject of the application. A new one is one folder and one line here. */

import { agenda } from './agenda/subject.ts'
import { annual } from './annual/subject.ts'
import { attachment } from './attachment/subject.ts'
import { appraisal } from './appraisal/subject.ts'
import { audit } from './audit/subject.ts'
import { census } from './census/subject.ts'
import { disposal } from './disposal/subject.ts'
import { dossier } from './dossier/subject.ts'
import { dues } from './dues/subject.ts'
import { duplicates } from './duplicates/subject.ts'
import { duty } from './duty/subject.ts'
import { exemption } from './exemption/subject.ts'
import { flow } from './flow/subject.ts'
import { intake } from './intake/subject.ts'
import { meeting } from './meeting/subject.ts'
import { organisation } from './organisation/subject.ts'
import { quality } from './quality/subject.ts'
import { registration } from './registration/subject.ts'
import { reporting } from './reporting/subject.ts'
import { roster } from './roster/subject.ts'
import { search } from './search/subject.ts'
import { settings } from './settings/subject.ts'
import type { Subject } from './shell/subject.ts'
import { transfer } from './transfer/subject.ts'
import { vault } from './vault/subject.ts'

export const SUBJECTS: readonly Subject[] = [
  agenda,
  annual,
  organisation,
  roster,
  dossier,
  attachment,
  flow,
  dues,
  meeting,
  appraisal,
  exemption,
  duty,
  registration,
  transfer,
  duplicates,
  quality,
  census,
  search,
  disposal,
  reporting,
  intake,
  audit,
  vault,
  settings,
]
