/** What a make-up case is told in. */

import { labelOf } from '../kernel/codes.ts'
import type { LevelWords } from '../kernel/levelWords.ts'
import {
  MAKE_UP_OVER,
  MAKE_UP_STATE,
  MAKE_UP_STEP,
  makeUpSteps,
  type MakeUpKind,
  type MakeUpResult,
  type MakeUpRule,
  type MakeUpState,
  type MakeUpStep,
} from './makeUp.ts'
import type { MakeUpRow } from './makeUpMethods.ts'

export function makeUpStateWords(state: MakeUpState): LevelWords {
  const text = labelOf(MAKE_UP_STATE, state)
  if (state === 'FILED') return { level: 'ok', text }
  if (state === 'UNTRUE' || state === 'REFUSED') return { level: 'error', text }
  return { level: MAKE_UP_OVER.includes(state) ? 'note' : 'warning', text }
}

const NUMERALS = '一二三四五六七八九十'

/** 三、党支部证明; a step that is none of the ten has no number. */
export function makeUpStepName({ step, number }: Pick<MakeUpRule, 'step' | 'number'>): string {
  const name = labelOf(MAKE_UP_STEP, step)
  return number === 0 ? name : `${NUMERALS[number - 1] ?? ''}、${name}`
}

/** The step that comes next; nothing once the case is over. */
export function nextMakeUpWords(row: Pick<MakeUpRow, 'kind' | 'developedHere' | 'next'>): string {
  const rule = makeUpSteps(row).find(({ step }) => step === row.next)
  return rule === undefined ? '' : makeUpStepName(rule)
}

/** 整档补办, and where the member was developed. */
export function makeUpKindWords({
  kind,
  developedHere,
}: {
  kind: MakeUpKind
  developedHere: boolean
}): string {
  if (kind === 'PART') return '部分补齐'
  return developedHere ? '整档补办' : '整档补办（外地发展）'
}

/** What the step is about, in one sentence. */
export const MAKE_UP_ABOUT: Readonly<Record<MakeUpStep, string>> = {
  APPLY: '本人提出补办申请，由本人签字。',
  INTRODUCERS:
    '两名入党介绍人书面证明并签字；一名已去世或无法查找的，另加知情党员；两名都不在的，由两名以上知情党员证明。先在“证明人”中登记。',
  BRANCH: '写明申请、确定积极分子、接收、转正的时间和大会决议，附会议记录复印件，盖章并由负责人签字。',
  COMMITTEE: '当时党委研究接收和转正的会议记录复印件，盖章并由负责人签字。',
  REQUEST: '党委形成确认党员身份的请示，附证明材料，报组织部审批。',
  APPROVAL: '组织部确认党员身份后出具批复。没有批复的，不能补填志愿书。',
  FORM: '按入党时间领取新版或旧版志愿书，封面印有“补”字。',
  PAGES: '本人按现在的情况如实填写；这一天就是各栏的落款时间。',
  COLUMNS: '照“补填志愿书文字”填写决议栏和党委栏，签字盖章。',
  REMARK: '补填好的志愿书报组织部审核，由组织部填写备考栏并盖章。',
  KEEP: '志愿书连同请示、批复和证明材料，送交保管单位存档。',
  ASK: '不是本地发展的，函请发展该党员的党组织补办。',
  ANSWER: '登记发展地党组织的答复。',
  VERIFY: '先核实党员身份。属实的由发展党组织补齐；不属实的写调查报告，报组织部封存。',
  COMPLETE: '协调发展该党员的党组织，把材料、手续补齐。',
  REPORT: '说明核实的过程、结果，按规定追究责任。',
  SEAL: '档案材料报组织部封存。',
}

const RESULTS: Readonly<Partial<Record<MakeUpStep, Partial<Record<MakeUpResult, string>>>>> = {
  APPROVAL: { AGREE: '确认党员身份', REFUSE: '没有确认，补办结束' },
  ANSWER: { AGREE: '已补办并寄来', REFUSE: '不能补办，补办结束' },
  VERIFY: { GENUINE: '党员身份属实', NOT_GENUINE: '党员身份不属实' },
}

export function makeUpResultWords(step: MakeUpStep, result: MakeUpResult): string {
  return RESULTS[step]?.[result] ?? ''
}
