/** A lost dossier, found in the check, made up to the end in ten steps, with the keyboard. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REQUIRED_MATERIALS } from '../../src/shared/dossier/rules.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { makeUpPage, type MakeUpPage } from './pages/makeUpPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let makeUp: MakeUpPage
let town: Township

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  makeUp = makeUpPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

const idOf = (name: string) => town.memberIds[name] ?? 0

async function stored() {
  const { rows } = await behind(app.page).dossier.makeUps({ filter: { state: 'all' } })
  return behind(app.page).dossier.makeUp({ id: rows[0]?.id ?? 0 })
}

const finding = async () =>
  (await behind(app.page).dossier.memberCheck({ memberId: idOf('张三') })).findings[0]?.state

async function sound() {
  expect(await clippedTexts(app.page)).toEqual([])
  expect(await seriousFindings(app.page)).toEqual([])
}

async function witness(name: string, on: string) {
  await makeUp.press('登记证明人')
  await makeUp.dialog.waitFor()
  await makeUp.type('姓名', name)
  await makeUp.type('签字日期', on)
  await makeUp.press('保存')
  await makeUp.dialog.waitFor({ state: 'hidden' })
}

describe('findings', () => {
  it('says in an empty ledger what to do', async () => {
    await shell.goTo('档案问题')
    await app.page.getByText('没有未了结的档案问题。').waitFor()
    await sound()
  })

  it('concludes the check of whoever is marked, and lists what is missing', async () => {
    const marks = REQUIRED_MATERIALS.map(item => ({
      memberId: idOf('李四'),
      item,
      present: item === 'POLITICAL' ? ('缺' as const) : ('有' as const),
    }))
    await behind(app.page).dossier.mark({ marks })
    await makeUp.press('登记核查结论')
    await makeUp.dialog.waitFor()
    await makeUp.type('核查日期', '2024-01-05')
    await makeUp.type('核查人', '李干事')
    await makeUp.press('登记')
    await makeUp.dialog.waitFor({ state: 'hidden' })
    await makeUp.findings.row('李四').waitFor()
    await expect.poll(() => makeUp.findings.column('问题')).toEqual(['缺件：政治审查材料'])
  })

  it('is settled with its evidence, and not without', async () => {
    await makeUp.findings.row('李四').click()
    await makeUp.panel.getByRole('button', { name: '补齐', exact: true }).waitFor()
    await sound()
    await makeUp.press('补齐')
    await makeUp.dialog.waitFor()
    await makeUp.type('日期', '2024-01-20')
    await makeUp.type('办理人', '王支书')
    await makeUp.press('登记')
    await makeUp.dialog.getByText('还缺：补齐的材料。补上后才能办理“补齐”').waitFor()
    await makeUp.type('补齐的材料', '政审综合材料原件')
    await makeUp.press('登记')
    await makeUp.dialog.waitFor({ state: 'hidden' })
    await app.page.getByText('没有未了结的档案问题。').waitFor()
    const { state } = await behind(app.page).dossier.memberCheck({ memberId: idOf('李四') })
    expect(state).toBe('SOUND')
  })
})

describe('a lost dossier', () => {
  it('is registered, and its make-up opened from it', async () => {
    await makeUp.press('登记问题')
    await makeUp.dialog.waitFor()
    await makeUp.choose('党员', 'zs', '张三')
    await makeUp.choose('问题', '整档')
    await makeUp.type('情况', '村部搬迁时遗失')
    await makeUp.type('发现日期', '2024-01-05')
    await makeUp.type('核查人', '李干事')
    await makeUp.press('登记')
    await makeUp.dialog.waitFor({ state: 'hidden' })
    await makeUp.findings.row('张三').click()
    await makeUp.panel.getByRole('button', { name: '补办档案' }).click()
    await makeUp.dialog.waitFor()
    await makeUp.type('立案日期', '2024-01-08')
    await makeUp.type('遗失原因', '2003年村部搬迁')
    await makeUp.press('立案')
    await makeUp.record.getByRole('heading', { level: 1, name: '张三' }).waitFor()
    await sound()
    expect(await finding()).toBe('MAKING_UP')
  })

  it('goes through the first five steps, the second refused until the proof is there', async () => {
    await makeUp.take('一、本人申请', async () => {
      await makeUp.type('日期', '2024-01-09')
      await makeUp.type('补办申请书', '本人申请书')
      await makeUp.tick('申请书上本人签字', 1)
    })
    await makeUp.record.getByRole('button', { name: '二、入党介绍人证明' }).waitFor()
    await makeUp.press('二、入党介绍人证明')
    await makeUp.dialog.waitFor()
    await makeUp.type('日期', '2024-01-12')
    await makeUp.type('收集人', '王支书')
    await makeUp.press('登记')
    await makeUp.dialog.getByText(/还缺：两名入党介绍人（已登记0名/).waitFor()
    expect((await stored()).state).toBe('APPLIED')
    await app.page.keyboard.press('Escape')
    await makeUp.dialog.waitFor({ state: 'hidden' })
    await witness('刘德福', '2024-01-10')
    await witness('陈广义', '2024-01-11')
    await makeUp.record.getByText('证明齐全：两名介绍人').waitFor()
    await makeUp.take('二、入党介绍人证明', async () => {
      await makeUp.type('日期', '2024-01-12')
      await makeUp.type('收集人', '王支书')
    })
    await behind(app.page).dossier.updateMakeUp({
      id: (await stored()).id,
      values: {
        appliedOn: '2003-01',
        activistOn: '2004-01',
        fullOn: '2006-07-01',
        branch: '东岗村党支部',
        committee: '青山镇党委',
      },
    })
    await makeUp.take('三、党支部证明', async () => {
      await makeUp.type('日期', '2024-01-15')
      await makeUp.type('党员大会决议情况', '一致通过，形成决议')
      await makeUp.type('支部证明', '支部证明一份')
      await makeUp.type('支部书记签字', '王支书')
      await makeUp.tick('支委会、党员大会会议记录复印件', 2)
    })
    await makeUp.take('四、党委会议记录', async () => {
      await makeUp.type('日期', '2024-01-16')
      await makeUp.type('党委会议记录', '复印件两份')
      await makeUp.type('党委负责人签字', '赵书记')
      await makeUp.tick('党委研究接收和转正的会议记录复印件', 2)
    })
    await makeUp.take('五、请示确认身份', async () => {
      await makeUp.type('日期', '2024-01-18')
      await makeUp.type('请示文号', '青党〔2024〕3号')
      await makeUp.type('党委负责人签字', '赵书记')
      await makeUp.tick('加盖党委印章', 1)
    })
    await sound()
    // no form before the approval has its number
    await makeUp.record.getByRole('button', { name: '五、组织部批复' }).waitFor()
    await makeUp.press('五、组织部批复')
    await makeUp.dialog.waitFor()
    await makeUp.type('日期', '2024-02-01')
    await makeUp.pick('结果', 0)
    await makeUp.press('登记')
    await makeUp.dialog.getByText('还缺：批复文号。补上后才能办理“组织部批复”').waitFor()
    await makeUp.type('批复文号', '组批〔2024〕8号')
    await makeUp.press('登记')
    await makeUp.dialog.waitFor({ state: 'hidden' })
    expect(await stored()).toMatchObject({
      state: 'APPROVED',
      approvalNo: '组批〔2024〕8号',
      approvalOn: '2024-02-01',
    })
  })

  it('fills the new form for who joined in 2005, and is kept where it belongs', async () => {
    await makeUp.take('六、领取志愿书', async () => {
      await makeUp.type('日期', '2024-02-02')
      await makeUp.type('领取人', '李干事')
      await makeUp.tick('封面印有“补”字', 1)
    })
    await makeUp.record.getByText('新版，本人填第1至7页').waitFor()
    await makeUp.take('七、本人补填志愿书', async () => {
      await makeUp.type('日期', '2024-02-05')
      await makeUp.tick('志愿书上本人签字', 1)
    })
    await makeUp.take('八、填写决议和审批栏', async () => {
      await makeUp.type('日期', '2024-02-06')
      await makeUp.type('现单位党组织负责人签字', '王支书')
      await makeUp.type('党委书记签字', '赵书记')
      await makeUp.tick('加盖现单位党组织印章', 2)
    })
    await makeUp.take('九、组织部填写备考栏', async () => {
      await makeUp.type('日期', '2024-02-20')
      await makeUp.tick('加盖组织部印章', 1)
    })
    await makeUp.take('十、送交存档', async () => {
      await makeUp.type('日期', '2024-02-22')
      await makeUp.type('经办人', '李干事')
      await makeUp.type('移交材料清单', '清单一份')
    })
    await makeUp.record.getByText('已存档').waitFor()
    expect((await stored()).state).toBe('FILED')
    expect(await finding()).toBe('CLOSED')
    expect((await behind(app.page).dossier.card({ memberId: idOf('张三') })).values).toMatchObject({
      keeper: '镇党委',
      filedOn: '2024-02-22',
    })
    await sound()
  })

  it('shows the papers as they are printed', async () => {
    await makeUp.press('补填志愿书文字')
    const paper = app.page.getByRole('region', { name: '纸面' })
    // The second page shows more of the same text, which is read once.
    const text = paper.getByRole('article')
    await text.getByText('同意补填《入党志愿书》，入党时间为2005年7月1日。').waitFor()
    await text.getByText('五、备考（备注）（第13页）').waitFor()
    await expect.poll(() => paper.locator('article').count()).toBe(2)
    await sound()
    await makeUp.press('‹ 补办档案')
    await makeUp.record.waitFor()
  })

  it('is taken back one step with Ctrl+Z: the finding is open again, the keeper is gone', async () => {
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored()).state).toBe('REMARKED')
    expect(await finding()).toBe('MAKING_UP')
    expect((await behind(app.page).dossier.card({ memberId: idOf('张三') })).values.keeper).toBeNull()
  })

  it('stands in the list with what is next, and on the workbench', async () => {
    await shell.goTo('档案问题')
    await makeUp.sheet('补办档案')
    await makeUp.list.row('张三').waitFor()
    await expect.poll(() => makeUp.list.column('下一步')).toEqual(['十、送交存档'])
    await sound()
    await shell.goTo('工作台')
    await app.page.getByRole('button', { name: /档案正在补办/ }).click()
    await makeUp.list.row('张三').waitFor()
  })
})

describe('the yearly filing', () => {
  it('is registered where what is to be filed is listed', async () => {
    await makeUp.sheet('归档期限')
    await app.page.getByText('2024年立卷归档应在 2024-05-31 前办完，还没有登记').waitFor()
    await sound()
    await makeUp.press('登记立卷归档')
    await makeUp.dialog.waitFor()
    await makeUp.type('办完日期', '2024-03-18')
    await makeUp.type('办理人', '李干事')
    await makeUp.type('卷数', '4')
    await makeUp.press('保存')
    await makeUp.dialog.waitFor({ state: 'hidden' })
    await app.page.getByText('2024年立卷归档已于 2024-03-18 办完，李干事，4卷').waitFor()
  })
})
