import { describe, expect, it } from 'vitest'
import {
  genuineWords,
  handlingWords,
  violationWords,
  type SheetFinding,
} from '../../../src/shared/dossier/checkSheet.ts'

const found = (
  kind: SheetFinding['kind'],
  state: SheetFinding['state'] = 'OPEN',
  more: Partial<SheetFinding> = {},
): SheetFinding => ({ kind, state, material: null, result: null, noSender: null, ...more })

describe('whether what the dossier says is true', () => {
  it.each<[string, SheetFinding[], boolean, string]>([
    ['nobody has looked', [], false, ''],
    ['checked, nothing found', [], true, '是'],
    ['what lacks says nothing of it', [found('F1')], true, '是'],
    [
      'wrong in one paper',
      [found('F3', 'OPEN', { material: 'APPLICATION' })],
      true,
      '否；信息有误：入党申请书',
    ],
    ['put right', [found('F3', 'CLOSED')], true, '是'],
    ['doubted', [found('F4')], true, '待查；涉嫌不真实'],
    ['the sender is asked', [found('F4', 'CONSULTED')], false, '待查；涉嫌不真实'],
    ['found genuine', [found('F4', 'CLOSED', { result: 'GENUINE' })], true, '是'],
    ['found not genuine', [found('F4', 'FALSE', { result: 'NOT_GENUINE' })], true, '否；不真实'],
    ['sealed', [found('F4', 'SEALED', { result: 'NOT_GENUINE' })], true, '否；不真实'],
    ['both', [found('F4'), found('F3')], true, '否；信息有误'],
  ])('%s', (_, findings, checked, words) => {
    expect(genuineWords(findings, checked)).toBe(words)
  })
})

describe('whether the admission was against the rules', () => {
  it.each<[string, SheetFinding[], boolean, string]>([
    ['nobody has looked', [], false, ''],
    ['checked, nothing found', [found('F4')], true, '否'],
    ['to be inquired', [found('F6')], true, '待查；违规入党'],
    ['inquired: in order', [found('F7', 'CLOSED', { result: 'GENUINE' })], true, '否'],
    ['inquired: not a member', [found('F7', 'FALSE', { result: 'NOT_GENUINE' })], true, '是；假党员'],
    [
      'both, each once',
      [found('F6', 'SEALED'), found('F6', 'SEALED'), found('F7', 'SEALED')],
      true,
      '是；违规入党；假党员',
    ],
  ])('%s', (_, findings, checked, words) => {
    expect(violationWords(findings, checked)).toBe(words)
  })
})

describe('how it is dealt with (R-G04)', () => {
  it.each<[string, SheetFinding[], Parameters<typeof handlingWords>[1], string]>([
    ['nothing', [], ['有', null], ''],
    ['marks alone', [], ['不规范', '缺'], '完善、补充'],
    ['a finding of a mark is said once', [found('F1')], ['缺'], '补充'],
    ['supplied', [found('F1', 'CLOSED')], ['有'], '已补充'],
    ['one supplied, another lacks', [found('F1', 'CLOSED')], ['缺'], '补充'],
    ['to the sender', [found('F4')], [], '商转来单位党组织处理'],
    ['no sender', [found('F4', 'FALSE', { noSender: '本地发展' })], [], '鉴别'],
    ['sealed', [found('F4', 'SEALED')], [], '已封存'],
    ['settled with the sender', [found('F4', 'CLOSED')], [], '已商转来单位党组织处理'],
    [
      'all in order',
      [found('F4'), found('F5'), found('F2'), found('F6')],
      [],
      '鉴别、完善、补办、商转来单位党组织处理',
    ],
  ])('%s', (_, findings, marks, words) => {
    expect(handlingWords(findings, marks)).toBe(words)
  })
})
