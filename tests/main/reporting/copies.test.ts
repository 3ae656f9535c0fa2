/** Annexes in all their copies: labelled, behind a page of distribution, from the register and from a batch. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { batchOf, keepBatch, sheetsOf } from '../../../src/main/reporting/batches.ts'
import { textHash, type KeptSheet } from '../../../src/main/reporting/freeze.ts'
import { putCampaign, putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { failure } from '../../builders/imports.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { CAMPAIGN, ORG, ORGANISATIONS } from '../../shared/reporting/build.ts'
import { EVERYBODY } from '../../shared/reporting/worked.ts'

let at: TestOffice
beforeAll(async () => {
  at = await anOffice()
  await putOrganisations(at, ORGANISATIONS)
  await putCampaign(at, CAMPAIGN)
  await putMembers(at, EVERYBODY)
  mkdirSync(join(at.folder, 'stick'))
})
afterAll(() => at.dispose())

const html = (ticket: string) => Buffer.from(at.office.files.collect(ticket)?.bytes ?? []).toString('utf8')
const labels = (page: string) =>
  [...page.matchAll(/<div class="copy">([^<]*)<\/div>/g)].map(([, text]) => text)

describe('six copies of annex 5', () => {
  it('go where the plan says, with a 党总支 above the branch and without', async () => {
    const of = async (orgId: number) => {
      const { ticket, fileName } = await finish(
        at.backend.reporting.copies({ annex: 4, orgId, format: 'html' }),
      )
      expect(fileName).toMatch(/各份\.html$/)
      return html(ticket)
    }
    const under = await of(ORG.rural)
    expect(under).toContain('分送单')
    expect([...new Set(labels(under))]).toEqual([
      '党支部留存 第1份，共6份',
      '党总支 第2份，共6份',
      '中共青山镇委员会 第3份，共6份',
      '县委组织部 第4份，共6份',
      '县委组织部 第5份，共6份',
      '县委组织部 第6份，共6份',
    ])
    const alone = await of(ORG.community)
    expect([...new Set(labels(alone))].filter(text => text?.startsWith('中共青山镇委员会'))).toHaveLength(2)
    expect(alone).not.toContain('党总支 第')
  })

  it('of a batch are those of its day, whatever the settings say by now', async () => {
    const [place] = (await at.backend.reporting.destinations({})).places
    const { batchId } = await finish(
      at.backend.reporting.packet({
        annexes: [4, 7],
        place: place!.key,
        pdf: false,
        confirmed: true,
        orgId: ORG.rural,
      }),
    )
    const before = html(
      (await finish(at.backend.reporting.batchCopies({ batchId, annex: 4, format: 'html' }))).ticket,
    )
    await at.backend.settings.set({ key: 'print.copyPlan.4', value: '留存1、组织部1', reason: '核对' })
    await at.backend.settings.set({ key: 'annex7.occupation', value: false, reason: '核对' })
    const after = html(
      (await finish(at.backend.reporting.batchCopies({ batchId, annex: 4, format: 'html' }))).ticket,
    )
    expect(after).toBe(before)
    expect(new Set(labels(after)).size).toBe(6)
    const now = html(
      (await finish(at.backend.reporting.copies({ annex: 4, orgId: ORG.rural, format: 'html' }))).ticket,
    )
    expect(new Set(labels(now)).size).toBe(2)
    const { settings } = await at.backend.reporting.batch({ batchId })
    expect(settings).toContainEqual({
      label: '附件4份数和去向',
      value: '留存1、党总支1、党委1、组织部3',
      source: 'S03 84（R-E12、X-14）',
    })
    expect(settings).toContainEqual(
      expect.objectContaining({ label: '附件7印职业栏（29至36栏）', value: '是' }),
    )
  })

  it('of a batch made before copies were told are one, and the card says so', async () => {
    const [place] = (await at.backend.reporting.destinations({})).places
    const { batchId } = await finish(
      at.backend.reporting.packet({
        annexes: [7],
        place: place!.key,
        pdf: false,
        confirmed: true,
        orgId: ORG.rural,
      }),
    )
    const copiesOn = async (id: number) =>
      (await at.backend.reporting.batch({ batchId: id })).annexes[0]!.copies
    expect(await copiesOn(batchId)).toBe('留存1、组织部1')
    const { head } = await batchOf(at.register.reader, batchId)
    const settings = Object.entries(head.settings).filter(([key]) => !key.startsWith('print.copyPlan.'))
    const sheets: KeptSheet[] = []
    for await (const sheet of sheetsOf(at.register.reader, batchId, 7)) {
      const text = JSON.stringify({ ...sheet, copies: undefined })
      const { length: position } = sheets
      const content = gzipSync(text)
      sheets.push({ annex: 7, position, pages: sheet.pages.length, content, sha256: textHash(text) })
    }
    const { value: old } = await change(at.register, stamp(at.office, '旧批次', 'system'), ({ tx }) =>
      keepBatch(tx, {
        head: { ...head, settings: Object.fromEntries(settings) },
        campaignId: null,
        orgId: 1,
        destination: 'U盘',
        folder: '旧批次',
        sheets,
      }),
    )
    expect(await copiesOn(old)).toBeNull()
    const { ticket } = await finish(
      at.backend.reporting.batchCopies({ batchId: old, annex: 7, format: 'html' }),
    )
    expect(new Set(labels(html(ticket)))).toEqual(new Set(['留存 第1份，共1份']))
  })

  it('a plan that cannot be read is refused with the way it is written', async () => {
    const refused = await failure(
      at.backend.settings.set({ key: 'print.copyPlan.4', value: '六份', reason: '核对' }),
    )
    expect(refused?.sentence).toContain('留存1、党总支1')
  })

  it('as PDF stand in the log, printed ones do not', async () => {
    const count = async () =>
      (await at.register.reader.selectFrom('exportRecord').select('id').execute()).length
    const before = await count()
    await finish(at.backend.reporting.copies({ annex: 7, format: 'html' }))
    expect(await count()).toBe(before)
  })

  it('leave nothing behind when the clerk gives up', async () => {
    const stream = await at.backend.reporting.copies({ annex: 1, format: 'html' })
    await stream.next()
    await stream.return(undefined)
    await finish(at.backend.reporting.copies({ annex: 7, format: 'html' }))
  })
})
