/** The frozen roster: how it comes to be, and that nothing done later changes it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBackend } from '../../../src/main/backend.ts'
import { finish } from '../../builders/office.ts'
import { aReviewedTownship, EVIDENCE, type ReviewedTownship } from './township.ts'

let town: ReviewedTownship
beforeEach(async () => {
  town = await aReviewedTownship()
})
afterEach(() => town.test.dispose())

describe('the frozen roster', () => {
  it('is refused while members are open, naming how many and who, and on days outside the year', async () => {
    for (const name of ['赵一', '钱二', '孙三', '李四']) await town.person(name, town.east)
    const freeze = (on: string) => town.test.backend.annual.freeze({ orgId: town.east, year: 2023, on })
    await expect(freeze(town.today())).rejects.toMatchObject({
      code: 'ANNUAL_UNCONFIRMED',
      message: '还有4名党员没有核对完（李四、钱二、孙三等），核完七项才能定稿',
    })
    await town.fillAll(town.east, 2023)
    await expect(freeze('2022-12-31')).rejects.toMatchObject({ code: 'ANNUAL_DAY' })
    await expect(freeze('2023-02-11')).rejects.toMatchObject({ code: 'ANNUAL_DAY' })
    await expect(
      town.test.backend.annual.freeze({ orgId: town.west, year: 2023, on: town.today() }),
    ).rejects.toMatchObject({
      code: 'ANNUAL_EMPTY',
    })
    await expect(freeze('2023-01-01')).resolves.toHaveProperty('id')
    await expect(freeze(town.today())).rejects.toMatchObject({ code: 'ANNUAL_FROZEN' })
    await expect(town.fillAll(town.east, 2023)).rejects.toMatchObject({ code: 'ANNUAL_FROZEN' })
  })

  it('asks for no marks of who stood on the roll that day and has left since: no sheet lists him', async () => {
    await town.person('赵一', town.east)
    const left = await town.person('钱二', town.east)
    const { backend } = town.test
    const decided = { membership: 'SUSPENDED', on: '2023-02-08', evidence: '党字1号' } as const
    await backend.roster.setMembership({ id: left, ...decided })
    const freeze = () => backend.annual.freeze({ orgId: town.east, year: 2023, on: '2023-02-01' })
    await expect(freeze()).rejects.toMatchObject({ message: /还有1名党员没有核对完（赵一）/ })
    await town.fillAll(town.east, 2023)
    const { id } = await freeze()
    const roster = await town.test.register.reader
      .selectFrom('annualRoster')
      .select('persons')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(roster.persons).toBe(2)
  })

  it('is handed up only when signed and sealed, naming what is missing, and recorded with its copies', async () => {
    await town.person('赵一', town.east)
    const rosterId = await town.frozen(town.east, 2023)
    const sign = (signedOn: string | null, sealed: boolean) =>
      town.test.backend.annual.sign({ rosterId, signedOn, signedBy: '王书记', sealed })
    const up = (on: string) => town.test.backend.annual.handUp({ rosterId, on })
    await expect(up(town.today())).rejects.toMatchObject({
      message: '还缺：支部书记签字日期、党支部盖章。补齐后才能上报',
    })
    await expect(sign('2023-02-11', true)).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await sign(null, true)
    await expect(up(town.today())).rejects.toMatchObject({
      message: '还缺：支部书记签字日期。补齐后才能上报',
    })
    await sign('2023-02-08', false)
    await expect(up(town.today())).rejects.toMatchObject({ message: '还缺：党支部盖章。补齐后才能上报' })
    await sign('2023-02-08', true)
    expect((await town.test.backend.annual.roster({ rosterId })).findings).toEqual([
      '签字日期 2023-02-08 早于截止日期 2023-02-10，请核对纸面',
    ])
    await expect(up('2023-02-07')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(up('2023-02-11')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await up(town.today())
    await expect(up(town.today())).rejects.toMatchObject({ code: 'ANNUAL_HANDED' })
    await expect(sign('2023-02-09', true)).rejects.toMatchObject({ code: 'ANNUAL_HANDED' })
    const record = await town.test.register.reader
      .selectFrom('exportRecord')
      .select(['what', 'destination', 'detail'])
      .executeTakeFirstOrThrow()
    expect(record).toMatchObject({
      what: '2023年度党员花名册（东岗村支部）上报备案',
      destination: '中共青山镇委员会',
    })
    expect(JSON.parse(record.detail)).toMatchObject({
      copies: [
        { to: '党支部留存', count: 1 },
        { to: '中共青山镇委员会', count: 1 },
      ],
      persons: 1,
    })
    await finish(town.test.backend.audit.undo({}))
    expect(await town.row(2023, town.east)).toMatchObject({ state: 'READY', handedOn: null })
  })

  it('is made anew with a reason; the old version is kept and only looked at', async () => {
    await town.person('赵一', town.east)
    await expect(
      town.test.backend.annual.reopen({ orgId: town.east, year: 2023, reason: '漏了一名' }),
    ).rejects.toMatchObject({ code: 'ANNUAL_NOT_FROZEN' })
    const first = await town.frozen(town.east, 2023)
    await town.handed(first)
    await expect(
      town.test.backend.annual.reopen({ orgId: town.east, year: 2023, reason: ' ' }),
    ).rejects.toThrow()
    await town.test.backend.annual.reopen({ orgId: town.east, year: 2023, reason: '漏了一名' })
    expect(await town.row(2023, town.east)).toMatchObject({ state: 'OPEN', version: 2, rosterId: null })
    await town.person('钱二', town.east)
    const second = await town.frozen(town.east, 2023)
    const { rosters } = await town.test.backend.annual.rosters({ orgId: town.east })
    expect(
      rosters.map(({ id, version, reason, superseded, persons }) => ({
        id,
        version,
        reason,
        superseded,
        persons,
      })),
    ).toEqual([
      { id: second, version: 2, reason: '漏了一名', superseded: false, persons: 2 },
      { id: first, version: 1, reason: null, superseded: true, persons: 1 },
    ])
    await expect(
      town.test.backend.annual.sign({
        rosterId: first,
        signedOn: town.today(),
        signedBy: null,
        sealed: true,
      }),
    ).rejects.toMatchObject({ code: 'ANNUAL_SUPERSEDED' })
    // The freeze of the first cannot be taken back under the second.
    const { rows } = await town.test.backend.audit.changes({ page: { offset: 0, limit: 100 } })
    const freezing = rows.filter(({ label }) => label.startsWith('2023年度花名册定稿'))
    await expect(finish(town.test.backend.audit.undo({ id: freezing[1]?.id ?? 0 }))).rejects.toMatchObject({
      code: 'UNDO_CONFLICT',
    })
    // Undone one by one it opens again.
    await finish(town.test.backend.audit.undo({ id: freezing[0]?.id ?? 0 }))
    expect(await town.row(2023, town.east)).toMatchObject({ state: 'OPEN', version: 2 })
  })

  it('is compared with the roll of town.today() and with another year', async () => {
    const zhao = await town.person('赵一', town.east)
    const qian = await town.person('钱二', town.east)
    const first = await town.frozen(town.east, 2023)
    town.goTo('2024-01-15')
    await town.test.backend.roster.transfer({
      ids: [qian],
      orgId: town.west,
      on: '2024-01-05',
      evidence: EVIDENCE,
    })
    await town.test.backend.roster.update({ id: zhao, values: { phone: '13799999999' } })
    const sun = await town.person('孙三', town.east)
    const expected = [
      { kind: 'added', memberId: sun, name: '孙三', fields: [] },
      { kind: 'left', memberId: qian, name: '钱二', fields: [] },
      {
        kind: 'changed',
        memberId: zhao,
        name: '赵一',
        fields: [{ header: '联系电话', before: '13700000001', after: '13799999999' }],
      },
    ]
    const now = await town.test.backend.annual.compare({ rosterId: first })
    expect(now).toMatchObject({ earlier: '2023年度花名册（截至2023-02-10）', differences: expected })
    const second = await town.frozen(town.east, 2024)
    const years = await town.test.backend.annual.compare({ rosterId: second, withRosterId: first })
    expect([years.earlier, years.later]).toEqual([
      '2023年度花名册（截至2023-02-10）',
      '2024年度花名册（截至2024-01-15）',
    ])
    expect(years.differences).toEqual(expected)
  })

  it('is the same file years later, after a restart', async () => {
    const zhao = await town.person('赵一', town.east)
    const rosterId = await town.frozen(town.east, 2023)
    const file = async () => {
      const { ticket } = await finish(createBackend(town.test.office).annual.workbook({ rosterId }))
      return Buffer.from(town.test.office.files.collect(ticket)?.bytes ?? []).toString('base64')
    }
    const before = await file()
    expect(before.length).toBeGreaterThan(1000)
    town.goTo('2026-05-05')
    await town.test.backend.roster.update({ id: zhao, values: { name: '赵壹', phone: '13700000077' } })
    await town.test.backend.settings.set({ key: 'committee.name', value: '另一个委员会' })
    const { file: path } = town.test.register
    await town.test.backend.vault.close({})
    await town.test.backend.vault.open({ file: path, passphrase: '测试口令1234' })
    expect(await file()).toBe(before)
  })

  it('refuses a roster whose content is not what was frozen', async () => {
    await town.person('赵一', town.east)
    const rosterId = await town.frozen(town.east, 2023)
    const raw = town.test.register.rawWriter
    raw.exec('DROP TRIGGER "annualRosterFrozen"; DROP TRIGGER "journalU_annualRoster"')
    raw.exec(`UPDATE "annualRoster" SET "content" = replace("content", '赵一', '赵二')`)
    await expect(town.test.backend.annual.roster({ rosterId })).rejects.toMatchObject({
      code: 'ANNUAL_DAMAGED',
    })
  })
})
