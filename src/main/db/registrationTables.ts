/** Row types of the re-registration of members (rules.md 3.15 ReReg). */

import type { Generated } from 'kysely'

type Flag = 0 | 1
type Text = string | null

/** One time the form is given to every formal member. */
export interface RegistrationDriveTable {
  id: Generated<number>
  name: string
  issuedOn: string
  /** days for the return, as the setting was */
  days: number
  note: Text
  removed: Generated<Flag>
}

/** The form of one member. */
export interface RegistrationFormTable {
  id: Generated<number>
  driveId: number
  memberId: number
  /** later than the drive's own day where it was given later */
  issuedOn: string
  deadline: string
  returnedOn: Text
  /** key of REGISTRATION_WISH; none until it is back */
  wish: Text
  /** day of the written application not to register */
  applicationOn: Text
  thought: Text
  work: Text
  style: Text
  life: Text
  signedOn: Text
  branchOpinion: Text
  branchOpinionOn: Text
  committeeOpinion: Text
  committeeOpinionOn: Text
  /** key of REGISTRATION_CHECK */
  checkState: Text
  checkNote: Text
  checkedOn: Text
  checkedBy: Text
  note: Text
  removed: Generated<Flag>
}

export interface RegistrationTables {
  registrationDrive: RegistrationDriveTable
  registrationForm: RegistrationFormTable
}
