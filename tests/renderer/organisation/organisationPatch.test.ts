import { describe, expect, it } from 'vitest'
import {
  organisationPatch,
  type OrganisationKey,
} from '../../../src/renderer/organisation/saveOrganisation.ts'

describe('a value of an organisation as it was typed', () => {
  it.each<[OrganisationKey, string, unknown]>([
    ['fullName', ' 东岗村支部 ', { fullName: '东岗村支部' }],
    ['orgType', '街道社区', { orgType: 'COMMUNITY' }],
    ['orgType', 'RURAL', { orgType: 'RURAL' }],
    ['orgType', '', { orgType: null }],
    ['kind', '党总支', { kind: '党总支' }],
    ['founded', '1989.7', { founded: '1989-07' }],
    ['founded', '', { founded: null }],
    ['collectDay', '每月15日', { collectDay: 15 }],
    ['collectDay', '28', { collectDay: 28 }],
    ['collectDay', '', { collectDay: null }],
    ['phone', '  ', { phone: null }],
  ])('%s “%s”', (key, typed, patch) => {
    expect(organisationPatch(key, typed, '2024-03-20')).toEqual({ ok: true, value: patch })
  })

  it.each<[OrganisationKey, string, RegExp]>([
    ['orgType', '合作社', /不在党组织类别中/],
    ['kind', '小组长', /请从层级中选一项/],
    ['founded', '不记得', /看不懂这个日期/],
    ['collectDay', '29', /1到28/],
    ['collectDay', '0', /1到28/],
    ['collectDay', '月底', /1到28/],
  ])('%s “%s” is refused with its reason', (key, typed, reason) => {
    const result = organisationPatch(key, typed, '2024-03-20')
    expect(result.ok ? '' : result.failure.message).toMatch(reason)
  })
})
