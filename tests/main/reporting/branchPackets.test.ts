import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { ORG, ORGANISATIONS } from '../../shared/reporting/build.ts'
import { EVERYBODY } from '../../shared/reporting/worked.ts'

describe('tables for the branches to fill in', () => {
  let at: TestOffice
  let stick: string

  beforeAll(async () => {
    at = await anOffice('2016-03-20', {
      documentFolders: () => Promise.resolve([{ label: 'U盘', path: stick, kind: 'usb' as const }]),
    })
    await putOrganisations(at, ORGANISATIONS)
    await putMembers(at, EVERYBODY)
  })
  afterAll(() => at.dispose())
  beforeEach(() => {
    stick = join(at.folder, 'stick')
    mkdirSync(stick)
  })
  afterEach(() => rmSync(stick, { recursive: true, force: true }))

  const write = async (input: { orgId?: number; filled?: boolean; together?: boolean } = {}) => {
    const [place] = (await at.backend.reporting.destinations({})).places
    return finish(at.backend.reporting.branchPackets({ place: place!.key, ...input }))
  }
  const branches = ORGANISATIONS.filter(({ kind }) => kind === '党支部')
  const bookOf = async (folder: string, name: string) => readXlsx(readFileSync(join(folder, name)))

  it('are one file a branch, with instructions and the members on record', async () => {
    const { folder, files, persons } = await write()
    expect(readdirSync(stick)).toEqual(['支部填报包 2016-03-20 0900'])
    expect(files).toBe(branches.length)
    expect(readdirSync(folder)).toHaveLength(branches.length)
    const { rows } = await at.backend.roster.list({ filter: { orgId: ORG.gov }, page: { limit: 500 } })
    const name = readdirSync(folder).find(file => file.startsWith('机关支部'))
    const { sheets } = await bookOf(folder, name!)
    expect(sheets.map(sheet => sheet.name)).toEqual(['说明', '党员名册', '外出流动党员', '失联党员'])
    expect(sheets[1]?.rows[0]?.[0]).toContain('填报单位：')
    const names = sheets[1]!.rows.slice(2).flatMap(row => (row[0] ? [String(row[0])] : []))
    const onRoll = rows.filter(row =>
      ['FORMAL', 'PROBATIONARY', 'LEAVING', 'KEPT_ABROAD'].includes(row.membership),
    )
    expect(names.sort()).toEqual(onRoll.map(row => row.name).sort())
    expect(names.length).toBeGreaterThan(0)
    expect(persons).toBeGreaterThanOrEqual(names.length)
  })

  it('read back unchanged, they change nobody', async () => {
    const { folder } = await write()
    for (const file of readdirSync(folder)) {
      const plan = await finish(at.backend.intake.plan({ fileId: join(folder, file) }))
      expect([file, plan.questions, plan.counts.new, plan.counts.changed, plan.counts.refused]).toEqual([
        file,
        [],
        0,
        0,
        0,
      ])
      const table = plan.sheets.find(({ name }) => name === '党员名册')
      expect(table?.columns.find(({ header }) => header === '核对提示')?.target ?? null).toBe(null)
      expect(plan.sheets.find(({ name }) => name === '说明')?.rows ?? 0).toBe(0)
    }
  })

  it('have the open absences of the branch filled in, without the lost', async () => {
    const { folder } = await write()
    const filled: string[] = []
    for (const file of readdirSync(folder)) {
      const { sheets } = await bookOf(folder, file)
      const [unit, head, ...rows] = sheets.find(({ name }) => name === '外出流动党员')!.rows
      expect(unit?.[0]).toContain('填报单位：')
      expect(head?.slice(0, 4)).toEqual(['姓名', '身份证号', '职业', '外出日期'])
      filled.push(...rows.flatMap(row => (row[0] ? [`${String(row[0])} ${String(row[3])}`] : [])))
    }
    const { rows } = await at.backend.flow.list({ filter: { status: 'all' }, page: { limit: 500 } })
    const { rows: lost } = await at.backend.search.list({ filter: { state: 'open' }, page: { limit: 500 } })
    const searched = new Set(lost.map(({ memberId }) => memberId))
    const standing = rows.filter(({ returnedOn, status }) => returnedOn === null && status === '外出中')
    const open = standing.filter(({ memberId }) => !searched.has(memberId))
    expect(filled.sort()).toEqual(open.map(({ name, leftOn }) => `${name} ${leftOn}`).sort())
    expect(open.length).toBeGreaterThan(0)
    expect(standing.length).toBeGreaterThan(open.length)
  })

  it('have the open lost cases of the branch filled in with what was tried, and nothing of what was decided', async () => {
    const { folder } = await write()
    const filled: string[] = []
    const tried: string[] = []
    for (const file of readdirSync(folder)) {
      const { sheets } = await bookOf(folder, file)
      const [unit, head, ...rows] = sheets.find(({ name }) => name === '失联党员')!.rows
      expect(unit?.[0]).toContain('填报单位：')
      expect(head?.slice(0, 5)).toEqual([
        '姓名',
        '身份证号',
        '发现失联日期',
        '最近参加组织生活',
        '最近交纳党费',
      ])
      expect(head?.join()).not.toContain('处理结果')
      const logged = head!.indexOf('已登记的查找')
      for (const row of rows.filter(row => row[0])) {
        filled.push(`${String(row[0])} ${String(row[2])}`)
        tried.push(
          ...String(row[logged] ?? '')
            .split('\n')
            .filter(one => one !== ''),
        )
      }
    }
    const { rows } = await at.backend.search.list({ filter: { state: 'open' }, page: { limit: 500 } })
    expect(filled.sort()).toEqual(rows.map(({ name, foundOn }) => `${name} ${foundOn}`).sort())
    expect(filled.length).toBeGreaterThan(0)
    expect(tried).toHaveLength(rows.reduce((sum, { attempts }) => sum + attempts, 0))
    expect(tried.length).toBeGreaterThan(0)
  })

  it('change nothing where they come back as they went out', async () => {
    const { folder } = await write()
    for (const file of readdirSync(folder)) {
      const { counts } = await finish(at.backend.intake.plan({ fileId: join(folder, file) }))
      expect([file, counts.new, counts.changed, counts.refused]).toEqual([file, 0, 0, 0])
    }
  })

  it('are empty where that is asked for, and only of the organisation asked for', async () => {
    const { folder, files, persons } = await write({ orgId: ORG.gov, filled: false })
    expect([files, persons]).toEqual([1, 0])
    const { sheets } = await bookOf(folder, readdirSync(folder)[0]!)
    expect(sheets[1]!.rows.slice(2).flat().filter(Boolean)).toEqual([])
    expect(sheets[2]!.rows.slice(2).flat().filter(Boolean)).toEqual([])
    expect(sheets[3]!.rows.slice(2).flat().filter(Boolean)).toEqual([])
  })

  it('are one file of all branches for the committee above, which changes nobody where it is from', async () => {
    const each = await write()
    const { folder, files, branches: counted, persons } = await write({ together: true })
    expect([files, counted]).toEqual([1, branches.length])
    // Beside the branches' members those of no branch are in it.
    const onRoll = await at.backend.roster.list({
      filter: { membership: ['FORMAL', 'PROBATIONARY', 'LEAVING', 'KEPT_ABROAD'] },
      page: { limit: 1 },
    })
    expect(persons).toBe(onRoll.total)
    expect(persons).toBeGreaterThanOrEqual(each.persons)
    const [file] = readdirSync(folder)
    expect(file).toBe(`${ORGANISATIONS[0]!.fullName} 党员信息汇总表.xlsx`)
    const { sheets } = await bookOf(folder, file!)
    expect(sheets.map(sheet => sheet.name)).toEqual(['说明', '党员名册'])
    expect(sheets[0]!.rows.flat().join('\n')).toContain(`${branches.length}个支部，${persons}名党员`)
    const [head, ...rows] = sheets[1]!.rows.slice(1)
    expect(head?.[0]).toBe('所在支部')
    expect(rows.filter(row => row[1])).toHaveLength(persons)
    const plan = await finish(at.backend.intake.plan({ fileId: join(folder, file!) }))
    expect([plan.counts.new, plan.counts.changed, plan.counts.refused]).toEqual([0, 0, 0])
    expect(plan.counts.same).toBe(persons)
    expect(plan.questions).toEqual([])
  })

  it('are recorded as handed over', async () => {
    await write()
    const { rows } = await at.backend.audit.changes({ page: { limit: 1 } })
    expect(rows[0]).toMatchObject({ kind: 'export' })
    expect(rows[0]?.label).toContain('支部填报包')
  })
})
