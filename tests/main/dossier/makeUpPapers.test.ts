import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeUpPapers, type MakeUpPaper } from '../../../src/shared/dossier/makeUpPapers.ts'
import { INTERNAL_MARK } from '../../../src/shared/forms/sheet.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { aLoser, openedMakeUp, TODAY, upTo, goOn } from './makeUpWalk.ts'

let test: TestOffice
let branch: number
beforeAll(async () => {
  test = await anOffice(TODAY)
  branch = await aBranch(test)
})
afterAll(() => test.dispose())

const TEN = { kind: 'WHOLE', developedHere: true } as const

async function wordsOf(id: number, paper: MakeUpPaper): Promise<string[]> {
  const { papers } = await test.backend.dossier.makeUpPaper({ id, paper })
  return papers.map(({ title, subtitle, paragraphs, signatures }) =>
    [title, subtitle, ...paragraphs.map(({ text }) => text), ...signatures].join('\n'),
  )
}

describe('the papers of a make-up (D30)', () => {
  it('can be made from the start, with gaps where nothing is known yet', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), TEN)
    for (const paper of makeUpPapers(TEN)) {
      const [words] = await wordsOf(id, paper)
      expect(words, paper).toContain(paper === 'LIST' ? '共0件。' : '张三')
    }
    expect((await wordsOf(id, 'APPLICATION'))[0]).toContain('因1998年洪水，我的党员档案遗失。')
    // A place to sign, not blanks that are lost at the end of a line.
    expect((await wordsOf(id, 'APPLICATION'))[0]).toMatch(/申请人（签字）：＿+\n/)
    expect((await wordsOf(id, 'INTRODUCER'))[0]).toMatch(/证明人李四（签字）：＿+\n/)
    // a sheet for each introducer, an empty one for who knows
    expect(await wordsOf(id, 'INTRODUCER')).toHaveLength(2)
    expect(await wordsOf(id, 'KNOWING')).toHaveLength(1)
  })

  it('say what was decided, when and by whom', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), TEN)
    const card = await upTo(test, id, 'FILED')
    const [request = ''] = await wordsOf(id, 'REQUEST')
    expect(request).toContain('县委组织部：')
    expect(request).toContain(
      '1995年7月1日，由李四、王五同志介绍，经东岗村党支部党员大会讨论，青山乡党委批准',
    )
    expect(request).toContain('青组〔2024〕1号')
    // Enclosures stand one below the other, as in a letter to a superior.
    expect(request).toContain('\n附件：1．本人补办申请书\n　　　2．入党介绍人证明\n　　　3．')
    const [columns = ''] = await wordsOf(id, 'COLUMNS')
    expect(columns).toContain('旧版《入党志愿书》，封面印有“补”字。第1至6页')
    expect(columns).toContain('第7至10页不填')
    expect(columns).toContain('五、备考（备注）（第12页）')
    expect(columns).toContain(card.texts.resolution)
    const [list = ''] = await wordsOf(id, 'LIST')
    expect(list).toContain('补填的《入党志愿书》1本（旧版）')
    // Days in words, before the papers: a date in figures would be torn at its hyphen.
    expect(list).toMatch(/请示确认身份（2024年\d+月\d+日）：青组〔2024〕1号/)
    expect(list).not.toMatch(/\d-\d\d-/)
  })

  it('are those of its way: a letter where the member was developed elsewhere, a report where it is untrue', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), {
      kind: 'WHOLE',
      developedHere: false,
    })
    expect((await test.backend.dossier.makeUp({ id })).papers).toEqual(['LETTER', 'LIST'])
    expect((await wordsOf(id, 'LETTER'))[0]).toContain('临县清水镇党委：')
    const part = await openedMakeUp(test, await aLoser(test, branch), { kind: 'PART', developedHere: true })
    await goOn(test, part.id, 'NOT_GENUINE')
    await upTo(test, part.id, 'REPORTED')
    expect((await wordsOf(part.id, 'REPORT'))[0]).toContain('三、结果和责任追究\n情况属实，形成决议')
    // It goes to the 组织部 to be sealed, and to no keeper.
    expect((await wordsOf(part.id, 'LIST'))[0]).toContain('接收单位（盖章）：县委组织部')
    await upTo(test, part.id, 'SEALED')
    expect((await wordsOf(part.id, 'LIST'))[0]).toMatch(
      /移交人（签字）：李干事\n接收单位（盖章）：县委组织部\n2024年/,
    )
  })

  it('are sealed by the branch of today where the old one is no more, and tell what was typed in one sentence', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), TEN)
    const signed = async () => (await wordsOf(id, 'BRANCH'))[0]
    expect(await signed()).toContain('\n东岗村党支部（盖章）\n')
    await test.backend.dossier.updateMakeUp({
      id,
      values: { vanishedBranch: true, lostHow: '1998年洪水，档案浸毁。' },
    })
    expect(await signed()).toContain('原东岗村党支部召开党员大会')
    expect(await signed()).toContain('\n东岗村支部（盖章）\n')
    expect((await wordsOf(id, 'APPLICATION'))[0]).toContain('因1998年洪水，档案浸毁，我的党员档案遗失。')
  })

  it('hold the same words in Word and in print, with 内部资料 on every sheet, and stand in the log', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), TEN)
    await upTo(test, id, 'INTRODUCED')
    for (const paper of makeUpPapers(TEN)) {
      const { papers } = await test.backend.dossier.makeUpPaper({ id, paper })
      const file = test.office.files.collect(
        (await finish(test.backend.dossier.makeUpDocx({ id, paper }))).ticket,
      )
      const parts = unzipSync(new Uint8Array(Buffer.from(file?.bytes ?? '')))
      const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
      const header = Object.keys(parts).find(name => /word\/header\d*\.xml/.test(name)) ?? ''
      expect(strFromU8(parts[header] ?? new Uint8Array())).toContain(INTERNAL_MARK)
      const printed = test.office.files.collect(
        (await finish(test.backend.dossier.makeUpPrint({ id, paper }))).ticket,
      )
      const html = Buffer.from(printed?.bytes ?? '').toString('utf8')
      expect(html.split(INTERNAL_MARK).length - 1).toBe(papers.length)
      for (const { title, paragraphs } of papers) {
        for (const words of [title, ...paragraphs.map(({ text }) => text)]) {
          expect(body).toContain(words)
          expect(html).toContain(words)
        }
      }
    }
    const { rows } = await test.backend.audit.changes({})
    expect(rows.map(({ label }) => label)).toContainEqual(
      expect.stringMatching(/^导出补办申请书（BD2024-\d+）（Word）$/),
    )
  })
})
