import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RegistrationAsk } from '../../../src/shared/registration/methods.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'

let test: TestOffice
let east: number
let west: number
let driveId: number
beforeEach(async () => {
  test = await anOffice('2016-03-20')
  east = await aBranch(test)
  west = await aBranch(test, '西河村支部')
  await aMember(test, east, { name: '甲一', idNo: anIdNumber('1970-05-01', '男', 601), unit: '东岗村' })
  await aMember(test, east, { name: '乙二' })
  await aMember(test, west, { name: '丙三', phone: '13700000003' })
  driveId = (await test.backend.registration.open({ name: '2016年登记', issuedOn: '2016-03-01' })).id
})
afterEach(() => test.dispose())

const formOf = async (name: string) => {
  const { rows } = await test.backend.registration.list({ filter: { driveId } })
  return rows.find(row => row.name === name)?.id ?? 0
}
const paper = async (ask: RegistrationAsk) => {
  const made = await test.backend.registration.paper({ ask })
  const words = made.pages.map(page => page.cells.map(({ text }) => text))
  return { ...made, words }
}

describe('the form (D33, forms.md 18)', () => {
  it('is handed out with what the register knows, to be filled in by hand, on one page', async () => {
    const { title, total, words } = await paper({ kind: 'form', id: await formOf('甲一'), blank: true })
    expect([title, total]).toEqual(['党员登记申请表（甲一）', 1])
    const [page = []] = words
    for (const text of [
      '党支部：东岗村支部',
      '请于2016年3月16日前交党支部',
      '甲一',
      '汉族',
      '1970.05',
      '1995.07.01',
      '1996.07.01',
      anIdNumber('1970-05-01', '男', 601),
      '东岗村',
      '□申请登记　□不愿登记（另附书面申请）',
    ])
      expect(page).toContain(text)
    const labels = ['思想表现', '工作表现', '作风表现', '生活表现', '登记意愿', '党支部意见', '基层党委意见']
    expect(page.filter(text => labels.includes(text))).toEqual(labels)
  })

  it('is printed again with what stands on it, and goes on on a next page where it is long', async () => {
    const id = await formOf('甲一')
    const { registration } = test.backend
    await registration.decline({ id, returnedOn: '2016-03-10', applicationOn: '2016-03-09' })
    await registration.write({
      id,
      values: { thought: '学习不够。', signedOn: '2016-03-09', branchOpinion: '按程序办理。' },
    })
    const filled = await paper({ kind: 'form', id, blank: false })
    const [page = []] = filled.words
    expect(page).toContain('学习不够。')
    expect(page).toContain('按程序办理。')
    expect(page).toContain('□申请登记　☑不愿登记（另附2016年3月9日书面申请）')
    expect(page.some(text => text.startsWith('本人签字：') && text.includes('2016年3月9日'))).toBe(true)
    const [empty = []] = (await paper({ kind: 'form', id, blank: true })).words
    expect(empty.some(text => text.includes('学习不够'))).toBe(false)
    await registration.write({ id, values: { work: '修渠。'.repeat(600) } })
    expect((await paper({ kind: 'form', id, blank: false })).total).toBeGreaterThan(1)
  })

  it('is printed for a branch at once: the empty ones of all, the filled ones of who gave them back', async () => {
    const asked = { kind: 'forms', driveId, orgId: east } as const
    expect((await paper({ ...asked, blank: true })).total).toBe(2)
    expect((await paper({ kind: 'forms', driveId, blank: true })).total).toBe(3)
    expect((await paper({ ...asked, blank: false })).total).toBe(0)
    await test.backend.registration.markReturned({ ids: [await formOf('乙二')], returnedOn: '2016-03-10' })
    const filled = await paper({ ...asked, blank: false })
    expect([filled.title, filled.total]).toEqual(['党员登记申请表（东岗村支部）', 1])
    expect(filled.words[0]).toContain('☑申请登记　□不愿登记（另附书面申请）')
  })
})

describe('the list of late ones', () => {
  it('names them by branch with the days, and leaves the program under a name without persons', async () => {
    await test.backend.registration.markReturned({ ids: [await formOf('甲一')], returnedOn: '2016-03-10' })
    const { title, words } = await paper({ kind: 'overdue', driveId })
    expect(title).toBe('党员登记申请表逾期未交名单（中共青山镇委员会）')
    const [page = []] = words
    expect(page).toContain('共2名，截至2016-03-20')
    expect(page).toContain('2016年登记：中共青山镇委员会')
    const row = page.slice(page.indexOf('丙三'), page.indexOf('丙三') + 5)
    expect(row).toEqual(['丙三', '13700000003', '2016-03-01', '2016-03-16', '4天'])
    expect(page).not.toContain('甲一')
    const { ticket } = await finish(
      test.backend.registration.workbook({ ask: { kind: 'form', id: await formOf('乙二'), blank: true } }),
    )
    expect(test.office.files.collect(ticket)?.name).toBe('党员登记申请表（乙二）.xlsx')
    const { rows } = await test.backend.audit.changes({ kind: 'export' })
    expect(rows[0]?.label).toContain('党员登记申请表（一名，Excel）')
    expect(rows[0]?.label).not.toContain('乙二')
  })
})
