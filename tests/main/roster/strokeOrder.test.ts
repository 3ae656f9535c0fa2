import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
  const east = await aBranch(test, '东岗村支部')
  for (const name of ['李干杰', '蔡奇', '王小洪', '李希', '丁薛祥', '王毅'])
    await aMember(test, east, { name })
})
afterEach(() => test.dispose())

const listed = async (descending = false, asOf?: string) => {
  const { rows } = await test.backend.roster.list({
    sort: [{ column: 'nameStrokes', descending }],
    ...(asOf === undefined ? {} : { asOf }),
  })
  return rows.map(({ name }) => name)
}
const ORDER = ['丁薛祥', '王毅', '王小洪', '李希', '李干杰', '蔡奇']

describe('the roster by strokes of the surname', () => {
  it('is sorted so, and the other way round', async () => {
    expect(await listed()).toEqual(ORDER)
    expect(await listed(true)).toEqual(ORDER.toReversed())
  })

  it('follows a change of name, its undo and its redo', async () => {
    const [first] = (await test.backend.roster.list({ sort: [{ column: 'nameStrokes' }] })).rows
    await test.backend.roster.update({ id: first?.id ?? 0, values: { name: '赵乐' } })
    const changed = ['王毅', '王小洪', '李希', '李干杰', '赵乐', '蔡奇']
    expect(await listed()).toEqual(changed)
    await finish(test.backend.audit.undo({}))
    expect(await listed()).toEqual(ORDER)
    await finish(test.backend.audit.redo({}))
    expect(await listed()).toEqual(changed)
  })

  it('is handed out in that order and says so', async () => {
    const ticket = await finish(
      test.backend.roster.exportList({
        sort: [{ column: 'nameStrokes', descending: false }],
        columns: [{ key: 'name', width: 72 }],
        format: 'csv',
      }),
    )
    const { bytes } = test.office.files.collect(ticket.ticket)!
    const lines = new TextDecoder().decode(bytes).split('\r\n')
    expect(lines[1]).toContain('共6名，按姓氏笔画为序，截至2016-03-20')
    expect(lines.slice(3, 9).map(line => line.split(',')[1])).toEqual(ORDER)
  })
})
