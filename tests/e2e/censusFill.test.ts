/** 其余都正常 on the check lines of a branch: whom a hint is known of is named and left. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { censusPage, type CensusPage } from './pages/censusPage.ts'
import { clippedTexts } from './pages/clipping.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let census: CensusPage
let hands: Hands
let town: Township
let campaignId: number

const TODAY = '2024-03-20'
const heading = (name: string) => app.page.getByRole('heading', { level: 1, name }).waitFor()
const lines = async () => {
  const { rows } = await behind(app.page).census.lines({ campaignId, orgId: town.eastId })
  return rows
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  const office = behind(app.page)
  const { values } = await office.census.proposal({ template: 'A', year: 2024 })
  campaignId = (await office.census.save({ values })).id
  await office.census.listScope({ campaignId, on: TODAY })
  await app.page.reload()
  census = censusPage(app.page)
  hands = handsOn(app.page)
  await shellPage(app.page).goTo('集中排查')
  await heading('集中排查')
  await census.board.row('东岗村支部').getByRole('button', { name: '东岗村支部' }).click()
  await heading('核查表')
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('filling the rest', () => {
  it('names whom a hint is known of, leaves him unless he is ticked, and asks nothing more of the others', async () => {
    const marked = (present: '缺' | null) =>
      behind(app.page).dossier.mark({
        marks: [{ memberId: town.memberIds.王秀兰 ?? 0, item: 'VOLUNTEER', present }],
      })
    const rosters = async () => (await lines()).map(row => row.marks.fiveRoster.state)
    const cursor = () => census.lines.cursor.getAttribute('aria-label')
    await expect.poll(cursor).toContain('李四，①名册信息，未查')
    await marked('缺')
    await census.button('其余都正常').click()
    await census.dialog.getByText('有提示的1名先不填，看过的勾上一起填').waitFor()
    await census.dialog.getByText('将填3处').waitFor()
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
    const own = census.dialog.getByRole('checkbox', { name: /王秀兰.*台账提示：档案/ })
    expect(await own.isChecked()).toBe(false)
    await own.check()
    await census.button('填写（4处）').waitFor()
    await own.uncheck()
    await census.button('填写（3处）').click()
    await app.page.getByText('已填写：3处；有提示的1名没有填').waitFor()
    await expect.poll(rosters).toEqual(['属实', null, '属实', '属实'])
    await census.dialog.waitFor({ state: 'hidden' })
    await app.page.keyboard.press('Control+z')
    await expect.poll(rosters).toEqual([null, null, null, null])
    await marked(null)
    // Two clicks where nobody has a hint.
    hands.spent()
    await hands.click(census.button('其余都正常'))
    await hands.click(census.button('填写（4处）'))
    expect(hands.spent()).toEqual({ keys: 0, clicks: 2 })
    await expect.poll(rosters).toEqual(['属实', '属实', '属实', '属实'])
    await census.dialog.waitFor({ state: 'hidden' })
    await app.page.keyboard.press('Control+z')
    await expect.poll(rosters).toEqual([null, null, null, null])
  })
})
