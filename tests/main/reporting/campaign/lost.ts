/** The lost of the township, worked as a clerk works a case: discovered, verified, searched for, decided. */

import { expect } from 'vitest'
import type { Inputs } from '../../../../src/shared/api/contract.ts'
import { judged } from '../../../builders/lostCases.ts'
import { CAMPAIGN, idOf, type Township } from './township.ts'

type LostValues = Inputs['search']['open']['values']
type Outcome = Inputs['search']['decide']['outcome']
type Codes = Pick<LostValues, 'situation' | 'lostOccupation'>

/** What is known of the last contact, and where it is written. */
interface Known {
  /** last organisation life as typed on the member */
  life?: string
  /** last organisation life in the attendance book */
  attended?: string
  /** last dues in the dues book */
  dues?: string
  /** the family paid them (R-B09) */
  proxy?: true
}

interface Search {
  foundOn: string
  /** absent: still 核查中 when contact was made, or when the search ended */
  verifiedOn?: string
  /** six months to the day: not yet more than six (R-B03) */
  tooEarlyOn?: string
  contactOn?: string
  currentAddress?: string
  currentPhone?: string
  /** why enough was done (R-C08) */
  effortOverride?: string
}

interface Lost {
  name: string
  codes: Codes
  known: Known
  search: Search
  outcomes: readonly (readonly [Outcome, string])[]
  values: Partial<LostValues>
}

const lost = (
  name: string,
  codes: Codes,
  known: Known,
  search: Search,
  outcomes: Lost['outcomes'] = [],
  values: Partial<LostValues> = {},
): Lost => ({ name, codes, known, search, outcomes, values })

const as = (situation: Codes['situation'], lostOccupation: Codes['lostOccupation']): Codes => ({
  situation,
  lostOccupation,
})
const AWAY = as('AWAY', 'RURAL_AWAY')
const SPLIT = as('MOVED', 'SPLIT')
const GRADUATE = as('GRADUATED', 'GRADUATE')

/** Verified by the day the sweep began. */
const EARLY = { foundOn: '2016-02-15', verifiedOn: '2016-02-20' }
const UNVERIFIED = { foundOn: '2016-02-15' }
const SWEEP = { foundOn: '2016-03-02', verifiedOn: '2016-03-10' }
const LATE = { foundOn: '2016-04-05' }

