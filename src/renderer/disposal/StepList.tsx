/** The steps of a case in their order: what was done, what comes next and what it needs, what is to follow. */

import { Button } from 'antd'
import { DISPOSAL_STEP } from '../../shared/disposal/codes.ts'
import type { DisposalCard, TakenStep } from '../../shared/disposal/methods.ts'
import { NEEDS, nextStep, stepsOf, takenBy } from '../../shared/disposal/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { SETTINGS } from '../../shared/settings/rules.ts'
import { useSettings } from '../shell/settings.ts'
import { FindingText } from '../ui/FindingText.tsx'
import steps from '../ui/Steps.module.css'
import { resultWords } from './stepWords.ts'

interface Planned {
  key: string
  label: string
  state: 'next' | 'later' | 'over'
  needs: readonly string[]
}

/** Steps still to come; none twice, and after a case has ended only its filing. */
function planned({ route, state, steps }: DisposalCard): Planned[] {
  const rules = stepsOf(route)
  if (nextStep(route, state) === null) return []
  const start = rules.findIndex(({ from }) => from === state)
  const rest = rules.slice(start).filter(({ from }) => from === state || from !== 'ENDED')
  return rest.map(rule => ({
    key: `${rule.step}-${steps.length}`,
    label: labelOf(DISPOSAL_STEP, rule.step),
    state: rule.from === state ? 'next' : 'later',
    needs: rule.needs.map(need => NEEDS[need]),
  }))
}

function votesText({ expected, entitled, present, agree, against, abstain }: TakenStep): string {
  if (expected === null) return ''
  if (agree === null) return `应到${expected}名，实到${present ?? 0}名`
  return `应到${expected}名，有表决权${entitled ?? 0}名，实到${present ?? 0}名；赞成${agree}票，反对${against ?? 0}票，弃权${abstain ?? 0}票`
}

interface TakenProps {
  taken: TakenStep
  disposal: DisposalCard
  /** absent: nothing can be put right here */
  onAmend?: (() => void) | undefined
}

function Taken({ taken, disposal, onAmend }: TakenProps) {
  const { on, actor, documentNo, text, step, result, voteRule } = taken
  const lines = [
    votesText(taken),
    voteRule === null ? '' : `赞成票须过${SETTINGS['disposal.vote'].words?.[voteRule] ?? ''}`,
    step === 'TALK' && disposal.educators.length > 0
      ? `教育人：${disposal.educators.map(({ name }) => name).join('、')}`
      : '',
    step === 'INQUIRE' && disposal.heardOn !== null
      ? `${disposal.heardOn} 与本人见面，申辩：${disposal.hearing ?? ''}`
      : '',
    step === 'INQUIRE' && disposal.unreachableReason !== null
      ? `没有见面：${disposal.unreachableReason}`
      : '',
    step === 'ANNOUNCE' && disposal.announcedHow !== null ? disposal.announcedHow : '',
    text ?? '',
  ].filter(line => line !== '')
  return (
    <>
      <p className={steps.when}>
        <b>{labelOf(DISPOSAL_STEP, step)}</b>
        <span>{on}</span>
        {result !== null && (
          <FindingText
            level={['FAIL', 'BACK', 'STOP', 'LOST', 'REFUSES'].includes(result) ? 'warning' : 'ok'}
            text={resultWords(step, result)}
          />
        )}
        {onAmend && (
          <Button
            size="small"
            type="link"
            aria-label={`更正${labelOf(DISPOSAL_STEP, step)} ${on}`}
            onClick={onAmend}
          >
            更正
          </Button>
        )}
      </p>
      <p className={steps.quiet}>{[actor, documentNo].filter(word => word !== null).join(' · ')}</p>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

interface StepListProps {
  disposal: DisposalCard
  readOnly: boolean
  /** step number `at` is to be put right */
  onAmend: (at: number) => void
}

export function StepList({ disposal, readOnly, onAmend }: StepListProps) {
  const { 'committee.superior': superior } = useSettings()
  const { approver } = disposal.route
  return (
    <>
      {disposal.kind !== 'WITHDRAW' && (
        <p className={steps.quiet}>
          审批：{approver === 'party' ? '镇党委' : `镇党委提出意见，${superior}审批`}
          {disposal.rectifyTo === null ? '' : `；改正期至 ${disposal.rectifyTo}`}
        </p>
      )}
      <ol className={steps.steps} aria-label="办理程序">
        {disposal.steps.map((taken, at) => (
          <li key={taken.id} data-state="done">
            <Taken
              taken={taken}
              disposal={disposal}
              onAmend={
                readOnly || takenBy(disposal.route, disposal.steps, at) === null
                  ? undefined
                  : () => onAmend(at)
              }
            />
          </li>
        ))}
        {planned(disposal).map(({ key, label, state, needs }) => (
          <li key={key} data-state={state}>
            <p className={steps.when}>
              <b>{label}</b>
              {state === 'next' && <FindingText level="warning" text="下一步" />}
            </p>
            {state === 'next' && needs.length > 0 && <p className={steps.quiet}>须有：{needs.join('、')}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
