/** A whole attachment, read part by part and checked against its hash before anything looks into it. */

import { errorText } from '../../shared/api/errors.ts'
import type { OfficeClient } from '../../shared/api/contract.ts'
import type { Attachment } from '../../shared/attachment/methods.ts'
import { attempt, type Attempt } from '../shell/failures.ts'

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(window.atob(base64), letter => letter.charCodeAt(0))
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await window.crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}

export async function readWhole(
  client: Pick<OfficeClient, 'attachment'>,
  { id, bytes, sha256, fileName }: Pick<Attachment, 'id' | 'bytes' | 'sha256' | 'fileName'>,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<Attempt<Uint8Array<ArrayBuffer>>> {
  const whole = new Uint8Array(bytes)
  const read = await attempt(async () => {
    for (let at: number | null = 0; at !== null;) {
      const part: Awaited<ReturnType<typeof client.attachment.read>> = await client.attachment.read(
        { id, offset: at },
        { signal },
      )
      whole.set(bytesOf(part.data), at)
      at = part.next
      report(at ?? bytes)
    }
    return sha256Of(whole)
  })
  if (!read.ok) return read
  if (read.value === sha256) return { ok: true, value: whole }
  const message = errorText('ATTACHMENT_DAMAGED', { name: fileName })
  return { ok: false, failure: { code: 'ATTACHMENT_DAMAGED', message, field: null } }
}
