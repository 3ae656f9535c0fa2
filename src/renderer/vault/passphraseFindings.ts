/** What is said beside a passphrase that is being made up, and beside its repetition. */

import { passphraseHint } from '../../shared/vault/passphrase.ts'
import type { FieldFinding } from '../ui/Field.tsx'

export function strength(passphrase: string): FieldFinding[] {
  const hint = passphraseHint(passphrase)
  if (!hint) return []
  switch (hint.level) {
    case 'short':
    case 'weak':
      return [{ level: 'warning', text: hint.text }]
    case 'fair':
      return [{ level: 'note', text: hint.text }]
    case 'strong':
      return [{ level: 'ok', text: hint.text }]
  }
}

export function sameness(passphrase: string, again: string): FieldFinding[] {
  if (again === '') return []
  if (again === passphrase) return [{ level: 'ok', text: '两次一致' }]
  return passphrase.startsWith(again) ? [] : [{ level: 'warning', text: '与上面的口令不同' }]
}
