/** A paper of a dossier, laid out. */

import type { FormSheet } from '../../shared/forms/sheet.ts'

export interface DossierPaper {
  title: string
  /** whose, or what it is about: stands in the file's name */
  about: string
  sheet: FormSheet
  /** what the paper still lacks */
  findings: string[]
  persons: number
}
