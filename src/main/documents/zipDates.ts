/**
 * Gives every entry of a zip archive the same date, so that the same form makes the same bytes: the
 * library that writes the archive stamps some entries before it can be told a date.
 *
 * APPNOTE.TXT 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end of central directory).
 */

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const END_LENGTH = 22

/** MS-DOS date of `YYYY-MM-DD`; years before 1980 cannot be written. */
function dosDate(day: string): number {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number)
  return (Math.max(0, year - 1980) << 9) | (month << 5) | date
}

/**
 * Sets the date of all entries in place, at midnight.
 *
 * @param zip a whole archive without comment and below the zip64 limits
 * @param day `YYYY-MM-DD`
 * @throws RangeError where the bytes are no such archive
 */
export function setZipDates(zip: Uint8Array, day: string): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - END_LENGTH
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY)
    throw new RangeError('not a plain zip archive')
  const date = dosDate(day)
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < entries; i += 1) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) throw new RangeError('zip directory is damaged')
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(local, true) !== LOCAL_HEADER) throw new RangeError('zip entry is damaged')
    view.setUint16(at + 12, 0, true)
    view.setUint16(at + 14, date, true)
    view.setUint16(local + 10, 0, true)
    view.setUint16(local + 12, date, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}
