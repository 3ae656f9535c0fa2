/** What the screen 操作记录 reads: values in words, and which entry does a step again. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

async function details(changeId: number | null) {
  const { rows } = await test.backend.audit.detail({ id: changeId ?? 0 })
  return rows.map(row => [row.record, row.action, row.field, row.before, row.after])
}

it('tells settings by their names and words', async () => {
  const { settings } = test.backend
  const own = await settings.set({ key: 'annex4.orgType', value: 'own', reason: '核对' })
  const host = await settings.set({ key: 'annex4.orgType', value: 'host', reason: '核对' })
  const flag = await settings.set({ key: 'lost.triggerStrict', value: false, reason: '核对' })
  const months = await settings.set({ key: 'lost.months', value: 12, reason: '核对' })
  const party = '设置 附件4、8的党组织类型按谁填'
  expect(await details(own.changeId)).toEqual([
    [party, '新增', '值', '', '所在党支部'],
    [party, '新增', '理由', '', '核对'],
  ])
  expect(await details(host.changeId)).toEqual([
    [party, '修改', '值', '所在党支部', '流入单位'],
    [party, '修改', '理由', '', '核对'],
  ])
  expect(await details(flag.changeId)).toEqual([
    ['设置 “超过6个月”不含满6个月当日', '新增', '值', '', '否'],
    ['设置 “超过6个月”不含满6个月当日', '新增', '理由', '', '核对'],
  ])
  expect(await details(months.changeId)).toEqual([
    ['设置 失联月数', '新增', '值', '', '12'],
    ['设置 失联月数', '新增', '理由', '', '核对'],
  ])
})

it('tells what was kept as typed by field', async () => {
  const member = await aMember(test, await aBranch(test))
  const { changeId } = await test.backend.roster.update({ id: member, values: { workStart: '七几年' } })
  expect(await details(changeId)).toContainEqual([
    '党员 张三',
    '修改',
    '照原样保留的内容',
    '',
    '参加工作时间 七几年',
  ])
})

it('names the entry whose undoing does a step again', async () => {
  await aMember(test, await aBranch(test))
  const standing = async () => {
    const { rows } = await test.backend.audit.changes({})
    return rows.map(row => [row.label, row.undone, rows.find(one => one.id === row.undoneBy)?.label ?? null])
  }
  await finish(test.backend.audit.undo({}))
  expect((await standing()).slice(0, 2)).toEqual([
    ['撤销：新增党员：张三', false, null],
    ['新增党员：张三', true, '撤销：新增党员：张三'],
  ])
  const { rows } = await test.backend.audit.changes({})
  await finish(test.backend.audit.undo({ id: rows[1]?.undoneBy ?? 0 }))
  expect((await standing()).slice(0, 3)).toEqual([
    ['重做：新增党员：张三', false, null],
    ['撤销：新增党员：张三', true, '重做：新增党员：张三'],
    ['新增党员：张三', false, null],
  ])
})

it('lists the members one entry touched', async () => {
  const branch = await aBranch(test)
  const zhang = await aMember(test, branch)
  await aMember(test, branch, { name: '李四' })
  const { changeId } = await test.backend.roster.update({ id: zhang, values: { nation: '回族' } })
  const touched = await test.backend.roster.list({ filter: { changeId: changeId ?? 0 } })
  expect(touched.rows.map(row => row.name)).toEqual(['张三'])
})

it('says whom an operation was about, also of records that hang on a record', async () => {
  const branch = await aBranch(test)
  const zhang = await aMember(test, branch)
  const li = await aMember(test, branch, { name: '李四' })
  const { id: caseId } = await test.backend.search.open({
    memberId: zhang,
    values: { foundOn: '2016-02-01' },
  })
  await test.backend.search.addAttempt({
    caseId,
    values: {
      at: '2016-02-10',
      channel: 'C01',
      target: '本人',
      responsible: '书记',
      course: '拨打原号码为空号',
      result: '无结果',
      targetPhone: null,
      clue: null,
    },
  })
  await test.backend.dossier.mark({
    marks: [zhang, li].map(memberId => ({ memberId, item: 'APPLICATION', present: '缺' })),
  })
  const { rows } = await test.backend.audit.changes({})
  expect(rows.slice(0, 3).map(row => row.about)).toEqual(['张三等2名', '张三', '张三'])
  expect(rows.at(-1)?.about).toBe('')
})

it('tells the history of a member in the words of the screens, its last change among them', async () => {
  const zhang = await aMember(test, await aBranch(test))
  const { id: caseId } = await test.backend.search.open({
    memberId: zhang,
    values: { foundOn: '2016-02-01' },
  })
  await test.backend.search.addAttempt({
    caseId,
    values: {
      at: '2016-02-10',
      channel: 'C01',
      target: '本人',
      responsible: '书记',
      course: '拨打原号码为空号',
      result: '无结果',
      targetPhone: null,
      clue: null,
    },
  })
  await test.backend.dossier.mark({ marks: [{ memberId: zhang, item: 'APPLICATION', present: '缺' }] })
  const { rows } = await test.backend.audit.history({ memberId: zhang })
  expect(rows.filter(({ field }) => /[A-Za-z]/.test(field))).toEqual([])
  expect(rows.find(({ field }) => field === '入党申请书')?.after).toBe('缺')
  expect(rows.find(({ field }) => field === '经过')?.after).toBe('拨打原号码为空号')
  const { lastChange } = await test.backend.roster.card({ id: zhang })
  expect(lastChange).toMatchObject({ label: rows[0]?.label, count: 4 })
})
