import { expect, it } from 'vitest'
import { lostPlace } from '../../../src/shared/search/rules.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'
import { aCase, aMember, CAMPAIGN, ENOUGH } from '../reporting/build.ts'

/** Why a case stands on its annexes, as its card says it. */
const reason = (changes: Parameters<typeof aCase>[0]) =>
  lostPlace(aCase(changes), aMember(), CAMPAIGN, DEFAULT_SETTINGS).reason

it('says of what is judged on the last day of the search that it is: a case may have gone on since', () => {
  const late = { contactOn: '2016-03-20', state: 'FOUND' } as const
  expect(reason({ ...late, attempts: [] })).toBe(
    '到查找结束（2016-03-15）查找未到位，也没有写明理由，暂不列附件6',
  )
  expect(reason({ ...late, attempts: ENOUGH })).toBe(
    '到查找结束（2016-03-15）失联已满6个月，经多方努力仍无法取得联系',
  )
  expect(reason({ ...late, contactOn: '2016-03-01' })).toBe('失联已满6个月，排查期间取得联系')
})
