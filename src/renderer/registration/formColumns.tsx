/** Columns of the list of forms. */

import { REGISTRATION_CHECK, type RegistrationCheck } from '../../shared/registration/codes.ts'
import { FORM_COLUMNS } from '../../shared/registration/listColumns.ts'
import { formWords } from '../../shared/registration/registrationWords.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { gridColumns } from '../ui/grid/listedColumns.ts'

/** The key that marks a form as compared: a digit, because letters belong to the input method. */
function checkOfKey(key: string): RegistrationCheck | null {
  return toHalfWidth(key) === '1' ? '核对无误' : null
}

/** The mark a cell was given; null where it was taken away. */
export function checkOf(text: string): RegistrationCheck | null {
  return REGISTRATION_CHECK.items.find(({ key }) => key === text)?.key ?? null
}

/** `day` is the day the list is shown as of; `every`: with the drive, where forms of every drive are listed. */
export function formColumns(day: IsoDate, every: boolean) {
  const columns = gridColumns(FORM_COLUMNS, day, {
    name: { pinned: true, fixed: true, opens: true },
    orgName: { grow: true },
    state: { render: row => <FindingText {...formWords(row)} /> },
    deadline: { hidden: true },
    returnedOn: { edit: { typed: row => row.returnedOn ?? '', maxLength: 20 } },
    check: {
      grow: true,
      // Text typed into the cell is what was put right; the mark is one key.
      edit: { quick: checkOfKey, typed: row => row.checkNote ?? '', maxLength: 200 },
    },
    disposal: { hidden: true },
    issuedOn: { hidden: true },
  })
  return every ? columns : columns.filter(({ key }) => key !== 'driveName')
}
