/**
 * The key of a register. A random 32-byte data key encrypts the file; the passphrase and the printed
 * recovery code each unlock a copy of it. The copies stand, sealed, in a small file beside the register
 * and in the head of every backup, so that a backup opens on another computer.
 *
 * scrypt and not Argon2id: Electron's crypto has scrypt but no Argon2 (docs/decisions/0003).
 */

import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { OfficeError } from '../../shared/api/errors.ts'

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/)

const slotSchema = z.strictObject({
  kind: z.enum(['passphrase', 'recovery']),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    N: z
      .number()
      .int()
      .min(1024)
      .max(1 << 20),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(16),
    salt: base64,
  }),
  iv: base64,
  sealed: base64,
  tag: base64,
})

export const envelopeSchema = z.strictObject({
  format: z.literal(1),
  cipher: z.literal('aegis'),
  registerId: z.string().min(8),
  slots: z.array(slotSchema).min(1),
})

export type Envelope = z.output<typeof envelopeSchema>
type Slot = Envelope['slots'][number]
export type SlotKind = Slot['kind']

/** 2^17 · 8 · 128 bytes = 128 MiB and about half a second on an office PC. */
const COST = { N: 1 << 17, r: 8, p: 1 } as const

export const PASSPHRASE_MIN = 8

/** Cost of the key derivation; tests pass a cheap one. */
export type KdfCost = Pick<Slot['kdf'], 'N' | 'r' | 'p'>

function derive(secret: string, kdf: Slot['kdf']): Promise<Buffer> {
  const options = { N: kdf.N, r: kdf.r, p: kdf.p, maxmem: 256 * kdf.N * kdf.r }
  return new Promise((resolve, reject) => {
    scrypt(
      Buffer.from(secret.normalize('NFC'), 'utf8'),
      Buffer.from(kdf.salt, 'base64'),
      32,
      options,
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })
}

async function seal(kind: SlotKind, secret: string, dataKey: Buffer, cost: KdfCost): Promise<Slot> {
  const kdf: Slot['kdf'] = { name: 'scrypt', ...cost, salt: randomBytes(16).toString('base64') }
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await derive(secret, kdf), iv)
  const sealed = Buffer.concat([cipher.update(dataKey), cipher.final()])
  return {
    kind,
    kdf,
    iv: iv.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

async function unseal(slot: Slot, secret: string): Promise<Buffer | null> {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await derive(secret, slot.kdf),
    Buffer.from(slot.iv, 'base64'),
  )
  decipher.setAuthTag(Buffer.from(slot.tag, 'base64'))
  try {
    return Buffer.concat([decipher.update(Buffer.from(slot.sealed, 'base64')), decipher.final()])
  } catch {
    return null
  }
}

const RECOVERY_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight groups of five letters (about 196 bits), without the letters and digits that look alike. */
function newRecoveryCode(): string {
  const letters: string[] = []
  while (letters.length < 40) {
    for (const byte of randomBytes(64)) {
      if (byte < 240 && letters.length < 40) letters.push(RECOVERY_LETTERS.charAt(byte % 30))
    }
  }
  return (letters.join('').match(/.{5}/g) ?? []).join('-')
}

function tidyRecoveryCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return (letters.match(/.{1,5}/g) ?? []).join('-')
}

/** Throws PASSPHRASE_WEAK when the passphrase is shorter than {@link PASSPHRASE_MIN} characters. */
export function demandPassphrase(passphrase: string): void {
  if ([...passphrase].length < PASSPHRASE_MIN) {
    throw new OfficeError('PASSPHRASE_WEAK', { min: PASSPHRASE_MIN }, { field: 'passphrase' })
  }
}

export interface NewEnvelope {
  envelope: Envelope
  dataKey: Buffer
  /** shown once, printed by the clerk, kept nowhere */
  recoveryCode: string
}

export async function createEnvelope(passphrase: string, cost: KdfCost = COST): Promise<NewEnvelope> {
  demandPassphrase(passphrase)
  const dataKey = randomBytes(32)
  const recoveryCode = newRecoveryCode()
  const slots = [
    await seal('passphrase', passphrase, dataKey, cost),
    await seal('recovery', recoveryCode, dataKey, cost),
  ]
  return {
    envelope: { format: 1, cipher: 'aegis', registerId: randomBytes(8).toString('hex'), slots },
    dataKey,
    recoveryCode,
  }
}

/** The data key, opened by the passphrase or by the recovery code. Throws PASSPHRASE_WRONG. */
export async function openEnvelope(envelope: Envelope, secret: string): Promise<Buffer> {
  const asRecoveryCode = tidyRecoveryCode(secret)
  for (const slot of envelope.slots) {
    // Deriving takes half a second: a passphrase that cannot be a recovery code is not tried as one.
    if (slot.kind === 'recovery' && asRecoveryCode.length !== 47) continue
    const dataKey = await unseal(slot, slot.kind === 'recovery' ? asRecoveryCode : secret)
    if (dataKey) return dataKey
  }
  throw new OfficeError('PASSPHRASE_WRONG', undefined, { field: 'passphrase' })
}

/** The same envelope with another passphrase; the recovery code stays valid. */
export async function replacePassphrase(
  envelope: Envelope,
  secret: string,
  passphrase: string,
  cost: KdfCost = COST,
): Promise<Envelope> {
  demandPassphrase(passphrase)
  const dataKey = await openEnvelope(envelope, secret)
  const slot = await seal('passphrase', passphrase, dataKey, cost)
  return { ...envelope, slots: [slot, ...envelope.slots.filter(old => old.kind !== 'passphrase')] }
}

/** Reads an envelope from JSON. Throws KEY_DAMAGED naming `file`. */
export function parseEnvelope(json: string, file: string): Envelope {
  try {
    return envelopeSchema.parse(JSON.parse(json))
  } catch (cause) {
    throw new OfficeError('KEY_DAMAGED', { file }, { cause })
  }
}
