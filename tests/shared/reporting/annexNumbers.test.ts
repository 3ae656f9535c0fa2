/** The number an annex bears on paper: of 平直〔2016〕7号 or of 组通字〔2016〕1号. */

import { describe, expect, it } from 'vitest'
import { CAMPAIGN_TEMPLATE } from '../../../src/shared/census/codes.ts'
import {
  draftReport,
  renewedTexts,
  REPORT_KEYS,
  reportFiguresSchema,
} from '../../../src/shared/census/report.ts'
import { campaignDeadlines } from '../../../src/shared/census/rules.ts'
import { plannedStages } from '../../../src/shared/census/plans.ts'
import { ANNEX9_CHANGES } from '../../../src/shared/forms/annex9.ts'
import { blankSheets, summarySheets } from '../../../src/shared/forms/annexes.ts'
import { listSheet } from '../../../src/shared/forms/listLayout.ts'
import {
  annexesBefore9,
  annexMark,
  numberedTitle,
  withOwnNumbers,
  withPrintedNumbers,
} from '../../../src/shared/reporting/annexNumbers.ts'
import { checkAll } from '../../../src/shared/reporting/checks.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings/rules.ts'
import { aRun, collect } from './build.ts'

const OWN = ['附件1', '附件2', '附件3', '附件4', '附件5', '附件6', '附件7', '附件8', '附件9']
const CIRCULAR = [
  ...OWN.slice(0, 4),
  '组通字〔2016〕1号附件1',
  '组通字〔2016〕1号附件2',
  '组通字〔2016〕1号附件3',
  '附件8',
  '组通字〔2016〕1号附件4',
]

const by = (choice: Settings['campaign.annexNumbers'], template: string | null) => ({
  settings: { ...DEFAULT_SETTINGS, 'campaign.annexNumbers': choice },
  template,
})
const marks = (choice: Settings['campaign.annexNumbers'], template: string | null) =>
  OWN.map((_, at) => annexMark(at + 1, by(choice, template)))

describe('the mark of an annex', () => {
  it.each([
    ['byTemplate', 'A', CIRCULAR],
    ['byTemplate', 'B', CIRCULAR],
    ['byTemplate', 'C', OWN],
    ['byTemplate', 'D', OWN],
    ['byTemplate', 'CUSTOM', OWN],
    ['byTemplate', null, OWN],
    ['circular', 'C', CIRCULAR],
    ['circular', null, CIRCULAR],
    ['notice', 'A', OWN],
    ['notice', null, OWN],
  ] as const)('%s in a campaign by %s', (choice, template, expected) => {
    expect(marks(choice, template)).toEqual(expected)
  })

  it('is chosen for every plan there is', () => {
    expect(CAMPAIGN_TEMPLATE.items.map(({ key }) => key)).toEqual(['A', 'B', 'C', 'D', 'CUSTOM'])
  })

  it('stands behind the title where it is another than the program counts by', () => {
    expect(numberedTitle(5, '经查找取得联系党员登记表', by('byTemplate', 'A'))).toBe(
      '经查找取得联系党员登记表（组通字〔2016〕1号附件1）',
    )
    expect(numberedTitle(5, '经查找取得联系党员登记表', by('byTemplate', 'C'))).toBe(
      '经查找取得联系党员登记表',
    )
  })
})

