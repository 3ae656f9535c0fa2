import { readXlsx } from 'hucre'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DISPOSAL_PAPER } from '../../../src/shared/disposal/papers.ts'
import { INTERNAL_MARK } from '../../../src/shared/forms/sheet.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aSetting, opened, TODAY, upTo, type Setting } from './walk.ts'

let test: TestOffice
let setting: Setting
beforeEach(async () => {
  test = await anOffice(TODAY)
  setting = await aSetting(test)
})
afterEach(() => test.dispose())

const textsOf = (pages: readonly { cells: readonly { text: string }[] }[]) =>
  pages.flatMap(({ cells }) => cells.map(({ text }) => text)).filter(text => text !== '')

describe('the papers of a disposal (D35)', () => {
  it('come as the case goes on', async () => {
    const { id } = await opened(setting, 'PERSUADE')
    const papers = async () => (await test.backend.disposal.card({ id })).papers
    expect(await papers()).toEqual(['OPENING', 'ARCHIVE'])
    await upTo(setting, id, 'INQUIRED')
    expect(await papers()).toEqual(['OPENING', 'TALK', 'EDUCATION', 'INQUIRY', 'CHECK', 'ARCHIVE'])
    await upTo(setting, id, 'APPROVED')
    expect(await papers()).toEqual(DISPOSAL_PAPER.items.map(({ key }) => key))
  })

  it('say what was decided, when and by whom', async () => {
    const { id } = await opened(setting, 'RECTIFY')
    await upTo(setting, id, 'RECTIFYING')
    const words = async (paper: (typeof DISPOSAL_PAPER)['items'][number]['key']) =>
      textsOf((await test.backend.disposal.paper({ id, paper })).pages).join('\n')
    expect(await words('VOTE')).toMatch(/20[^]*15[^]*11[^]*非本单位文件规定[^]*通过/)
    expect(await words('APPROVAL')).toContain(
      '应到党员21名，其中有表决权20名，实到15名。赞成11票，反对3票，弃权1票，通过。',
    )
    const notice = await words('NOTICE')
    expect(notice).toContain('孙三同志：')
    expect(notice).toContain('2018年2月21日经中共青山镇委员会批准（记录2018-2），决定给予你限期改正。')
    expect(notice).toContain('改正期自2018年2月21日起，至2019年2月21日止。')
    expect(await words('EDUCATION')).toContain('学习党章，谈认识')
    // the 镇党委 approves by itself: no room for the 组织部
    expect(await words('CHECK')).not.toContain('县委组织部')
  })

  it('hold the same cells in the workbook, and 内部资料 on every page of the print', async () => {
    const { id } = await opened(setting, 'PERSUADE', {
      values: { facts: '连续两年评议不合格，没有改正。'.repeat(60) },
    })
    await upTo(setting, id, 'CONCLUDED')
    for (const { key: paper } of DISPOSAL_PAPER.items) {
      const { pages } = await test.backend.disposal.paper({ id, paper })
      const book = test.office.files.collect(
        (await finish(test.backend.disposal.workbook({ id, paper }))).ticket,
      )
      const { sheets } = await readXlsx(Buffer.from(book?.bytes ?? ''))
      const cells = sheets[0]?.rows.flat().filter(cell => cell !== null && cell !== '') ?? []
      expect(cells.map(cell => String(cell))).toEqual(expect.arrayContaining(textsOf(pages)))
      const printed = test.office.files.collect(
        (await finish(test.backend.disposal.print({ id, paper }))).ticket,
      )
      const html = Buffer.from(printed?.bytes ?? '').toString('utf8')
      expect(html.split('<section ').length - 1).toBe(pages.length)
      expect(html.split(INTERNAL_MARK).length - 1).toBeGreaterThanOrEqual(pages.length)
    }
  })

  it('go on on a next page, with every word', async () => {
    const facts = '情节'.repeat(480)
    const { id } = await opened(setting, 'PERSUADE', { values: { facts } })
    await upTo(setting, id, 'INQUIRED')
    const { pages } = await test.backend.disposal.paper({ id, paper: 'INQUIRY' })
    expect(pages.length).toBe(2)
    expect(textsOf(pages)).toContain(facts)
    expect(textsOf(pages.slice(1))).toContain('不合格党员调查核实材料（续）')
  })
})
