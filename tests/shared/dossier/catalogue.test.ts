import { describe, expect, it } from 'vitest'
import {
  CATALOGUE_ITEMS,
  dueOf,
  itemFindings,
  paperFindings,
  type CatalogueItem,
  type Due,
} from '../../../src/shared/dossier/catalogue.ts'
import type { Membership } from '../../../src/shared/roster/codes.ts'

const NONE = { HONOUR: 0, APPRAISAL_FAIL: 0, SANCTION: 0 }
const dueItems = (membership: Membership, due: Due, events = NONE) =>
  CATALOGUE_ITEMS.filter(item => dueOf(item, membership, events) === due)

const LINES: readonly CatalogueItem[] = [
  'DI-01',
  'DI-02',
  'DI-03',
  'DI-04',
  'DI-05',
  'DI-06',
  'DI-07',
  'DI-08',
  'DI-09',
  'DI-10',
  'DI-11',
]

describe('what is due for whom', () => {
  it('is lines (一) to (七) for a full member', () => {
    expect(dueItems('FORMAL', 'due')).toEqual(LINES)
    expect(dueItems('FORMAL', 'ifAny')).toEqual(['DI-12', 'DI-21', 'DI-22', 'DI-23', 'DI-24'])
  })

  it('leaves out the parts of 转正 for a probationary member', () => {
    expect(dueItems('PROBATIONARY', 'later')).toEqual(['DI-02', 'DI-10'])
    expect(dueItems('REVOKED', 'later')).toEqual(['DI-02', 'DI-10'])
    expect(dueItems('PROBATIONARY', 'due')).toEqual(LINES.filter(item => !['DI-02', 'DI-10'].includes(item)))
  })

  it('is the first papers alone for an applicant', () => {
    expect(dueItems('ACTIVIST', 'due')).toEqual(['DI-01', 'DI-03', 'DI-09'])
  })

  it.each([
    ['HONOUR', 'DI-21'],
    ['APPRAISAL_FAIL', 'DI-22'],
    ['SANCTION', 'DI-23'],
  ] as const)('asks for papers of %s only where there is one', (event, item) => {
    expect(dueOf(item, 'FORMAL', { ...NONE, [event]: 1 })).toBe('due')
    expect(dueItems('FORMAL', 'due', { ...NONE, [event]: 2 })).toEqual([...LINES, item])
  })
})

describe('a material of the catalogue', () => {
  it.each([
    ['due', 0, null, ['应有，目录中没有']],
    ['due', 0, '缺', ['应有，目录中没有']],
    ['due', 0, '有', ['核查表标为有，目录还没有登记']],
    ['due', 1, '有', []],
    ['due', 1, '缺', ['核查表标为缺，目录中已有，请核对']],
    ['later', 0, null, []],
    ['ifAny', 0, null, []],
  ] as const)('%s with %i papers and the mark %s', (due, papers, mark, found) => {
    expect(itemFindings({ due, papers, mark }, 'DI-01').map(({ text }) => text)).toEqual(found)
  })

  it('is not held against a mark that stands for two tables', () => {
    expect(itemFindings({ due: 'due', papers: 1, mark: '缺' }, 'DI-09')).toEqual([])
  })
})

describe('a paper', () => {
  const paper = {
    form: '原件',
    comparedBy: null,
    comparedOn: null,
    madeOn: '1995-06',
    pages: 3,
    filedOn: null,
    seal: null,
  } as const
  const texts = (facts: Parameters<typeof paperFindings>[0]) =>
    paperFindings(facts, '2024-03-20').map(({ text }) => text)

  it('in order has no finding; a copy must have been compared, by whom and when', () => {
    expect(texts(paper)).toEqual([])
    expect(texts({ ...paper, form: '复印件' })).toHaveLength(1)
    expect(texts({ ...paper, form: '复印件', comparedBy: '李四' })).toHaveLength(1)
    expect(texts({ ...paper, form: '复印件', comparedBy: '李四', comparedOn: '2024-01-02' })).toEqual([])
  })

  it('made after today is pointed out, made today is not', () => {
    expect(texts({ ...paper, madeOn: '2024-03-20' })).toEqual([])
    expect(texts({ ...paper, madeOn: '2024-03-21' })).toEqual(['制成时间在今天以后，请核对'])
  })

  it('of an organisation bears its seal (R-G14)', () => {
    expect(texts({ ...paper, seal: '未盖章' })).toEqual(['党组织的材料要盖章'])
    expect(texts({ ...paper, seal: '已盖章' })).toEqual([])
  })

  it('without day or pages is noted', () => {
    expect(texts({ ...paper, madeOn: null })).toEqual(['没有填制成时间'])
    expect(texts({ ...paper, pages: null })).toEqual(['没有填页数'])
  })
})