/** Comments say which boundary somebody stands on; what follows from it is in the hand tables. */
export const LOST: readonly Lost[] = [
  // 31 August + 6 months = 29 February: exactly six on the first day, found on it (R-B04, R-B05)
  lost('安立春', AWAY, { life: '2015-08-31' }, { ...UNVERIFIED, contactOn: '2016-02-29' }, [
    ['M1', '2016-03-20'],
  ]),
  // 29 August: exactly six too; the outcome on the very fill date of annex 9
  lost('白大山', AWAY, { life: '2015-08-29' }, { ...UNVERIFIED, contactOn: '2016-03-01' }, [
    ['M2', '2016-08-31'],
  ]),
  // 28 August: a day more than six, verified on the first day that is more than six (R-B03); found on the last
  // day of the search; decided the day after annex 9 was filled in
  lost(
    '曹志国',
    AWAY,
    { dues: '2015-08-28' },
    {
      ...UNVERIFIED,
      tooEarlyOn: '2016-02-28',
      verifiedOn: '2016-02-29',
      contactOn: '2016-04-30',
      currentAddress: '东莞市某厂',
      currentPhone: '13800000001',
    },
    [['M1', '2016-09-01']],
  ),
  // 1 September: a day less on the first day, six months exactly on the day he was found (R-B07)
  lost('陈来运', AWAY, { life: '2015-09-01' }, { ...UNVERIFIED, contactOn: '2016-03-01' }),
  // the same, found a day earlier: never six months
  lost('邓小满', AWAY, { life: '2015-09-01' }, { ...UNVERIFIED, contactOn: '2016-02-29' }),
  // a year lost, found the day before the sweep
  lost('丁有才', AWAY, { life: '2015-03-01' }, { ...UNVERIFIED, contactOn: '2016-02-28' }),
  // 31 October + 6 months = 30 April: exactly six on the last day (R-B06)
  lost(
    '杜长河',
    AWAY,
    { attended: '2015-10-31' },
    { ...LATE, tooEarlyOn: '2016-04-30', verifiedOn: '2016-05-01' },
  ),
  // 1 November: a day less
  lost('范进宝', AWAY, { attended: '2015-11-01' }, LATE),
  // 29 October: a day more
  lost('冯守义', AWAY, { life: '2015-10-29' }, { ...LATE, verifiedOn: '2016-04-30' }, [['C1', '2016-06-01']]),
  // six months only during the sweep, and not found: annex 6 asks for its last day alone (R-B06)
  lost('高云飞', as('MOVED', 'RURAL_AWAY'), { life: '2015-09-01' }, { ...SWEEP, verifiedOn: '2016-03-02' }, [
    ['Z9', '2016-05-06'],
  ]),
  // found the day after the search ended
  lost('郭东升', AWAY, { life: '2015-06-15' }, { ...SWEEP, contactOn: '2016-05-01' }, [['M1', '2016-06-01']]),
  // the later of life and dues (R-B01); away again since he was found
  lost('孔祥瑞', AWAY, { life: '2015-05-05', dues: '2015-06-20' }, { ...EARLY, contactOn: '2016-03-20' }, [
    ['M1', '2016-03-25'],
  ]),
  // letters valid to the day of contact, and to the day before it (R-B18)
  lost('雷鸣', SPLIT, { dues: '2015-08-30' }, { ...UNVERIFIED, contactOn: '2016-02-29' }, [
    ['M3', '2016-05-05'],
  ]),
  lost('李想', SPLIT, { dues: '2015-08-30' }, { ...UNVERIFIED, contactOn: '2016-03-01' }, [
    ['M3', '2016-05-05'],
  ]),
  // letters valid to the day before the search ended, and to its last day
  lost('龙畅', SPLIT, { dues: '2015-10-25' }, { ...LATE, verifiedOn: '2016-04-26' }, [['C1', '2016-06-10']]),
  lost('卢森', SPLIT, { dues: '2015-10-25' }, { ...LATE, verifiedOn: '2016-04-26' }, [['Z9', '2016-06-10']]),
  // neither date known: the day of coming in stands for it, and was confirmed (R-B08)
  lost('倪红', as('JOB_CHANGED', 'RETIRED'), {}, SWEEP, [], {
    startOverride: '2015-03-10',
    startReason: '转入后从未参加组织生活，经原支部书记确认',
  }),
  // only the month is known: its first day, 推定
  lost('潘伟', as('MOVED', 'RETIRED'), { life: '2010-04' }, SWEEP, [['C1', '2016-06-01']]),
  // 31 January + 14 months = 31 March; 处分 here, 处置 in decided.ts
  lost(
    '彭程',
    as('JOB_CHANGED', 'OTHER'),
    { life: '2015-01-31' },
    { ...EARLY, contactOn: '2016-03-31' },
    [['P1', '2016-06-25']],
    { conduct: '不合格表现', investigation: '长期不参加组织生活' },
  ),
  // a clue of misconduct, handed over
  lost(
    '钱进',
    as('OTHER', 'OTHER'),
    { life: '2015-02-28' },
    { ...EARLY, contactOn: '2016-03-31' },
    [['Z1', '2016-04-20']],
    { situationNote: '债务纠纷外出躲避', conduct: '违纪违法线索', investigation: '涉嫌赌博，线索移送镇纪委' },
  ),
  // 处分 alone
  lost('邱明', as('JOB_CHANGED', 'OTHER'), { life: '2015-07-15' }, { ...EARLY, contactOn: '2016-04-14' }, [
    ['P2', '2016-07-01'],
  ]),
  // 预备: longer probation; not found and struck off (decided.ts); found and struck off
  lost('沈青', GRADUATE, { life: '2015-06-30' }, { ...EARLY, contactOn: '2016-03-15' }, [
    ['M5', '2016-05-20'],
  ]),
  lost('石磊', GRADUATE, { dues: '2015-04-30' }, SWEEP),
  lost('宋词', GRADUATE, { dues: '2015-05-31' }, { ...SWEEP, contactOn: '2016-04-29' }),
  lost('苏醒', as('ABROAD', 'OTHER'), { life: '2014-12-31' }, { ...EARLY, contactOn: '2016-03-05' }, [
    ['M4', '2016-05-06'],
  ]),
  // dues paid by the family are the last contact (R-B09)
  lost(
    '孙立',
    as('RESTRUCTURED', 'PRIVATE_LEFT'),
    { attended: '2015-01-10', dues: '2015-09-20', proxy: true },
    { foundOn: '2016-03-25', verifiedOn: '2016-03-28' },
    [['O4', '2016-08-31']],
  ),
  // a day short of six years; 处分 alone
  lost('谭松', as('JOB_CHANGED', 'PRIVATE_LEFT'), { life: '2010-05-01' }, SWEEP, [['P6', '2016-07-08']]),
  // discovered only during the sweep, long lost before it
  lost(
    '田野',
    as('RESTRUCTURED', 'PRIVATE_LEFT'),
    { life: '2015-03-15' },
    { foundOn: '2016-03-15', verifiedOn: '2016-03-20', contactOn: '2016-04-02' },
    [],
    { conduct: '不合格表现' },
  ),
  // eleven years to the day; too few attempts, with the reason; 其他 with its reason; nothing decided
  lost(
    '童宁',
    as('OTHER', 'OTHER'),
    { life: '2005-04-30' },
    { ...SWEEP, effortOverride: '全家外迁，邻里、户籍均无线索' },
    [],
    { situationNote: '家庭变故后搬离' },
  ),
  // a day short of eleven years
  lost('汪洋', as('ABROAD', 'TALENT_CENTRE'), { life: '2005-05-01' }, SWEEP, [['C3', '2016-06-15']]),
]

