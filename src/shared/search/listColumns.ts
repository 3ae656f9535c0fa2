/** The columns of the list of lost members, of the lists to watch, and of contact data to be checked. */

import { columnsOf } from '../forms/listColumns.ts'
import { labelOf } from '../kernel/codes.ts'
import { turnWords, verifyWords } from './caseWords.ts'
import { LOST_OUTCOME, LOST_STATE } from './codes.ts'
import type { ContactRow } from './contactMethods.ts'
import type { LostRow } from './methods.ts'
import type { WatchRow } from './rhythmMethods.ts'

function marks({ isKey, isPocket, outcomes }: LostRow): string {
  return [
    ...(isKey ? ['重点'] : []),
    ...(isPocket ? ['“口袋”'] : []),
    ...outcomes.map(outcome => labelOf(LOST_OUTCOME, outcome)),
  ].join('、')
}

function durationText({ duration, startAssumed }: LostRow): string {
  return `${duration?.text ?? '起算日不详'}${startAssumed ? '（起算日为推定，请确认）' : ''}`
}

function attemptsText({ attempts, lastAttemptOn }: LostRow): string {
  return attempts === 0 ? '还没有' : `${attempts}次，最近${lastAttemptOn?.slice(5) ?? ''}`
}

const lost = columnsOf<LostRow>()

export const LOST_COLUMNS = [
  lost('name', '姓名', 72, row => row.name),
  lost('orgName', '支部', 112, row => row.orgName, 'center', 130),
  lost('caseNo', '编号', 104, row => row.caseNo),
  lost('state', '状态', 136, row => labelOf(LOST_STATE, row.state)),
  lost('duration', '失联时间', 118, durationText),
  lost('foundOn', '发现日期', 98, row => row.foundOn),
  lost('verifyBy', '核查期限', 184, (row, on) => verifyWords(row, on).text),
  lost('attempts', '查找', 128, attemptsText),
  lost('turn', '每周排查、回访', 168, row => turnWords(row.turn)?.text ?? ''),
  lost('contactOn', '取得联系', 98, row => row.contactOn ?? ''),
  lost('marks', '标记和结果', 150, marks, 'left'),
] as const

const watch = columnsOf<WatchRow>()

export const WATCH_COLUMNS = [
  watch('name', '姓名', 84, row => row.name, 'center', 120),
  watch('orgName', '支部', 150, row => row.orgName),
  watch('since', '起算日期', 104, row => row.since),
  watch('length', '已有多久', 110, row => row.length),
  watch('basis', '依据', 180, row => row.basis),
  watch('phone', '电话', 124, row => row.phone ?? ''),
  watch('case', '失联记录', 100, row => (row.caseId === null ? '没有立' : '已立')),
] as const

const contact = columnsOf<ContactRow>()

export const CONTACT_COLUMNS = [
  contact('name', '姓名', 84, row => row.name, 'center', 120),
  contact('orgName', '支部', 150, row => row.orgName),
  contact('phone', '电话', 124, row => row.phone ?? '没有'),
  contact('wechat', '微信', 110, row => row.wechat ?? ''),
  contact('residence', '居住地', 200, row => row.residence ?? ''),
  contact('checkedOn', '上次核对', 112, row => row.checkedOn ?? '没有核对过'),
  contact('length', '已有多久', 110, row => row.length ?? ''),
  contact('person', '核对人', 90, row => row.person ?? ''),
] as const
