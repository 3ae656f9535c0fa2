import { describe, expect, it } from 'vitest'
import { PASSPHRASE_MIN as ENFORCED } from '../../../src/main/db/envelope.ts'
import { passphraseHint, PASSPHRASE_MIN } from '../../../src/shared/vault/passphrase.ts'

describe('the hint beside a new passphrase', () => {
  it('speaks of the length the register really demands', () => {
    expect(PASSPHRASE_MIN).toBe(ENFORCED)
  })

  it.each([
    ['', null],
    ['1', 'short'],
    ['青山绿水', 'short'],
    ['青山绿水红旗', 'short'],
    ['青山绿水红旗飘', 'short'],
    ['青山绿水红旗飘扬', 'fair'],
    ['12345678', 'weak'],
    ['19800312', 'weak'],
    ['abcdefghij', 'weak'],
    ['aaaaaaaaaaaaaaa', 'weak'],
    ['hgfedcba', 'weak'],
    ['taizhang', 'fair'],
    ['青山绿水2024', 'fair'],
    ['青山Lv2024水x', 'strong'],
    ['青山绿水红旗飘扬万里长城', 'strong'],
  ])('“%s” is %s', (passphrase, level) => {
    expect(passphraseHint(passphrase)?.level ?? null).toBe(level)
  })

  it('counts characters, not the halves of rare ones', () => {
    expect(passphraseHint('𠮷𠮷祥')?.text).toBe('还差5个字符')
  })
})
