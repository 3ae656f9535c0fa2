import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problemsOf } from '../../../src/main/dossier/problems.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

/** The texts of a printed list, cell by cell. */
async function printed(kind: 'check' | 'problems', orgId?: number): Promise<string> {
  const { ticket } = await finish(
    test.backend.dossier.ledger({ kind, format: 'html', ...(orgId === undefined ? {} : { orgId }) }),
  )
  const file = test.office.files.collect(ticket)
  return Buffer.from(file?.bytes ?? []).toString('utf8')
}

const STATES = ['有', '缺', '不规范', '有', '有'] as const
const ITEMS = ['APPLICATION', 'VOLUNTEER', 'POLITICAL', 'FULL_APPLICATION', 'CULTIVATION'] as const
const mark = (memberId: number, states: readonly ('有' | '缺' | '不规范')[] = STATES) =>
  test.backend.dossier.mark({ marks: states.map((present, i) => ({ memberId, item: ITEMS[i]!, present })) })

describe('党员档案检查表', () => {
  it('says of each member what is there, what lacks, and what is to be done', async () => {
    const id = await aMember(test, branch, { joinBranch: '老岗村支部' })
    await mark(id)
    await test.backend.dossier.save({
      memberId: id,
      values: { personnelFile: '无', keeper: '镇党委', checkedBy: '李干事', checkedOn: '2024-03-01' },
    })
    await aMember(test, branch, { name: '未查者' })
    const html = await printed('check')
    for (const text of [
      '党员档案检查表',
      '老岗村支部',
      '无／镇党委',
      '否；缺入党志愿书；政治审查材料不规范',
      '补充、完善',
      '2024.03.01',
      '共2名',
    ])
      expect(html).toContain(text)
  })

  it('calls a dossier complete only when every material was looked at', async () => {
    const whole = await aMember(test, branch)
    await mark(whole, ['有', '有', '有', '有', '有'])
    expect(await printed('check')).toContain('>是<')
    await test.backend.dossier.mark({ marks: [{ memberId: whole, item: 'APPLICATION', present: null }] })
    expect(await printed('check')).not.toContain('>是<')
  })
})

describe('存在问题党员台账', () => {
  it('has a line a problem: pocket by letter and by hand, lost, dossier', async () => {
    const pocket = await aMember(test, branch, { name: '钱一' })
    await test.backend.transfer.save({
      memberId: pocket,
      values: {
        direction: '转出',
        nature: '永久转出',
        phone: '13700000001',
        wechat: 'q1',
        destKind: '工作',
        destPlace: '某市',
        backupContact: '家属 13700000002',
        toOrg: '某市党委',
        issuedOn: '2023-10-10',
        duesPaidTo: '2023-10',
        leaveTalkOn: '2023-10-09',
        handler: '党员本人',
        state: 'ISSUED',
      },
    })
    await aMember(test, branch, { name: '孙二', pocketManual: true })
    const lost = await aMember(test, branch, { name: '赵三' })
    await test.backend.search.open({ memberId: lost, values: { foundOn: '2024-01-05' } })
    await mark(lost)
    await aMember(test, branch, { name: '无事' })
    const { reader } = test.register
    const scope = { orgId: branch, asOf: undefined }
    const problems = await problemsOf(reader, scope, '2024-03-20', quietWork())
    expect(problems.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      '口袋党员 钱一',
      '口袋党员 孙二',
      '失联 赵三',
      '档案 赵三',
    ])
    expect(problems[0]?.detail).toContain('没有到某市党委报到')
    expect(problems[3]?.detail).toBe('缺入党志愿书；政治审查材料不规范')
    const west = await aBranch(test, '西河村支部')
    expect(await problemsOf(reader, { ...scope, orgId: west }, '2024-03-20', quietWork())).toEqual([])
    expect(await printed('problems')).toContain('共4条')
  })
})
