/** 支部自查 and 工作组核查: the two marks of a line with name and day (R-A05), and reasons to end without them. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { missingForSelf } from '../../shared/census/lines.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { demandOpen } from './campaign.ts'
import { branchLines, marksOf } from './listedLines.ts'
import { demandLines, namedFew } from './marks.ts'

type Asked = Parsed['census']['previewSign']
type Preview = Outputs['census']['previewSign']

const MARK = { self: '支部自查', group: '工作组核查' } as const

interface Lacking {
  name: string
  missing: string[]
}

interface Signing {
  ready: { id: number; name: string }[]
  already: number
  lacking: Lacking[]
}

async function signing(db: Reader, { campaignId, orgId, who, memberIds }: Asked): Promise<Signing> {
  const chosen = memberIds === undefined ? null : new Set(memberIds)
  const found: Signing = { ready: [], already: 0, lacking: [] }
  for (const line of await branchLines(db, { campaignId, orgId })) {
    if (chosen?.has(line.memberId) === false) continue
    const { id, name } = line
    if ((who === 'self' ? line.selfOn : line.groupOn) !== null) {
      found.already += 1
      continue
    }
    // The branch looks first, the work group looks at what the branch found (S00 25–26).
    const missing =
      who === 'self' ? missingForSelf({ marks: marksOf(line) }) : line.selfOn === null ? ['支部自查'] : []
    if (missing.length > 0) found.lacking.push({ name, missing })
    else found.ready.push({ id, name })
  }
  return found
}

const EXAMPLES = 5

export async function previewSign(db: Reader, asked: Asked): Promise<Preview> {
  const { ready, already, lacking } = await signing(db, asked)
  return {
    ready: ready.length,
    already,
    lacking: lacking.length,
    examples: lacking.slice(0, EXAMPLES).map(({ name, missing }) => `${name}：缺${missing.join('、')}`),
  }
}

/** Signs what may be signed. Throws CENSUS_ENDED, DATE_FUTURE, and CENSUS_LINE_LACKING where nothing may be. */
export async function signLines(
  office: Office,
  { by, on, ...asked }: Parsed['census']['sign'],
): Promise<Outputs['census']['sign']> {
  const mark = MARK[asked.who]
  const { changeId } = await change(office.register(), stamp(office, mark), async ({ tx, rename }) => {
    await demandOpen(tx, asked.campaignId)
    if (on > office.clock.today())
      throw new OfficeError('DATE_FUTURE', { date: `${mark}日期` }, { field: 'on' })
    const { ready, lacking } = await signing(tx, asked)
    const [first] = lacking
    if (ready.length === 0 && first) {
      throw new OfficeError('CENSUS_LINE_LACKING', { name: first.name, missing: first.missing.join('、') })
    }
    for (const { id } of ready) {
      await tx
        .updateTable('checkLine')
        .set(asked.who === 'self' ? { selfBy: by, selfOn: on } : { groupBy: by, groupOn: on })
        .where('id', '=', id)
        .execute()
    }
    rename(
      ready.length === 1
        ? `${mark}签核：${ready[0]?.name ?? ''}`
        : `${mark}签核：${ready.length}名，${by} ${on}`,
    )
  })
  return { changeId }
}

/** Throws CENSUS_ENDED, CENSUS_NOT_LISTED, CENSUS_LINE_SIGNED where the work group signed what the branch did. */
export async function unsignLines(
  office: Office,
  { campaignId, who, memberIds }: Parsed['census']['unsign'],
): Promise<Outputs['census']['unsign']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, `取消${MARK[who]}签核`),
    async ({ tx, rename }) => {
      await demandOpen(tx, campaignId)
      const lines = await demandLines(tx, campaignId, memberIds)
      const later = who === 'self' ? lines.filter(({ groupOn }) => groupOn !== null) : []
      if (later.length > 0) {
        throw new OfficeError('CENSUS_LINE_SIGNED', {
          examples: namedFew(later.map(({ name }) => name)),
          mark: MARK.group,
        })
      }
      for (const { id } of lines) {
        await tx
          .updateTable('checkLine')
          .set(who === 'self' ? { selfBy: null, selfOn: null } : { groupBy: null, groupOn: null })
          .where('id', '=', id)
          .execute()
      }
      rename(`取消${MARK[who]}签核：${namedFew(lines.map(({ name }) => name))}`)
    },
  )
  return { changeId }
}

/** Throws CENSUS_ENDED, CENSUS_NOT_LISTED. */
export async function excuseLines(
  office: Office,
  { campaignId, memberIds, reason }: Parsed['census']['excuse'],
): Promise<Outputs['census']['excuse']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, reason === null ? '取消未完成双查的理由' : '写明未完成双查的理由'),
    async ({ tx, rename }) => {
      await demandOpen(tx, campaignId)
      const lines = await demandLines(tx, campaignId, memberIds)
      for (const { id } of lines) {
        await tx.updateTable('checkLine').set({ excuse: reason }).where('id', '=', id).execute()
      }
      const names = namedFew(lines.map(({ name }) => name))
      rename(reason === null ? `取消理由：${names}` : `未完成双查的理由：${names}（${reason}）`)
    },
  )
  return { changeId }
}
