import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
let member: number
beforeEach(async () => {
  test = await anOffice('2016-03-20')
  branch = await aBranch(test, '东岗村支部', { shortName: '东岗' })
  member = await aMember(test, branch, {}, { fromOn: '2010-01-01' })
})
afterEach(() => test.dispose())

const rename = (fullName: string, since?: string, more = {}) =>
  test.backend.organisation.save({
    id: branch,
    values: { fullName, shortName: fullName, ...more },
    ...(since === undefined ? {} : { since }),
  })
const inTree = async (asOf: string) =>
  (await test.backend.organisation.tree({ asOf })).nodes
    .filter(({ id }) => id === branch)
    .map(({ fullName, kind }) => `${fullName} ${kind}`)

describe('the name and the level of an organisation', () => {
  it('hold from a day on: the day before, tree, roster, card and lists say the old one', async () => {
    await test.backend.flow.save({ memberId: member, values: { leftOn: '2015-01-01', reason: '经商' } })
    await rename('东岗社区支部', '2016-03-10', { kind: '流动党支部' })
    const said = async (asOf: string) => {
      const { rows } = await test.backend.roster.list({ asOf, sort: [{ column: 'orgName' }] })
      const flows = await test.backend.flow.list({ asOf })
      const card = await test.backend.roster.card({ id: member, asOf })
      const quality = await test.backend.quality.overview({ asOf })
      return [rows[0]?.orgName, flows.rows[0]?.orgName, card.orgName, quality.branches[0]?.orgName]
    }
    expect(await said('2016-03-09')).toEqual(['东岗', '东岗', '东岗', '东岗'])
    expect(await said('2016-03-10')).toEqual(Array(4).fill('东岗社区支部'))
    expect(await said('2016-03-20')).toEqual(Array(4).fill('东岗社区支部'))
    expect(await inTree('2016-03-09')).toEqual(['东岗村支部 党支部'])
    expect(await inTree('2016-03-10')).toEqual(['东岗社区支部 流动党支部'])
  })

  it('change again and again, each with its days', async () => {
    await rename('乙支部', '2015-01-01')
    await rename('丙支部', '2016-01-01')
    expect([
      await inTree('2014-12-31'),
      await inTree('2015-01-01'),
      await inTree('2015-12-31'),
      await inTree('2016-01-01'),
    ]).toEqual([['东岗村支部 党支部'], ['乙支部 党支部'], ['乙支部 党支部'], ['丙支部 党支部']])
    await expect(rename('丁支部', '2015-12-31')).rejects.toMatchObject({
      code: 'DATE_ORDER',
      message: '改名日期不能早于上次改名的日期（2016-01-01）',
      data: { field: 'since' },
    })
    await expect(rename('丁支部', '2016-03-21')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await rename('丁支部', '2016-01-01')
    expect([await inTree('2015-12-31'), await inTree('2016-01-01')]).toEqual([
      ['乙支部 党支部'],
      ['丁支部 党支部'],
    ])
  })

  it('are corrected for all days without a day, and every change is undone whole', async () => {
    const first = dump(test.register)
    await rename('东冈村支部')
    expect(await inTree('2012-01-01')).toEqual(['东冈村支部 党支部'])
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
    const { changeId } = await rename('东岗社区支部', '2016-03-10')
    const { rows } = await test.backend.audit.changes({})
    expect(rows[0]?.label).toBe('东岗自2016-03-10起改为东岗社区支部')
    await finish(test.backend.audit.undo({ id: changeId ?? 0 }))
    expect(dump(test.register)).toEqual(first)
  })

  it('are not asked for a day when something else changes', async () => {
    await test.backend.organisation.save({ id: branch, values: { address: '村部' }, since: '2099-01-01' })
    await expect(
      test.backend.organisation.save({ id: branch, values: { founded: '2016-03-05' } }),
    ).resolves.toBeDefined()
    await expect(rename('乙支部', '2016-03-04')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await rename('乙支部', '2016-03-05')
  })

  it('stand on paper as they were on its day', async () => {
    await test.backend.census.save({
      values: {
        name: '集中排查',
        year: 2016,
        template: 'C',
        startOn: '2016-01-01',
        searchEnd: '2016-02-01',
        fillDate: '2016-03-01',
        fillDate9: '2016-03-15',
        firstPerson: null,
      },
    })
    await rename('东岗社区支部', '2016-03-10')
    const page = async (asOf: string) => {
      const { pages } = await test.backend.reporting.preview({ annex: 2, asOf })
      return JSON.stringify(pages)
    }
    expect(await page('2016-03-09')).toContain('东岗村支部')
    expect(await page('2016-03-10')).toContain('东岗社区支部')
  })
})
