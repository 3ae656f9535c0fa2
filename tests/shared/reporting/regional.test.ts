/** What counties do differently with the same annexes: each setting tried on both values. */

import { describe, expect, it } from 'vitest'
import { baseOf } from '../../../src/shared/forms/annexForms.ts'
import { summarySheets } from '../../../src/shared/forms/annexes.ts'
import { copyLabels, copyPlan } from '../../../src/shared/forms/copyPlan.ts'
import { inCopies } from '../../../src/shared/forms/distribution.ts'
import type { FormSheet } from '../../../src/shared/forms/sheet.ts'
import { checkX7 } from '../../../src/shared/reporting/figureChecks.ts'
import { REGIONAL_KEYS, regionalSettings } from '../../../src/shared/reporting/regional.ts'
import { DEFAULT_SETTINGS, SETTINGS, type Settings } from '../../../src/shared/settings/rules.ts'
import { aRun, collect } from './build.ts'
import { EVERYBODY, NOT_FOUND } from './worked.ts'

const total = (settings: Partial<Settings>) =>
  copyPlan(4, aRun({ settings }), '党总支').reduce((sum, { count }) => sum + count, 0)

describe('copies and addressees', () => {
  it('are six of annex 4, or what the county asks for', () => {
    expect(total({})).toBe(6)
    expect(total({ 'print.copyPlan.4': '留存1、组织部4' })).toBe(5)
  })

  it('go to the committee where there is no 党总支, even where the plan names no committee', () => {
    const run = aRun({ settings: { 'print.copyPlan.5': '留存1、党总支2' } })
    expect(copyPlan(5, run, null)).toEqual([
      { to: '党支部留存', count: 1 },
      { to: '中共青山镇委员会', count: 2 },
    ])
    expect(copyPlan(5, run, '党总支')[1]).toEqual({ to: '党总支', count: 2 })
  })

  it('name the superior of the settings', () => {
    expect(copyPlan(7, aRun({}), null).at(-1)?.to).toBe('县委组织部')
    expect(copyPlan(7, aRun({ settings: { 'committee.superior': '区委组织部' } }), null).at(-1)?.to).toBe(
      '区委组织部',
    )
  })

  it('are labelled one by one', () => {
    const labels = copyLabels(copyPlan(4, aRun({}), '党总支')).map(({ text }) => text)
    expect(labels).toEqual([
      '党支部留存 第1份，共6份',
      '党总支 第2份，共6份',
      '中共青山镇委员会 第3份，共6份',
      '县委组织部 第4份，共6份',
      '县委组织部 第5份，共6份',
      '县委组织部 第6份，共6份',
    ])
  })
})

describe('a paper in its copies', () => {
  const sheet = (name: string, copies: FormSheet['copies']): FormSheet => {
    const [first] = summarySheets(8, collect(aRun({}), EVERYBODY))
    if (!first) throw new Error('no sheet')
    return { ...first, name, ...(copies && { copies }) }
  }
  const HEAD = { title: '附件4 外出流动党员登记表', unit: '中共青山镇委员会', asOf: '2016-03-20' }

  it('has a page of distribution, then copy after copy, each with its addressee on every page', () => {
    const under = sheet('一', [
      { to: '党支部留存', count: 1 },
      { to: '党总支', count: 1 },
      { to: '县委组织部', count: 1 },
    ])
    const alone = sheet('二', [
      { to: '党支部留存', count: 1 },
      { to: '县委组织部', count: 2 },
    ])
    const made = [...inCopies(HEAD, [under, alone])]
    expect(made.map(({ name }) => name)).toEqual(['分送单', '一', '二', '一', '二', '一', '二'])
    const copies = made.slice(1).map(one => [...one.pages()].map(({ copy }) => copy))
    expect(copies).toEqual([
      ['党支部留存 第1份，共3份'],
      ['党支部留存 第1份，共3份'],
      ['党总支 第2份，共3份'],
      ['县委组织部 第2份，共3份'],
      ['县委组织部 第3份，共3份'],
      ['县委组织部 第3份，共3份'],
    ])
    const texts = [...(made[0]?.pages() ?? [])].flatMap(({ cells }) => cells.map(({ text }) => text))
    // Addressee, copies of a sheet, sheets, pages.
    const line = texts.indexOf('县委组织部')
    expect(texts.slice(line, line + 4)).toEqual(['县委组织部', '1至2', '2', '3'])
  })

  it('has one copy without a plan', () => {
    expect([...inCopies(HEAD, [sheet('旧', undefined)])].map(({ name }) => name)).toEqual(['分送单', '旧'])
  })
})

describe('the occupations of annex 7', () => {
  const headers = (settings: Partial<Settings>) => {
    const collected = collect(aRun({ settings }), Object.values(NOT_FOUND))
    const [sheet] = summarySheets(7, collected)
    return [...(sheet?.pages() ?? [])].flatMap(({ cells }) =>
      cells.filter(({ kind }) => kind === 'header').map(({ text }) => text),
    )
  }
  it('are printed, or not', () => {
    expect(headers({})).toContain('职业')
    expect(headers({ 'annex7.occupation': false })).not.toContain('职业')
    expect(headers({ 'annex7.occupation': false })).toContain('失去联系具体情形')
  })

  it('are balanced only where they are printed', () => {
    const nobody = Object.values(NOT_FOUND).map(member => ({
      ...member,
      lostOccupation: null,
      cases: member.cases.map(one => ({ ...one, lostOccupation: null })),
    }))
    const passed = (settings: Partial<Settings>) => {
      const run = aRun({ settings })
      const collected = collect(run, nobody)
      return checkX7(run, collected.annex7, collected.lost).passed
    }
    expect(passed({})).toBe(false)
    expect(passed({ 'annex7.occupation': false })).toBe(true)
  })

  it('leave the form on one A3 page either way', () => {
    for (const value of [true, false]) {
      const { paper, orientation } = baseOf(7, { ...DEFAULT_SETTINGS, 'annex7.occupation': value })
      expect([paper, orientation]).toEqual(['A3', 'landscape'])
      const collected = collect(aRun({ settings: { 'annex7.occupation': value } }), EVERYBODY)
      const widths = summarySheets(7, collected)[0]?.columnWidths ?? []
      const width = widths.reduce((sum, one) => sum + one, 0)
      expect(width).toBeGreaterThan(385)
      expect(Math.round(width)).toBeLessThanOrEqual(396)
    }
  })
})

describe('what a batch shows of them', () => {
  it('is every regional setting with its source, as it was frozen', () => {
    expect(REGIONAL_KEYS.every(key => SETTINGS[key].source !== '')).toBe(true)
    const shown = regionalSettings({ ...DEFAULT_SETTINGS, 'annex6.orgCode': 'asAnnex5' })
    expect(shown).toHaveLength(REGIONAL_KEYS.length)
    expect(shown).toContainEqual({
      label: '附件6党组织类别代码',
      value: '与附件5相同',
      source: 'S03 118（X-50）',
    })
  })

  it('is nothing a batch of an earlier version did not have', () => {
    expect(regionalSettings({ 'annex6.orgCode': 'literal', unknown: 1 }).map(({ value }) => value)).toEqual([
      '照附件6所列',
    ])
  })
})
