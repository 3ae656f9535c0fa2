import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { openRegister } from '../../../src/main/db/register.ts'
import { stamp } from '../../../src/main/office.ts'
import { MEMBER_KEYS } from '../../../src/shared/roster/fields.ts'
import { putCampaign, putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { anOffice, finish, TEST_PASSPHRASE, type TestOffice } from '../../builders/office.ts'
import { CAMPAIGN, ORGANISATIONS } from '../../shared/reporting/build.ts'
import { EVERYBODY } from '../../shared/reporting/worked.ts'

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9]

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('what was handed up', () => {
  let at: TestOffice
  let stick: string
  let first: { batchId: number; folder: string }

  beforeAll(async () => {
    at = await anOffice('2016-03-20', {
      documentFolders: () => Promise.resolve([{ label: 'U盘', path: stick, kind: 'usb' as const }]),
    })
    stick = join(at.folder, 'stick')
    mkdirSync(stick)
    await putOrganisations(at, ORGANISATIONS)
    await putCampaign(at, CAMPAIGN)
    await putMembers(at, EVERYBODY)
    first = await handUp()
  })
  afterAll(() => at.dispose())

  async function handUp(annexes = ALL, password?: string) {
    const [place] = (await at.backend.reporting.destinations({})).places
    return finish(
      at.backend.reporting.packet({
        annexes,
        place: place!.key,
        pdf: false,
        confirmed: true,
        ...(password === undefined ? {} : { password }),
      }),
    )
  }

  const ids = () => at.register.reader.selectFrom('member').select(['id', 'name']).orderBy('id').execute()
  const undoNewest = async () => {
    const { undo } = await at.backend.audit.state({})
    await finish(at.backend.audit.undo({ id: undo!.id }))
  }
  const print = async (batchId: number, annex: number) => {
    const ticket = await finish(at.backend.reporting.batchWorkbook({ batchId, annex }))
    return at.office.files.collect(ticket.ticket)!.bytes
  }
  const cells = async (batchId: number) => {
    const found = await Promise.all(
      ALL.map(annex => at.backend.reporting.batchPages({ batchId, annex, pages: 20 })),
    )
    return JSON.stringify(found)
  }
  const onStick = (folder: string, annex: number) => {
    const name = readdirSync(folder).find(file => file.startsWith(`附件${annex} `))
    return readFileSync(join(folder, name!))
  }
  const expectUnchanged = async (before: string, reprinted = [2, 7]) => {
    expect(await cells(first.batchId)).toBe(before)
    for (const annex of reprinted)
      expect(hash(await print(first.batchId, annex))).toBe(hash(onStick(first.folder, annex)))
    await finish(at.backend.reporting.verifyBatch({ batchId: first.batchId }))
  }

  it('is listed with unit, campaign, day, annexes and its hash', async () => {
    const { total, rows } = await at.backend.reporting.batches({})
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      id: first.batchId,
      unit: '中共青山镇委员会',
      campaign: CAMPAIGN.name,
      madeAt: '2016-03-20T09:00:00',
      madeBy: '经办人',
      destination: 'U盘',
      annexes: ALL,
      signatures: [],
    })
    expect(rows[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
    const card = await at.backend.reporting.batch({ batchId: first.batchId })
    expect(card.folder).toBe(first.folder)
    expect(card.annexes.map(({ annex, persons }) => [annex, persons])).toContainEqual([5, 11])
    expect(card.checks.map(({ check }) => check)).toContain('X7')
  })

  it('comes out with the same cells and bytes after edits, a merge, undo and a restart', async () => {
    const before = await cells(first.batchId)
    await expectUnchanged(before)
    const [one, two] = await ids()
    await at.backend.roster.update({ id: one!.id, values: { name: '改名后' } })
    await change(at.register, stamp(at.office, '全部改电话'), ({ tx }) =>
      tx.updateTable('member').set({ phone: '13900000000' }).execute(),
    )
    await change(at.register, stamp(at.office, '支部改名'), ({ tx }) =>
      tx.updateTable('organisation').set({ fullName: '改名的党组织', shortName: '改名' }).execute(),
    )
    await change(at.register, stamp(at.office, '删除党员'), ({ tx }) =>
      tx.updateTable('member').set({ removed: 1 }).where('id', '=', two!.id).execute(),
    )
    const [, , three, four] = await ids()
    await at.backend.duplicates.merge({
      keepId: three!.id,
      otherId: four!.id,
      choices: Object.fromEntries(MEMBER_KEYS.map(key => [key, 'other' as const])),
      place: 'other',
    })
    await expectUnchanged(before)
    await undoNewest()
    await undoNewest()
    await expectUnchanged(before)
    const { file } = at.register
    await at.register.close()
    at.register = await openRegister(file, TEST_PASSPHRASE)
    at.office.setRegister(at.register)
    await expectUnchanged(before)
    await undoNewest()
    await undoNewest()
    await undoNewest()
    await expectUnchanged(before, ALL)
  })

  it('cannot be undone, changed or taken away by any statement', async () => {
    const { rows } = await at.backend.audit.changes({ page: { limit: 100 } })
    const made = rows.find(({ label }) => label.startsWith('导出上报包'))
    await expect(finish(at.backend.audit.undo({ id: made!.id }))).rejects.toThrow()
    const attempt = (write: (tx: TestOffice['register']['writer']) => Promise<unknown>) =>
      expect(change(at.register, stamp(at.office, '改批次'), ({ tx }) => write(tx))).rejects.toThrow(
        /never changed/,
      )
    await attempt(tx => tx.updateTable('reportBatch').set({ unit: '别处' }).execute())
    await attempt(tx => tx.deleteFrom('reportBatch').execute())
    await attempt(tx => tx.updateTable('reportBatchSheet').set({ pages: 9 }).execute())
    await attempt(tx => tx.deleteFrom('reportBatchSheet').execute())
  })

  it('is refused where a sheet is not what it was sealed with', async () => {
    const raw = at.register.rawWriter
    raw.exec(
      `CREATE TEMP TABLE "kept" AS SELECT * FROM "reportBatchSheet" WHERE "annex" = 5;
       DROP TRIGGER "reportBatchSheetNoUpdate";
       UPDATE "reportBatchSheet" SET "content" = (SELECT "content" FROM "reportBatchSheet" WHERE "annex" = 7) WHERE "annex" = 5`,
    )
    try {
      await expect(print(first.batchId, 5)).rejects.toMatchObject({ code: 'BATCH_DAMAGED' })
      await expect(
        finish(at.backend.reporting.verifyBatch({ batchId: first.batchId })),
      ).rejects.toMatchObject({ code: 'BATCH_DAMAGED' })
      raw.exec(
        `UPDATE "reportBatchSheet" SET "sha256" = (SELECT "sha256" FROM "reportBatchSheet" WHERE "annex" = 7 LIMIT 1) WHERE "annex" = 5`,
      )
      // Also where the hash of the sheet was written anew: the batch's own hash no longer fits.
      await expect(at.backend.reporting.batch({ batchId: first.batchId })).rejects.toMatchObject({
        code: 'BATCH_DAMAGED',
      })
    } finally {
      raw.exec(
        `UPDATE "reportBatchSheet" SET "content" = "kept"."content", "sha256" = "kept"."sha256"
           FROM "kept" WHERE "kept"."id" = "reportBatchSheet"."id";
         CREATE TRIGGER "reportBatchSheetNoUpdate" BEFORE UPDATE ON "reportBatchSheet"
           BEGIN SELECT RAISE(ABORT, 'what was handed up is never changed'); END`,
      )
    }
    await finish(at.backend.reporting.verifyBatch({ batchId: first.batchId }))
  })

  it('is signed by whoever signed, on a day that has come, and that is undone like any entry', async () => {
    const { batchId } = first
    const sign = (signedOn: string) =>
      at.backend.reporting.signBatch({ batchId, role: '党委书记', name: '王书记', signedOn })
    await expect(sign('2016-03-21')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await sign('2016-03-20')
    const signatures = async () => (await at.backend.reporting.batch({ batchId })).batch.signatures
    expect(await signatures()).toMatchObject([{ role: '党委书记', name: '王书记', signedOn: '2016-03-20' }])
    const [signature] = await signatures()
    await at.backend.reporting.unsignBatch({ signatureId: signature!.id })
    expect(await signatures()).toEqual([])
    await undoNewest()
    expect(await signatures()).toHaveLength(1)
    await undoNewest()
    expect(await signatures()).toEqual([])
  })

  it('is compared cell by cell with a later one', async () => {
    const same = await handUp([2, 7])
    const compare = (withBatchId: number) =>
      finish(at.backend.reporting.compareBatches({ batchId: withBatchId, withBatchId: first.batchId }))
    expect(await compare(same.batchId)).toMatchObject({
      earlier: `批次${first.batchId}（2016-03-20）`,
      onlyEarlier: [1, 3, 4, 5, 6, 8, 9],
      onlyLater: [],
      annexes: [
        { annex: 2, added: 0, gone: 0, changed: 0, lines: [] },
        { annex: 7, added: 0, gone: 0, changed: 0, lines: [] },
      ],
    })
    const roster = await at.backend.reporting.batchPages({ batchId: first.batchId, annex: 2 })
    const { memberId } = roster.pages[0]!.members[0]!
    const { name } = (await ids()).find(({ id }) => id === memberId)!
    await at.backend.roster.update({ id: memberId, values: { phone: '13812345678' } })
    const later = await handUp([2])
    const [annex2] = (await compare(later.batchId)).annexes
    expect(annex2).toMatchObject({ added: 0, gone: 0, changed: 1 })
    expect(annex2?.lines[0]).toMatchObject({ kind: 'changed', name, memberId })
    expect(annex2?.lines[0]?.fields).toEqual([
      {
        header: expect.stringContaining('电话') as string,
        before: expect.any(String) as string,
        after: '13812345678',
      },
    ])
  })

  it('is kept in the clear inside the encrypted file also where the stick got a password', async () => {
    const { batchId } = await handUp([6], '平安2016!')
    const { pages } = await at.backend.reporting.batchPages({ batchId, annex: 6 })
    expect(JSON.stringify(pages)).toContain('甲一')
  })

  it('is not kept where the packet was not finished', async () => {
    const before = (await at.backend.reporting.batches({})).total
    const [place] = (await at.backend.reporting.destinations({})).places
    const stream = await at.backend.reporting.packet({
      annexes: ALL,
      place: place!.key,
      pdf: false,
      confirmed: true,
    })
    for (;;) {
      const step = await stream.next()
      if (step.done === true || step.value.step.includes('附件3')) break
    }
    await stream.return(undefined)
    expect((await at.backend.reporting.batches({})).total).toBe(before)
  })
})