describe('texts that cite annexes', () => {
  const TEXT = '流动1名（附件4），取得联系2名（附件5），附件6、附件9；附件8、附件15'
  const PRINTED =
    '流动1名（附件4），取得联系2名（组通字〔2016〕1号附件1），组通字〔2016〕1号附件2、组通字〔2016〕1号附件4；附件8、附件15'

  it('cite them as they are printed, once, and can be told back', () => {
    const printed = withPrintedNumbers(TEXT, by('byTemplate', 'B'))
    expect(printed).toBe(PRINTED)
    expect(withPrintedNumbers(printed, by('byTemplate', 'B'))).toBe(PRINTED)
    expect(withPrintedNumbers(TEXT, by('byTemplate', 'C'))).toBe(TEXT)
    expect(withOwnNumbers(PRINTED)).toBe(TEXT)
  })

  it('cite several at once one by one, and leave ranges as they are', () => {
    const say = (text: string) => withPrintedNumbers(text, by('byTemplate', 'A'))
    expect(say('附件5、6失联满6个月')).toBe('组通字〔2016〕1号附件1、组通字〔2016〕1号附件2失联满6个月')
    expect(say('附件3、5')).toBe('附件3、组通字〔2016〕1号附件1')
    expect(say(say('附件5、8'))).toBe('组通字〔2016〕1号附件1、附件8')
    expect([say('附件4、8'), say('附件5至9'), say('附件4、15')]).toEqual([
      '附件4、8',
      '附件5至9',
      '附件4、15',
    ])
    expect(withPrintedNumbers('附件3、5', by('byTemplate', 'C'))).toBe('附件3、5')
    expect(annexesBefore9(by('byTemplate', 'C'))).toBe('附件1至8')
  })

  it('are deadlines and checks, too', () => {
    const deadlines = (template: 'A' | 'C') =>
      campaignDeadlines(template, 2016, DEFAULT_SETTINGS).map(({ text }) => text)
    expect(deadlines('A')).toContain('形成综合报告并填写组通字〔2016〕1号附件4')
    expect(deadlines('C')).toContain('报送综合报告和附件9')
    const words = (template: string) => {
      const made = aRun()
      const run = { ...made, campaign: { ...made.campaign, template } }
      return checkAll(collect(run, [])).flatMap(({ title, detail, rows }) => [
        title,
        detail,
        ...rows.map(({ text }) => text),
      ])
    }
    expect(words('C')).toContain('附件5与附件6没有同一个人')
    expect(words('A')).toContain('组通字〔2016〕1号附件1与组通字〔2016〕1号附件2没有同一个人')
    expect(words('A').filter(text => /(?<!号)附件[5679]|附件\d(、\d)*、[5679]/.test(text))).toEqual([])
  })

  it('keeps a report nobody has touched apart from one the clerk wrote, whatever its numbers', () => {
    const figures = (lost: number) =>
      reportFiguresSchema.parse({
        ...Object.fromEntries(
          ['onRoll', 'probationary', 'listed', 'letters', 'self', 'done', 'excused'].map(key => [key, 1]),
        ),
        ...{ flow: 0, unattached: 0, pocket: 0, lost, found: lost, dossier: 0, unfinished: 0 },
      })
    const drafted = (lost: number) => {
      const texts = draftReport(figures(lost), '2016-03-20')
      const entries = REPORT_KEYS.map(key => [key, withPrintedNumbers(texts[key], by('byTemplate', 'A'))])
      return Object.fromEntries(entries) as typeof texts
    }
    expect(drafted(1).lost).toContain('（组通字〔2016〕1号附件1）')
    const before = { figures: figures(1), asOf: '2016-03-20' }
    expect(renewedTexts(drafted(1), before, drafted(2)).lost).toBe(drafted(2).lost)
    expect(renewedTexts({ ...drafted(1), lost: '自己写的' }, before, drafted(2)).lost).toBe('自己写的')
  })

  it('are tasks of a plan, too', () => {
    const tasks = (template: 'A' | 'C') =>
      plannedStages(template, 2016, DEFAULT_SETTINGS).stages.flatMap(stage =>
        stage.tasks.map(({ text }) => text),
      )
    expect(tasks('A')).toContain('形成综合报告，填写组通字〔2016〕1号附件4并上报')
    expect(tasks('C')).toContain('分析总结：形成综合报告，报送附件9')
  })
})

describe('the sheets', () => {
  const run = (template: string) => {
    const made = aRun()
    return { ...made, campaign: { ...made.campaign, template } }
  }
  const textsOf = (sheet: ReturnType<typeof blankSheets>[number]) =>
    [...sheet.pages()].flatMap(page => page.cells)

  it.each([
    ['A', CIRCULAR],
    ['C', OWN],
  ] as const)('of a campaign by %s bear its numbers, names of worksheets too', (template, expected) => {
    const on = run(template)
    const blank = ([1, 2, 3, 4, 5, 6] as const).flatMap(annex => blankSheets(annex, on))
    const summaries = ([7, 8, 9] as const).flatMap(annex => summarySheets(annex, collect(on, [])))
    const seen = [...blank, ...summaries].flatMap(textsOf).filter(({ kind }) => kind === 'annexMark')
    expect([...new Set(seen.map(({ text }) => text))]).toEqual(expected)
    expect(summaries.map(({ name }) => name)).toEqual([expected[6], '附件8', expected[8]])
  })

  it('of explanations name the annexes as they are printed', () => {
    const on = run('A')
    const unit = on.unitById.get(on.scopeOrgId)
    if (unit === undefined) throw new Error('no unit')
    const said = textsOf(listSheet(ANNEX9_CHANGES, { run: on, unit }, [])).map(({ text }) => text)
    expect(said.join('\n')).toContain('不改变组通字〔2016〕1号附件4第2、3栏的人数')
    expect(said.join('\n')).not.toContain('附件9')
  })
})
