/**
 * Gathers the pieces of a file as they come. Pieces are copied into large blocks: a piece of a few bytes
 * is usually part of a shared buffer of 64 KB, which a list of pieces would keep alive a thousand times.
 */

const BLOCK = 1024 * 1024

export interface ByteCollector {
  add: (piece: Uint8Array) => void
  /** everything so far, as one */
  bytes: () => Buffer<ArrayBuffer>
}

export function createByteCollector(): ByteCollector {
  const full: Uint8Array[] = []
  let block = Buffer.allocUnsafeSlow(BLOCK)
  let used = 0
  return {
    add: piece => {
      for (let from = 0; from < piece.byteLength;) {
        const part = piece.subarray(from, from + block.byteLength - used)
        block.set(part, used)
        used += part.byteLength
        from += part.byteLength
        if (used === block.byteLength) {
          full.push(block)
          block = Buffer.allocUnsafeSlow(BLOCK)
          used = 0
        }
      }
    },
    bytes: () => Buffer.concat([...full, block.subarray(0, used)]),
  }
}
