/** Days of what is recorded about dossiers. */

import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'

/** Throws DATE_FUTURE at the field. */
export function demandNotFuture(on: IsoDate, date: string, field: string, today: IsoDate): void {
  if (compareDates(on, today) > 0) throw new OfficeError('DATE_FUTURE', { date }, { field })
}
