/** Columns of the list of forms. */

import { REGISTRATION_CHECK, type RegistrationCheck } from '../../shared/registration/codes.ts'
import type { RegistrationRow } from '../../shared/registration/methods.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { formWords } from './registrationWords.ts'

/** The key that marks a form as compared: a digit, because letters belong to the input method. */
function checkOfKey(key: string): RegistrationCheck | null {
  return toHalfWidth(key) === '1' ? '核对无误' : null
}

/** The mark a cell was given; null where it was taken away. */
export function checkOf(text: string): RegistrationCheck | null {
  return REGISTRATION_CHECK.items.find(({ key }) => key === text)?.key ?? null
}

function checkText({ check, checkNote, returnedOn, wish }: RegistrationRow): string {
  if (check === '有更正') return `有更正：${checkNote ?? ''}`
  return check ?? (returnedOn === null || wish !== '登记' ? '' : '待核对')
}

const NAME: GridColumn<RegistrationRow> = {
  key: 'name',
  title: '姓名',
  width: 76,
  pinned: true,
  fixed: true,
  opens: true,
  text: row => row.name,
}

const DRIVE: GridColumn<RegistrationRow> = {
  key: 'driveName',
  title: '登记',
  width: 140,
  text: row => row.driveName,
}

const REST: readonly GridColumn<RegistrationRow>[] = [
  { key: 'orgName', title: '党支部', width: 130, grow: true, text: row => row.orgName },
  {
    key: 'state',
    title: '进展',
    width: 124,
    text: row => formWords(row).text,
    render: row => <FindingText {...formWords(row)} />,
  },
  { key: 'deadline', title: '截止日期', width: 98, hidden: true, text: row => row.deadline },
  {
    key: 'returnedOn',
    title: '交回日期',
    width: 104,
    text: row => row.returnedOn ?? '',
    edit: { typed: row => row.returnedOn ?? '', maxLength: 20 },
  },
  {
    key: 'check',
    title: '与台账核对',
    width: 150,
    grow: true,
    text: checkText,
    // Text typed into the cell is what was put right; the mark is one key.
    edit: { quick: checkOfKey, typed: row => row.checkNote ?? '', maxLength: 200 },
  },
  {
    key: 'disposal',
    title: '处置案',
    width: 112,
    hidden: true,
    text: row => row.disposal?.caseNo ?? '',
  },
  { key: 'phone', title: '联系电话', width: 112, text: row => row.phone ?? '' },
  { key: 'issuedOn', title: '发放日期', width: 98, hidden: true, text: row => row.issuedOn },
]

/** With the drive where forms of every drive are listed. */
export const FORM_COLUMNS: readonly GridColumn<RegistrationRow>[] = [NAME, ...REST]
export const EVERY_FORM_COLUMNS: readonly GridColumn<RegistrationRow>[] = [NAME, DRIVE, ...REST]
