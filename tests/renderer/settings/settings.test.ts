import { describe, expect, it } from 'vitest'
import { settingGroups } from '../../../src/renderer/settings/settingGroups.ts'
import { readSetting, settingFinding, type Setting } from '../../../src/renderer/settings/settingValue.ts'
import { shownSettings } from '../../../src/renderer/settings/shownSettings.ts'
import { sourceWords } from '../../../src/renderer/settings/sourceWords.ts'
import { SETTING_KEYS, SETTINGS, settingValueText } from '../../../src/shared/settings/rules.ts'

describe('where a default comes from', () => {
  it.each([
    ['S03 18、98、113', '平直〔2016〕7号集中排查通知第18、98、113段'],
    ['S00 30、S03 18（X-07）', '排查党员工作实施方案第30段；平直〔2016〕7号集中排查通知第18段'],
    ['S03 88未写明（forms.md 附件4）', '平直〔2016〕7号集中排查通知第88段未写明'],
    ['forms.md 附件7', '附件7填表说明'],
    ['S03未写份数', '平直〔2016〕7号集中排查通知未写份数'],
    ['S03 147–154（一份留存）', '平直〔2016〕7号集中排查通知第147–154段'],
    ['各文件未写明（R-B08）', '各文件未写明'],
    ['范文2写“4月中旬前”，未写明哪一天（R-A12）', '范文2写“4月中旬前”，未写明哪一天'],
    ['本单位', '本单位'],
  ])('%s reads %s', (source, text) => {
    expect(sourceWords(source)).toEqual({ text, outside: false })
  })

  it('says plainly what no document of the office settles', () => {
    expect(sourceWords('非本单位文件规定（R-F04）')).toEqual({ text: '非本单位文件规定', outside: true })
  })

  it('is in plain words for every setting', () => {
    for (const key of SETTING_KEYS) expect(sourceWords(SETTINGS[key].source).text).not.toMatch(/[A-Za-z]/)
  })
})

describe('settings', () => {
  it('stand each in one group, none left over', () => {
    const groups = settingGroups()
    expect(groups.flatMap(group => group.keys).sort()).toEqual([...SETTING_KEYS].sort())
    expect(groups.map(group => group.title)).not.toContain('其他')
  })

  it('show every value in words', () => {
    for (const key of SETTING_KEYS) {
      expect(SETTINGS[key].label).not.toMatch(/[A-Za-z]{2,}/)
      expect(settingValueText(key, SETTINGS[key].fallback)).not.toMatch(/[A-Za-z]{2,}/)
    }
  })

  const setting = (fallback: Setting['fallback']): Setting => ({
    key: 'lost.months',
    label: '',
    value: fallback,
    fallback,
    source: '',
    choices: [],
    needsReason: true,
    lastChange: null,
  })

  it.each<[Setting['fallback'], string, Setting['value'] | null]>([
    [6, ' 12 ', 12],
    [6, '十二', null],
    [6, '1.5', null],
    [true, 'true', true],
    [true, 'false', false],
    ['', ' 李干事 ', '李干事'],
  ])('with the default %s, %j is read as %s', (fallback, typed, value) => {
    expect(readSetting(setting(fallback), typed)).toBe(value)
  })

  it.each([
    ['6', null],
    ['36', null],
    ['六', '请填数字'],
  ])('%j is found wrong before the reason is asked for: %s', (typed, words) => {
    expect(settingFinding(setting(6), typed)).toBe(words)
  })

  it.each(['0', '37'])('%s months are out of bounds', typed => {
    expect(settingFinding(setting(6), typed)).not.toBeNull()
  })
})

describe('narrowing the settings', () => {
  const months: Setting = {
    key: 'lost.months',
    label: '失联月数',
    value: 6,
    fallback: 6,
    source: 'S03 18',
    choices: [],
    needsReason: true,
    lastChange: null,
  }
  const days: Setting = {
    ...months,
    key: 'lost.verifyDays',
    label: '发现失联后核查天数',
    value: 40,
    fallback: 30,
    source: 'S02 54',
  }
  const shown = (text: string, changedOnly = false) =>
    shownSettings([months, days], { title: '失联时间', text, changedOnly }).map(({ key }) => key)

  it.each([
    ['', ['lost.months', 'lost.verifyDays']],
    ['月数', ['lost.months']],
    [' 天数 ', ['lost.verifyDays']],
    ['失联时间', ['lost.months', 'lost.verifyDays']],
    ['集中排查通知第18段', ['lost.months']],
    ['党费', []],
  ])('%j finds %j by label, group and source', (text, keys) => {
    expect(shown(text)).toEqual(keys)
  })

  it('shows only what differs from its default', () => {
    expect(shown('', true)).toEqual(['lost.verifyDays'])
    expect(shown('月数', true)).toEqual([])
  })
})
