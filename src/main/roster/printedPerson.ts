/** A member as the papers of one person name him. */

import type { PrintedPerson } from '../../shared/forms/printedPerson.ts'
import { dots } from '../../shared/forms/printing.ts'
import { yearAndMonth } from '../../shared/kernel/dates.ts'
import type { Row } from '../db/tables.ts'

export function printedPerson(member: Row<'member'>): PrintedPerson {
  const {
    id: memberId,
    name,
    sex,
    nation,
    birth,
    idNo,
    joinDate,
    fullDate,
    phone,
    unit,
    title,
    residence,
  } = member
  return {
    memberId,
    name,
    sex: sex ?? '',
    nation: nation ?? '',
    birth: birth === null ? '' : yearAndMonth(birth),
    idNo: idNo ?? '',
    joinDate: dots(joinDate),
    fullDate: dots(fullDate),
    phone: phone ?? '',
    unitAndTitle: [unit, title].filter(Boolean).join('　'),
    address: residence ?? '',
  }
}
