/** The steps of a make-up case: what was done, what comes next and what it needs, what is to follow. */

import { MAKE_UP_STEP, makeUpSteps, type MakeUpRule } from '../../shared/dossier/makeUp.ts'
import type { MakeUpCard, MakeUpTaken } from '../../shared/dossier/makeUpMethods.ts'
import { LOST_PROOF, makeUpWords } from '../../shared/dossier/makeUpRules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import steps from '../ui/Steps.module.css'
import { makeUpResultWords, makeUpStepName } from '../../shared/dossier/makeUpWords.ts'

/** The steps that still follow from where the case stands, along the way without refusals. */
function planned({ state, ...makeUp }: MakeUpCard): MakeUpRule[] {
  const rules = makeUpSteps(makeUp)
  const way: MakeUpRule[] = []
  let at: string | undefined = state
  for (;;) {
    const rule = rules.find(({ from }) => from === at)
    if (!rule || way.includes(rule)) return way
    way.push(rule)
    at = typeof rule.to === 'string' ? rule.to : (rule.to.AGREE ?? rule.to.GENUINE)
  }
}

interface TakenProps {
  taken: MakeUpTaken
  makeUp: MakeUpCard
  readOnly: boolean
}

function Taken({ taken, makeUp, readOnly }: TakenProps) {
  const { step, on, result, actor, documentNo, signer, sealed, text } = taken
  const rule = makeUpSteps(makeUp).find(one => one.step === step)
  const about = [
    step === 'INTRODUCERS' && makeUp.proof !== null ? labelOf(LOST_PROOF, makeUp.proof) : null,
    actor,
    documentNo,
    signer === null ? null : `${signer}签字`,
    sealed ? '已盖章' : null,
    step === 'KEEP' ? makeUp.keeper : null,
    step === 'COLUMNS' && makeUp.partySigner !== null ? `党委书记${makeUp.partySigner}签字、盖章` : null,
  ].filter(word => word !== null)
  return (
    <>
      <p className={steps.when}>
        <b>{rule ? makeUpStepName(rule) : labelOf(MAKE_UP_STEP, step)}</b>
        <span>{on}</span>
        {result !== null && (
          <FindingText
            level={result === 'AGREE' || result === 'GENUINE' ? 'ok' : 'error'}
            text={makeUpResultWords(step, result)}
          />
        )}
        <RecordAttachments
          memberId={makeUp.memberId}
          owner={{ table: 'makeUpStep', rowId: taken.id }}
          name={`${labelOf(MAKE_UP_STEP, step)} ${on}`}
          readOnly={readOnly}
        />
      </p>
      {about.length > 0 && <p className={steps.quiet}>{about.join(' · ')}</p>}
      {text !== null && <p>{text}</p>}
    </>
  )
}

export function MakeUpStepList({ makeUp, readOnly }: { makeUp: MakeUpCard; readOnly: boolean }) {
  return (
    <ol className={steps.steps} aria-label="补办程序">
      {makeUp.steps.map(taken => (
        <li key={taken.id} data-state="done">
          <Taken taken={taken} makeUp={makeUp} readOnly={readOnly} />
        </li>
      ))}
      {planned(makeUp).map((rule, i) => (
        <li key={rule.step} data-state={i === 0 ? 'next' : 'later'}>
          <p className={steps.when}>
            <b>{makeUpStepName(rule)}</b>
            {i === 0 && <FindingText level="warning" text="下一步" />}
          </p>
          {i === 0 && (
            <p className={steps.quiet}>
              须有：{rule.needs.map(need => makeUpWords(rule.step)[need]).join('、')}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
