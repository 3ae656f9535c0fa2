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
async function printed(kind: 'check' | 'problems', orgId?: number, asOf?: string): Promise<string> {
  const { ticket } = await finish(
    test.backend.dossier.ledger({
      kind,
      format: 'html',
      ...(orgId === undefined ? {} : { orgId }),
      ...(asOf === undefined ? {} : { asOf }),
    }),
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
      '完善、补充',
      '2024.03.01',
      '共2名',
    ])
      expect(html).toContain(text)
  })

  it('says of a past day that its marks are those of today: only the last of each is kept', async () => {
    await mark(await aMember(test, branch))
    for (const kind of ['check', 'problems'] as const) {
      expect(await printed(kind)).not.toContain('材料是今日的情况')
      expect(await printed(kind, undefined, '2024-03-19')).toContain('截至2024-03-19（材料是今日的情况）')
    }
  })

  it('calls a dossier complete only when every material was looked at', async () => {
    const whole = await aMember(test, branch)
    await mark(whole, ['有', '有', '有', '有', '有'])
    expect(await printed('check')).toContain('>是<')
    await test.backend.dossier.mark({ marks: [{ memberId: whole, item: 'APPLICATION', present: null }] })
    expect(await printed('check')).not.toContain('>是<')
  })
})

describe('the check sheet and the findings', () => {
  const opened = async (memberId: number, kind: 'F3' | 'F4' | 'F7') =>
    (
      await test.backend.dossier.openFinding({
        memberId,
        kind,
        values: { description: '年份对不上', foundOn: '2024-02-01', foundBy: '李干事', dueOn: null },
      })
    ).id

  it('says what was found of truth and admission, as it stood on the day', async () => {
    const id = await aMember(test, branch)
    await mark(id, ['有', '有', '有', '有', '有'])
    await test.backend.dossier.check({ memberId: id, on: '2024-01-20', by: '李干事' })
    expect(await printed('check')).not.toContain('待查')
    await opened(id, 'F7')
    const finding = await opened(id, 'F4')
    expect(await printed('check')).toContain('待查；涉嫌不真实')
    await test.backend.dossier.takeFinding({
      id: finding,
      step: 'INQUIRE',
      values: {
        on: '2024-03-01',
        actor: '李干事',
        documentNo: '调查报告',
        text: '查无此会',
        noSender: '本地发展',
        result: 'NOT_GENUINE',
      },
    })
    const today = await printed('check')
    for (const text of ['否；不真实', '待查；假党员', '鉴别', '李干事']) expect(today).toContain(text)
    const { ticket } = await finish(
      test.backend.dossier.ledger({ kind: 'check', format: 'html', asOf: '2024-02-15' }),
    )
    const then = Buffer.from(test.office.files.collect(ticket)?.bytes ?? []).toString('utf8')
    expect(then).toContain('待查；涉嫌不真实')
    expect(then).not.toContain('否；不真实')
  })

  it('says nothing of a check made after the day', async () => {
    const id = await aMember(test, branch)
    await mark(id, ['有', '有', '有', '有', '有'])
    await test.backend.dossier.check({ memberId: id, on: '2024-03-10', by: '王核查' })
    expect(await printed('check')).toContain('王核查')
    const { ticket } = await finish(
      test.backend.dossier.ledger({ kind: 'check', format: 'html', asOf: '2024-03-09' }),
    )
    const then = Buffer.from(test.office.files.collect(ticket)?.bytes ?? []).toString('utf8')
    expect(then).not.toContain('王核查')
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

  it('tells of a dossier what is done about each finding, by whom and by when', async () => {
    const id = await aMember(test, branch, { name: '周四' })
    await mark(id)
    const scope = { orgId: undefined, asOf: undefined }
    const read = async () =>
      (await problemsOf(test.register.reader, scope, '2024-03-20', quietWork())).map(
        ({ detail, measure, responsible, dueOn, result }) => [detail, measure, responsible, dueOn, result],
      )
    expect(await read()).toEqual([['缺入党志愿书；政治审查材料不规范', '补充、完善', '', null, '']])
    await test.backend.dossier.check({ memberId: id, on: '2024-02-01', by: '李干事' })
    const { rows } = await test.backend.dossier.findings({ filter: { state: 'open' } })
    const [lacking] = rows.filter(({ kind }) => kind === 'F1')
    await test.backend.dossier.updateFinding({
      id: lacking!.id,
      values: { responsible: '孙书记', dueOn: '2024-04-01' },
    })
    await test.backend.dossier.openFinding({
      memberId: id,
      kind: 'F4',
      values: { description: '笔迹不同', foundOn: '2024-02-01', foundBy: '李干事', dueOn: null },
    })
    const doubt = (await test.backend.dossier.findings({ filter: { kind: 'F4', state: 'all' } })).rows[0]
    await test.backend.dossier.takeFinding({
      id: doubt!.id,
      step: 'CONSULT',
      values: { on: '2024-02-20', actor: '赵干事', documentNo: '商函3号', unit: '外县党委' },
    })
    expect(await read()).toEqual([
      ['入党志愿书缺件', '补齐或更正', '孙书记', '2024-04-01', ''],
      ['政治审查材料不规范', '补齐或更正', '', null, ''],
      ['涉嫌不真实，笔迹不同', '调查', '赵干事', null, '2024-02-20 商转出单位'],
    ])
    await test.backend.dossier.takeFinding({
      id: lacking!.id,
      step: 'SUPPLY',
      values: { on: '2024-03-01', actor: '孙书记', documentNo: '志愿书' },
    })
    expect((await read()).map(([detail]) => detail)).toEqual(['政治审查材料不规范', '涉嫌不真实，笔迹不同'])
  })
})
