import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quietWork } from '../../../src/main/longWork.ts'
import { verifyRegister } from '../../../src/main/vault/verify.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

const undo = (id?: number) => finish(test.backend.audit.undo(id === undefined ? {} : { id }))
const redo = () => finish(test.backend.audit.redo({}))
const state = () => test.backend.audit.state({})

describe('undo and redo', () => {
  it('names what it would take back, and takes back one step after the other', async () => {
    const branch = await aBranch(test)
    const states = [dump(test.register)]
    const member = await aMember(test, branch)
    states.push(dump(test.register))
    await test.backend.roster.update({ id: member, values: { phone: '13700000002' } })
    states.push(dump(test.register))

    expect((await state()).undo?.label).toBe('修改联系电话')
    await undo()
    expect(dump(test.register)).toEqual(states[1])
    expect(await state()).toMatchObject({
      undo: { label: '新增党员：张三' },
      redo: { label: '修改联系电话' },
    })
    await undo()
    expect(dump(test.register)).toEqual(states[0])
    await redo()
    expect(dump(test.register)).toEqual(states[1])
    await redo()
    expect(dump(test.register)).toEqual(states[2])
    expect((await state()).redo).toBeNull()
    await expect(redo()).rejects.toMatchObject({ code: 'REDO_NOTHING', message: '没有可以重做的操作' })
  })

  it('offers no redo once something new was done', async () => {
    const branch = await aBranch(test)
    await aMember(test, branch)
    await undo()
    await aMember(test, branch, { name: '李四' })
    expect((await state()).redo).toBeNull()
  })

  it('takes back an older change while newer ones stand', async () => {
    const branch = await aBranch(test)
    const zhang = await aMember(test, branch)
    const { changeId } = await test.backend.roster.update({ id: zhang, values: { phone: '13700000009' } })
    await test.backend.roster.update({ id: zhang, values: { nation: '回族' } })
    await undo(changeId ?? 0)
    const card = await test.backend.roster.card({ id: zhang })
    expect([card.values.phone, card.values.nation]).toEqual(['13700000001', '回族'])
    await expect(undo(changeId ?? 0)).rejects.toMatchObject({ code: 'UNDO_ALREADY' })
  })

  it('refuses, whole, when a record was changed since, and names it', async () => {
    const branch = await aBranch(test)
    const { id, changeId } = await test.backend.roster.create({
      orgId: branch,
      values: { name: '王五', sex: '男' },
    })
    await test.backend.roster.update({ id, values: { phone: '13700000003' } })
    const before = dump(test.register)
    await expect(undo(changeId ?? 0)).rejects.toMatchObject({
      code: 'UNDO_CONFLICT',
      message: '“新增党员：王五”之后，其中1条记录又被修改过（党员 王五）。请先撤销后来的修改',
    })
    expect(dump(test.register)).toEqual(before)
  })

  it('survives closing and opening the register', async () => {
    const branch = await aBranch(test)
    await aMember(test, branch)
    const before = dump(test.register)
    await test.backend.roster.create({ orgId: branch, values: { name: '赵六' } })
    const { file } = test.register
    await test.backend.vault.close({})
    await test.backend.vault.open({ file, passphrase: '测试口令1234' })
    await undo()
    expect(dump(test.office.register())).toEqual(before)
  })

  it('any sequence of edits, undos and redos keeps the chain whole and can be undone to the first state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(6), fc.nat(200)), { maxLength: 12 }), async steps => {
        const own = await anOffice()
        try {
          const first = dump(own.register)
          const { backend } = own
          const orgs = [await aBranch(own), await aBranch(own, '西岗村支部')] as const
          const member = await aMember(own, orgs[0])
          const actions: ((n: number) => Promise<unknown>)[] = [
            n =>
              backend.roster.update({
                id: member,
                values: { phone: `1370000${String(n).padStart(4, '0')}` },
              }),
            n =>
              backend.roster.update({
                id: member,
                values: { joinDate: `19${90 + (n % 9)}-07`, remark: String(n) },
              }),
            n => aMember(own, orgs[n % 2]!, { name: `新人${n}` }),
            n =>
              backend.roster.transfer({
                ids: [member],
                orgId: orgs[n % 2]!,
                on: '2016-03-20',
                evidence: null,
              }),
            n =>
              backend.dossier.mark({
                marks: [{ memberId: member, item: 'APPLICATION', present: n % 2 ? '有' : '缺' }],
              }),
            () => finish(backend.audit.undo({})),
            () => finish(backend.audit.redo({})),
          ]
          // A step may be refused (nothing to undo, member undone away): refused means unchanged.
          for (const [action, n] of steps) {
            const before = dump(own.register)
            await actions[action]!(n).catch((error: unknown) => {
              expect(error).toMatchObject({ code: expect.stringMatching(/^(UNDO|REDO|RECORD)_/) as string })
              expect(dump(own.register)).toEqual(before)
            })
          }
          while ((await backend.audit.state({})).undo) await finish(backend.audit.undo({}))
          expect(dump(own.register)).toEqual(first)
          expect((await verifyRegister(own.register, quietWork())).problems).toEqual([])
        } finally {
          await own.dispose()
        }
      }),
      { numRuns: 20 },
    )
  }, 900_000)
})

describe('the log', () => {
  it('tells what a change did, in words', async () => {
    const branch = await aBranch(test)
    const member = await aMember(test, branch)
    const { changeId } = await test.backend.roster.update({
      id: member,
      values: { phone: '13700000002', hardship: true },
    })
    const detail = await test.backend.audit.detail({ id: changeId ?? 0 })
    const whose = { record: '党员 张三', memberId: member, action: '修改' }
    expect(detail.rows).toEqual([
      { ...whose, field: '联系电话', before: '13700000001', after: '13700000002' },
      { ...whose, field: '困难党员', before: '否', after: '是' },
    ])
    const history = await test.backend.audit.history({ memberId: member })
    expect(history.rows.filter(row => row.field === '联系电话').map(row => row.after)).toEqual([
      '13700000002',
      '13700000001',
    ])
  })

  it('lists entries newest first and says which are undone', async () => {
    const branch = await aBranch(test)
    await aMember(test, branch)
    await undo()
    const { rows } = await test.backend.audit.changes({})
    expect(rows.map(row => [row.label, row.kind, row.undone, row.undoable])).toEqual([
      ['撤销：新增党员：张三', 'undo', false, true],
      ['新增党员：张三', 'edit', true, false],
      ['新增党组织：东岗村支部', 'edit', false, true],
      ['新建台账', 'system', false, false],
    ])
  })
})
