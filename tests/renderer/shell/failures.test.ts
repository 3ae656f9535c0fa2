import { describe, expect, it } from 'vitest'
import { attempt, failureOf, isAbout } from '../../../src/renderer/shell/failures.ts'
import { failure } from '../fakeOffice.ts'

describe('what went wrong', () => {
  it('is the backend’s own sentence, with the field it names', () => {
    expect(failureOf(failure('PASSPHRASE_WRONG', 'passphrase'))).toEqual({
      code: 'PASSPHRASE_WRONG',
      message: '口令不对，请检查大小写和输入法后重试',
      field: 'passphrase',
    })
  })

  it('is that the backend is gone where there is no coded answer', () => {
    expect(failureOf(new TypeError('Failed to fetch')).code).toBe('BACKEND_GONE')
    expect(failureOf('何故').message).toContain('程序后台没有响应')
  })

  it.each([
    ['values.fullName', 'fullName', true],
    ['fullName', 'fullName', true],
    ['values.fullName', 'shortName', false],
    ['fullNameOld', 'fullName', false],
    [null, 'fullName', false],
  ])('about %s concerns %s: %s', (field, name, expected) => {
    expect(isAbout({ code: 'X', message: '', field }, name)).toBe(expected)
  })

  it('is caught and handed over, never thrown', async () => {
    expect(await attempt(() => Promise.resolve(7))).toEqual({ ok: true, value: 7 })
    const failed = await attempt(() => Promise.reject(failure('RECORD_MISSING')))
    expect(failed).toMatchObject({ ok: false, failure: { code: 'RECORD_MISSING' } })
  })
})
