import { describe, expect, it } from 'vitest'
import { printableHeight, printableWidth } from '../../../src/shared/forms/description.ts'
import { proofRequestSheet } from '../../../src/shared/forms/proofRequest.ts'
import type { FormSheet } from '../../../src/shared/forms/sheet.ts'
import { letterSheet, receiptSheet, type LetterPaper } from '../../../src/shared/forms/transferLetter.ts'
import { capitalMonth, capitalNumber } from '../../../src/shared/transfer/capitals.ts'

const PAPER: LetterPaper = {
  letterNo: '2016-018',
  name: '张三',
  sex: '男',
  age: 45,
  nation: '汉族',
  idNo: '410400197005010010',
  probationary: false,
  fromOrg: '中共青山镇委员会',
  toOrg: '中共郑州市某街道工作委员会',
  duesPaidTo: '2016-02',
  validDays: 90,
  issuedOn: '2016-03-01',
  contact: '13700000001',
  address: '青山镇人民路1号',
  phone: '0375-0000001',
  fax: '0375-0000002',
  postcode: '467000',
}

const pageOf = (sheet: FormSheet) => {
  const [page] = [...sheet.pages()]
  if (!page) throw new Error('no page')
  return page
}
const texts = (sheet: FormSheet) => pageOf(sheet).cells.map(({ text }) => text)
const ringed = (changes: Partial<LetterPaper>) =>
  pageOf(letterSheet({ ...PAPER, ...changes }))
    .cells.filter(({ kind }) => kind === 'ringed')
    .map(({ text }) => text)
const sum = (lengths: readonly number[]) => lengths.reduce((total, one) => total + one, 0)

describe('numbers in capitals (forms.md 10)', () => {
  it.each([
    [0, '零'],
    [1, '壹'],
    [9, '玖'],
    [10, '壹拾'],
    [30, '叁拾'],
    [90, '玖拾'],
    [99, '玖拾玖'],
    [100, '壹佰'],
    [105, '壹佰零伍'],
    [110, '壹佰壹拾'],
    [180, '壹佰捌拾'],
  ])('%i is %s', (n, words) => {
    expect(capitalNumber(n)).toBe(words)
  })

  it('months stand with their year, and leave room where nothing is known', () => {
    expect(capitalMonth('2016-02')).toBe('贰零壹陆年贰月')
    expect(capitalMonth('2020-10-01')).toBe('贰零贰零年壹拾月')
    expect(capitalMonth('2015-12')).toBe('贰零壹伍年壹拾贰月')
    expect(capitalMonth(null)).toBe('　　　　年　　月')
  })
})

describe('the letter in three parts (D20)', () => {
  it('bears one number on all three, and says whence and whither', () => {
    const said = texts(letterSheet(PAPER))
    expect(said.filter(text => text === '第　2016-018　号')).toHaveLength(3)
    expect(said).toEqual(
      expect.arrayContaining([
        '第\n一\n联',
        '第\n二\n联',
        '第\n三\n联',
        '党\n员\n介\n绍\n信\n存\n根',
        '由中共青山镇委员会转到中共郑州市某街道工作委员会。',
        '由中共青山镇委员会去中共郑州市某街道工作委员会，请转接组织关系。',
        '该同志党费已交到贰零壹陆年贰月。',
        '（有效期玖拾天）',
        '（贴回执联处）',
        '（加盖骑缝章）',
        '45岁，',
        '汉族，',
        '　　张三同志的党员组织关系已转达我处，特此回复。',
      ]),
    )
    expect(said.filter(text => text.startsWith('－　－'))).toHaveLength(2)
  })

  it.each([
    [{ sex: '男', probationary: false }, ['预备', '女', '预备']],
    [{ sex: '女', probationary: true }, ['正式', '男', '正式']],
    [{ sex: null, probationary: null }, []],
  ])('%j: a ring around what does not hold', (changes, rings) => {
    expect(ringed(changes)).toEqual(rings)
  })

  it.each([
    ['the letter', letterSheet(PAPER)],
    [
      'the receipt',
      receiptSheet({ letterNo: '第7号', name: '李四', sender: null, on: null, by: '', phone: '' }),
    ],
    [
      'the request',
      proofRequestSheet({ ...PAPER, validTo: '2016-05-30', on: '2016-06-20', by: '王五', phone: '' }),
    ],
  ])('%s fills the paper in its width and fits its height', (_name, sheet) => {
    const { columnWidths, rowHeights, cells } = pageOf(sheet)
    expect(sum(columnWidths)).toBeCloseTo(printableWidth('A4', 'portrait'), 5)
    expect(sum(rowHeights)).toBeLessThanOrEqual(printableHeight('A4', 'portrait'))
    for (const { row, rowSpan, col, colSpan } of cells) {
      expect(col).toBeGreaterThanOrEqual(0)
      expect(colSpan).toBeGreaterThan(0)
      expect(col + colSpan).toBeLessThanOrEqual(columnWidths.length)
      expect(row + rowSpan).toBeLessThanOrEqual(rowHeights.length)
    }
  })

  it('lays no two texts over one another', () => {
    const taken = new Set<string>()
    for (const { row, rowSpan, col, colSpan } of pageOf(letterSheet(PAPER)).cells) {
      for (let r = row; r < row + rowSpan; r += 1) {
        for (let c = col; c < col + colSpan; c += 1) {
          expect(taken.has(`${r}/${c}`), `${r}/${c}`).toBe(false)
          taken.add(`${r}/${c}`)
        }
      }
    }
  })

  it('takes the number of another office without saying 第 and 号 twice (D24)', () => {
    const receipt = { name: '李四', sender: '中共某区委员会', on: '2016-03-15', by: '王五', phone: '' }
    expect(texts(receiptSheet({ ...receipt, letterNo: '第7号' }))).toContain('第　7　号')
    expect(texts(receiptSheet({ ...receipt, letterNo: null }))).toContain('第　＿＿＿＿＿　号')
  })
})
