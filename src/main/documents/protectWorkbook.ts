/**
 * A workbook behind a password: the agile encryption of Office 2010 and later (ECMA-376, MS-OFFCRYPTO),
 * AES-256 with a key stretched 100,000 times, which Excel, WPS and LibreOffice open.
 *
 * The very bytes that were written are wrapped (docs/decisions/0301).
 */

import officeCrypto from 'officecrypto-tool'

/** Takes about a second of computing, whatever the size. */
export function protectWorkbook(workbook: Uint8Array, password: string): Uint8Array {
  return officeCrypto.encrypt(Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength), {
    password,
  })
}
