/** A part of a packed file, read by hand: a library would read it the way it was packed. */

import { inflateRawSync } from 'node:zlib'

/** The text of one part of a zip, found by its local header. */
export function zipPart(bytes: Buffer, name: string): string {
  for (let at = 0; at + 30 < bytes.length; at += 1) {
    if (bytes.readUInt32LE(at) !== 0x04034b50) continue
    const length = bytes.readUInt16LE(at + 26)
    if (bytes.toString('utf8', at + 30, at + 30 + length) !== name) continue
    const start = at + 30 + length + bytes.readUInt16LE(at + 28)
    const method = bytes.readUInt16LE(at + 8)
    const rest = bytes.subarray(start)
    return (method === 0 ? rest : inflateRawSync(rest)).toString('utf8')
  }
  throw new Error(`no part ${name}`)
}
