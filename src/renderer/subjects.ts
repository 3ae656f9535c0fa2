/** Every subject of the application. A new one is one folder and one line here. */

import { dossier } from './dossier/subject.ts'
import { organisation } from './organisation/subject.ts'
import { roster } from './roster/subject.ts'
import type { Subject } from './shell/subject.ts'

export const SUBJECTS: readonly Subject[] = [organisation, roster, dossier]