/** One attempt in each tier, on three days, all before the search ended (R-C08). */
const IN_VAIN = [
  ['2016-04-06', 'C01', '本人'],
  ['2016-04-08', 'C11', '父亲'],
  ['2016-04-20', 'C31', '县公安局'],
] as const

/** What decisions rest on. */
const PAPERS = {
  documentNo: '青党〔2016〕20号',
  resolutionNo: '支部大会决议第3号',
  notice: '寄往户籍地，查无此人退回',
  handedTo: '镇纪委',
}

/** The end of the search, or the day of verification where that came later. */
function notFoundOn(verifiedOn: string): string {
  return verifiedOn > CAMPAIGN.searchEnd ? verifiedOn : CAMPAIGN.searchEnd
}

async function contactKnown(town: Township, { name, known }: Lost): Promise<void> {
  const { backend } = town.at
  const memberId = idOf(town, name)
  const { life, attended, dues, proxy = false } = known
  if (life !== undefined) await backend.roster.update({ id: memberId, values: { lastLifeDate: life } })
  if (attended !== undefined) {
    await backend.meeting.addLine({
      memberId,
      meeting: { orgId: town.orgs.village, kind: '党员大会', onDate: attended },
      values: {
        state: '到会',
        signIn: null,
        leaveWritten: false,
        leaveApprovedBy: null,
        leaveSignedLaterOn: null,
        note: null,
      },
    })
  }
  if (dues !== undefined) {
    await backend.dues.savePayment({
      memberId,
      values: {
        onDate: dues,
        amount: 500,
        months: [dues.slice(0, 7)],
        excess: 0,
        payer: proxy ? '亲属' : '本人',
        consent: proxy,
        place: null,
        lateReason: null,
        note: null,
      },
    })
  }
}

async function work(town: Township, one: Lost): Promise<number> {
  const { search } = town.at.backend
  const { foundOn, verifiedOn, tooEarlyOn, contactOn, effortOverride, ...where } = one.search
  await contactKnown(town, one)
  const memberId = idOf(town, one.name)
  const { id } = await search.open({ memberId, values: { foundOn, ...one.codes } })
  await search.update({
    id,
    values: { secretary: '王支书', timeLimit: '2016-06-30', conduct: '无', ...one.values },
  })
  if (tooEarlyOn !== undefined) {
    await expect(search.startSearching({ id, verifiedOn: tooEarlyOn })).rejects.toThrow('失联超过6个月')
  }
  if (verifiedOn !== undefined) await search.startSearching({ id, verifiedOn })
  const attempt = (
    at: string,
    channel: 'C01' | 'C11' | 'C31',
    target: string,
    result: '无结果' | '取得联系',
  ) =>
    search.addAttempt({
      caseId: id,
      values: {
        at,
        channel,
        target,
        targetPhone: null,
        responsible: '王支书',
        course: '询问去向和联系方式',
        result,
        clue: null,
      },
    })
  if (contactOn === undefined || contactOn > CAMPAIGN.searchEnd) {
    const made = effortOverride === undefined ? IN_VAIN : IN_VAIN.slice(0, 1)
    for (const [at, channel, target] of made) await attempt(at, channel, target, '无结果')
    // Who is still being verified is not marked.
    if (verifiedOn !== undefined) {
      await search.notFound({
        id,
        on: notFoundOn(verifiedOn),
        ...(effortOverride === undefined ? {} : { effortOverride }),
      })
    }
  } else await attempt(contactOn, 'C11', '父亲', '取得联系')
  if (contactOn !== undefined) {
    const reached = { responsible: '王支书', course: '父亲转达，本人回电' }
    await search.contactMade({ id, contactOn, contactHow: 'C11', ...reached, ...where })
  }
  const ended = contactOn ?? (verifiedOn === undefined ? undefined : notFoundOn(verifiedOn))
  if (ended !== undefined) {
    const { conduct, investigation } = one.values
    await judged(town.at.backend, id, ended, {
      conduct: conduct ?? '无',
      investigation: investigation ?? '经走访核实',
    })
  }
  for (const [outcome, decidedOn] of one.outcomes) {
    const extended = outcome === 'M5' ? { probationEnd: '2017-03-01' } : {}
    await search.decide({ id, outcome, decidedOn, meetingOn: decidedOn, ...PAPERS, ...extended })
  }
  return id
}

/** Name → case. */
export async function workLost(town: Township): Promise<ReadonlyMap<string, number>> {
  const cases = new Map<string, number>()
  for (const one of LOST) cases.set(one.name, await work(town, one))
  return cases
}
