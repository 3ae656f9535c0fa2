/** Records of a member are saved in one place: none that was taken away, none of somebody else. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import type { Writer } from '../../../src/main/db/register.ts'
import { removeRow } from '../../../src/main/db/removeRow.ts'
import { saveRow } from '../../../src/main/db/saveRow.ts'
import { stamp } from '../../../src/main/office.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
beforeAll(async () => {
  test = await anOffice()
  branch = await aBranch(test)
})
afterAll(() => test.dispose())

const TABLES = [
  'assignment',
  'duesPayment',
  'dutyReason',
  'education',
  'exemption',
  'family',
  'honour',
  'meeting',
  'sanction',
] as const
type Table = (typeof TABLES)[number]

/** What each record cannot be without. */
function save(
  tx: Writer,
  table: Table,
  id: number | undefined,
  memberId: number,
  word: string,
): Promise<number> {
  switch (table) {
    case 'assignment':
      return saveRow(tx, table, id, { memberId, task: word, givenOn: '2016-01-05', dueOn: '2016-02-05' })
    case 'dutyReason':
      return saveRow(tx, table, id, { memberId, fault: 'DUES', fromMonth: '2016-01', reason: word })
    case 'duesPayment': {
      const row = { onDate: '2016-03-01', amount: 500, months: '2016-03', payer: '本人' }
      return saveRow(tx, table, id, { memberId, ...row, note: word })
    }
    case 'education':
      return saveRow(tx, table, id, { memberId, kind: '全日制', level: '大专', school: word })
    case 'exemption':
      return saveRow(tx, table, id, {
        memberId,
        kind: '免缴党费',
        fromOn: '2016-01-01',
        reason: word,
        evidence: '决定',
      })
    case 'family':
      return saveRow(tx, table, id, { memberId, relation: '配偶', name: word })
    case 'honour':
      return saveRow(tx, table, id, { memberId, title: word, level: '县级' })
    case 'meeting':
      return saveRow(tx, table, id, { orgId: branch, kind: '党员大会', onDate: '2016-03-01', place: word })
    case 'sanction': {
      const row = { family: '党纪', kind: '警告', decidedOn: '2016-03-01' }
      return saveRow(tx, table, id, { memberId, ...row, note: word })
    }
  }
}

const written = async (write: (tx: Writer) => Promise<number>) =>
  (await change(test.register, stamp(test.office, '登记'), ({ tx }) => write(tx))).value

const rowOf = (table: Table, id: number) =>
  test.register.reader.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirstOrThrow()

it.each(TABLES)('%s: entered, changed, and not once it is gone', async table => {
  const memberId = await aMember(test, branch)
  const id = await written(tx => save(tx, table, undefined, memberId, '先前'))
  expect(Object.values(await rowOf(table, id))).toContain('先前')
  expect(await written(tx => save(tx, table, id, memberId, '后来'))).toBe(id)
  expect(Object.values(await rowOf(table, id))).toContain('后来')
  await written(async tx => {
    await removeRow(tx, table, id)
    return id
  })
  const again = written(tx => save(tx, table, id, memberId, '又改'))
  await expect(again).rejects.toMatchObject({ code: 'RECORD_MISSING' })
  expect(Object.values(await rowOf(table, id))).not.toContain('又改')
})

it.each(TABLES.filter(table => table !== 'meeting'))('%s: of another member stays his', async table => {
  const [own, other] = [await aMember(test, branch), await aMember(test, branch)]
  const id = await written(tx => save(tx, table, undefined, own, '先前'))
  const wrong = written(tx => save(tx, table, id, other, '串户'))
  await expect(wrong).rejects.toMatchObject({ code: 'RECORD_MISSING' })
  expect(await rowOf(table, id)).toMatchObject({ memberId: own })
})

it('the card takes none back that was deleted: family, education and sanctions did', async () => {
  const { roster } = test.backend
  const memberId = await aMember(test, branch)
  const values = { family: '党纪', kind: '警告', decidedOn: '2016-03-01' } as const
  const more = { decidedBy: null, documentNo: null, note: null }
  const { id } = await roster.saveSanction({ memberId, values: { ...values, ...more } })
  await roster.removeSanction({ id })
  const missing = { code: 'RECORD_MISSING' }
  await expect(roster.saveSanction({ memberId, id, values: { ...values, ...more } })).rejects.toMatchObject(
    missing,
  )
  await expect(roster.removeSanction({ id })).rejects.toMatchObject(missing)
  expect((await roster.card({ id: memberId })).sanctions).toEqual([])
})
