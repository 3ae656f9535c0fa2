import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { revertChange } from '../../../src/main/db/revert.ts'
import { verifyRegister } from '../../../src/main/vault/verify.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { dump } from '../../builders/dump.ts'

const head = { label: '试验', actor: '李干事', at: '2016-03-20T09:00:00' }
const org = (fullName: string) => ({ kind: '党支部', fullName, shortName: fullName })

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

describe('change', () => {
  it('writes one entry with before and after of every row', async () => {
    const { changeId, value } = await change(test.register, head, async ({ tx }) => {
      const { id } = await tx
        .insertInto('organisation')
        .values(org('甲支部'))
        .returning('id')
        .executeTakeFirstOrThrow()
      await tx
        .updateTable('organisation')
        .set({ phone: '12345', remark: null })
        .where('id', '=', id)
        .execute()
      return id
    })
    const rows = await test.register.reader
      .selectFrom('changeRow')
      .select(['op', 'tableName', 'rowId', 'before', 'after'])
      .where('changeId', '=', changeId)
      .execute()
    expect(rows).toEqual([
      {
        op: 'I',
        tableName: 'organisation',
        rowId: value,
        before: null,
        after: JSON.stringify({
          id: value,
          kind: '党支部',
          fullName: '甲支部',
          shortName: '甲支部',
          rightToApprove: 0,
          sortOrder: 0,
          removed: 0,
        }),
      },
      {
        op: 'U',
        tableName: 'organisation',
        rowId: value,
        before: '{"phone":null}',
        after: '{"phone":"12345"}',
      },
    ])
  })

  it('leaves nothing when it fails', async () => {
    const before = dump(test.register)
    const failing = change(test.register, head, async ({ tx }) => {
      await tx.insertInto('organisation').values(org('乙支部')).execute()
      throw new Error('half way')
    })
    await expect(failing).rejects.toThrow('half way')
    expect(dump(test.register)).toEqual(before)
    const { count } = await test.register.reader
      .selectFrom('change')
      .select(eb => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    expect(Number(count)).toBe(1)
  })

  it('leaves no entry when it writes nothing', async () => {
    const { changeId } = await change(test.register, head, () => Promise.resolve(1))
    expect(changeId).toBeNull()
  })

  it('runs one after another, however they are asked for', async () => {
    const order: string[] = []
    await Promise.all(
      ['一', '二', '三'].map(name =>
        change(test.register, head, async ({ tx }) => {
          order.push(`${name} begins`)
          await new Promise(resolve => setTimeout(resolve, 5))
          await tx.insertInto('organisation').values(org(name)).execute()
          order.push(`${name} ends`)
        }),
      ),
    )
    expect(order).toEqual(['一 begins', '一 ends', '二 begins', '二 ends', '三 begins', '三 ends'])
  })

  it('shows readers nothing before it is committed', async () => {
    const count = async () => {
      const row = await test.register.reader
        .selectFrom('organisation')
        .select(eb => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
      return Number(row.n)
    }
    const seen: number[] = []
    await change(test.register, head, async ({ tx }) => {
      await tx.insertInto('organisation').values(org('丙支部')).execute()
      seen.push(await count())
    })
    seen.push(await count())
    expect(seen).toEqual([1, 2])
  })

  it('refuses a write that goes round it', async () => {
    await expect(
      test.register.writer.insertInto('organisation').values(org('丁支部')).execute(),
    ).rejects.toThrow(/NOT NULL.*changeId/)
  })

  it('cannot be written through the reading connection', () => {
    expect(() => test.register.rawReader.exec(`UPDATE "organisation" SET "fullName" = '改'`)).toThrow(
      /readonly/,
    )
  })
})

describe('revertChange', () => {
  const revert = (changeId: number) =>
    change(test.register, { ...head, kind: 'undo', undoOf: changeId }, () =>
      revertChange(test.register.rawWriter, changeId, () => Promise.resolve()),
    )

  it('puts insertions, updates and deletions back exactly', async () => {
    const first = await change(test.register, head, async ({ tx }) => {
      await tx
        .insertInto('organisation')
        .values([org('甲'), org('乙')])
        .execute()
    })
    expect(first.changeId).not.toBeNull()
    const before = dump(test.register)
    const second = await change(test.register, head, async ({ tx }) => {
      await tx
        .updateTable('organisation')
        .set({ phone: '1', fullName: '甲二' })
        .where('fullName', '=', '甲')
        .execute()
      await tx.updateTable('organisation').set({ phone: null }).where('fullName', '=', '甲二').execute()
      await tx.deleteFrom('organisation').where('fullName', '=', '乙').execute()
      await tx.insertInto('organisation').values(org('丙')).execute()
    })
    expect(dump(test.register)).not.toEqual(before)
    const { value: conflicts } = await revert(second.changeId ?? 0)
    expect(conflicts).toEqual([])
    expect(dump(test.register)).toEqual(before)
  })

  it('names rows that were changed since, and those that hang on a row it would take away', async () => {
    const first = await change(test.register, head, async ({ tx }) => {
      const { id } = await tx
        .insertInto('organisation')
        .values(org('甲'))
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    })
    await change(test.register, head, async ({ tx }) => {
      await tx.updateTable('organisation').set({ phone: '1' }).where('id', '=', first.value).execute()
    })
    const touched = await change(test.register, head, async () => {
      const conflicts = await revertChange(test.register.rawWriter, first.changeId ?? 0, () =>
        Promise.resolve(),
      )
      expect(conflicts).toEqual([{ table: 'organisation', rowId: first.value }])
      throw new Error('give up')
    }).catch((error: unknown) => error)
    expect(touched).toEqual(new Error('give up'))
  })
})

describe('revertChange of a reference', () => {
  it('names the row that would refer to one taken away since', async () => {
    const made = await change(test.register, head, async ({ tx }) => {
      const ids: number[] = []
      for (const name of ['甲', '乙', '丙']) {
        const row = await tx
          .insertInto('organisation')
          .values(org(name))
          .returning('id')
          .executeTakeFirstOrThrow()
        ids.push(row.id)
      }
      return ids
    })
    const [above = 0, other = 0, below = 0] = made.value
    const move = (parentId: number) =>
      change(test.register, head, ({ tx }) =>
        tx.updateTable('organisation').set({ parentId }).where('id', '=', below).execute(),
      )
    await move(above)
    const moved = await move(other)
    await change(test.register, head, ({ tx }) =>
      tx.deleteFrom('organisation').where('id', '=', above).execute(),
    )
    const refused = await change(test.register, head, async () => {
      const conflicts = await revertChange(test.register.rawWriter, moved.changeId ?? 0, () =>
        Promise.resolve(),
      )
      expect(conflicts).toEqual([{ table: 'organisation', rowId: below }])
      throw new Error('give up')
    }).catch((error: unknown) => error)
    expect(refused).toEqual(new Error('give up'))
  })
})

describe('verify', () => {
  const verify = () => verifyRegister(test.register, quietWork())

  it('finds nothing wrong with a register that was only written through change()', async () => {
    await change(test.register, head, async ({ tx }) => {
      await tx
        .insertInto('organisation')
        .values([org('甲'), org('乙')])
        .execute()
    })
    expect(await verify()).toMatchObject({ ok: true, changes: 2, problems: [] })
  })

  it('finds a changed log row, a deleted entry and a record changed behind the log', async () => {
    const made = await change(test.register, head, async ({ tx }) => {
      await tx.insertInto('organisation').values(org('甲')).execute()
    })
    await change(test.register, head, async ({ tx }) => {
      await tx.insertInto('organisation').values(org('乙')).execute()
    })
    const { rawWriter } = test.register

    rawWriter.exec(
      `DROP TRIGGER "journalU_organisation"; UPDATE "organisation" SET "fullName" = '改' WHERE "fullName" = '乙'`,
    )
    expect((await verify()).problems).toEqual(['“organisation”有1条记录与操作记录不符，可能被绕过程序改动'])

    rawWriter.exec(
      `UPDATE "changeRow" SET "after" = replace("after", '甲', '丁') WHERE "changeId" = ${made.changeId}`,
    )
    expect((await verify()).problems[0]).toMatch(/^第2号操作.*的记录被改动过$/)

    rawWriter.exec(
      `DELETE FROM "changeRow" WHERE "changeId" = ${made.changeId}; DELETE FROM "change" WHERE "id" = ${made.changeId}`,
    )
    expect((await verify()).problems).toContain('第3号操作之前的记录被删除或改动过')
  })
})
