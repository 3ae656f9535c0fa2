import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let orgs: { east: number; west: number; south: number }
beforeEach(async () => {
  test = await anOffice()
  orgs = {
    east: await aBranch(test, '东岗村支部'),
    west: await aBranch(test, '西河村支部'),
    south: await aBranch(test, '南岭村支部'),
  }
  const moved = await aMember(test, orgs.east, { name: '甲', joinDate: '2001-07-01' })
  await aMember(test, orgs.west, { name: '乙', joinDate: '2001-07-01' })
  await aMember(test, orgs.south, { name: '丙', joinDate: '2001-07-01' })
  await test.backend.roster.transfer({ ids: [moved], orgId: orgs.south, on: '2016-03-01', evidence: null })
})
afterEach(() => test.dispose())

const listed = async (orgIds: number[], asOf?: string) => {
  const { rows, total } = await test.backend.roster.list({
    filter: { orgIds },
    ...(asOf === undefined ? {} : { asOf }),
  })
  expect(total).toBe(rows.length)
  return rows
    .map(({ name }) => name)
    .sort()
    .join('')
}

describe('several branches at once', () => {
  it('show the members of each, today and as of a day', async () => {
    expect(await listed([orgs.east, orgs.west])).toBe('乙')
    expect(await listed([orgs.west, orgs.south])).toBe('丙乙甲')
    expect(await listed([orgs.east, orgs.west], '2016-02-29')).toBe('乙甲')
    expect(await listed([orgs.south], '2016-02-29')).toBe('丙')
  })

  it('hold what is below them once, and are named on what is handed out', async () => {
    const { nodes } = await test.backend.organisation.tree({})
    expect(await listed([nodes[0]?.id ?? 0, orgs.west])).toBe('丙乙甲')
    const ticket = await finish(
      test.backend.roster.exportList({
        filter: { orgIds: [orgs.west, orgs.south] },
        columns: [{ key: 'name', width: 72 }],
        format: 'csv',
      }),
    )
    const { bytes } = test.office.files.collect(ticket.ticket)!
    expect(new TextDecoder().decode(bytes)).toContain('条件：支部：西河村支部、南岭村支部')
  })

  it('are kept in a view with the searched text', async () => {
    const view = {
      filter: { orgIds: [orgs.west], text: '乙' },
      sort: [],
      columns: [{ key: 'name' as const }],
    }
    await test.backend.roster.saveView({ name: '试', view })
    expect((await test.backend.roster.views({})).views[0]?.view).toEqual(view)
  })
})
