/** Where a case stands and which steps lead on from there. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { LOST_STATE, type LostState } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { OpenDisposalDialog } from '../disposal/OpenDisposalDialog.tsx'
import { disposalPlace } from '../shell/places.ts'
import { FindingText } from '../ui/FindingText.tsx'
import {
  ContactDialog,
  ExcludeDialog,
  NotFoundDialog,
  ReopenDialog,
  VerifyDialog,
  type ContactStep,
} from './CaseDialogs.tsx'
import { STATE_LEVEL } from './caseWords.ts'
import { OutcomeDialog } from './OutcomeDialog.tsx'

type Step = 'verify' | 'exclude' | 'contact' | 'notFound' | 'reopen' | 'dispose' | 'decide'

const STEP_LABEL: Readonly<Record<Step, string>> = {
  verify: '核查属实，转入查找',
  exclude: '排除（非失联）',
  contact: '取得联系',
  notFound: '仍无法取得联系',
  reopen: '重新查找',
  dispose: '组织处置',
  decide: '处理结果',
}

/** The step that usually comes next stands last, as the primary one. */
const NEXT: Readonly<Record<LostState, readonly Step[]>> = {
  VERIFYING: ['exclude', 'contact', 'verify'],
  EXCLUDED: [],
  SEARCHING: ['notFound', 'contact'],
  FOUND: ['dispose', 'decide'],
  NOT_FOUND: ['reopen', 'contact', 'dispose', 'decide'],
  DECIDED: ['dispose', 'decide'],
}

export interface CaseStepsProps {
  lost: LostCard
  readOnly: boolean
  /** contact was made in an attempt just entered */
  reached: ContactStep | null
  onReachedDone: () => void
}

export function CaseSteps({ lost, readOnly, reached, onReachedDone }: CaseStepsProps) {
  const navigate = useNavigate()
  const [step, setStep] = useState<Step | null>(null)
  const steps = NEXT[lost.state]
  const canContact = steps.includes('contact')
  const open = reached !== null && canContact ? 'contact' : step
  const close = () => {
    setStep(null)
    onReachedDone()
  }
  return (
    <>
      {steps.map((key, index) => (
        <Button
          key={key}
          size="small"
          type={index === steps.length - 1 ? 'primary' : 'default'}
          disabled={readOnly}
          onClick={() => setStep(key)}
        >
          {STEP_LABEL[key]}
        </Button>
      ))}
      {open === 'verify' && <VerifyDialog lost={lost} onClose={close} />}
      {open === 'exclude' && <ExcludeDialog lost={lost} onClose={close} />}
      {open === 'contact' && <ContactDialog lost={lost} proposed={reached} onClose={close} />}
      {open === 'notFound' && <NotFoundDialog lost={lost} onClose={close} />}
      {open === 'reopen' && <ReopenDialog lost={lost} onClose={close} />}
      {open === 'dispose' && (
        <OpenDisposalDialog
          member={{ id: lost.memberId, name: lost.name }}
          lost={{ id: lost.id, caseNo: lost.caseNo, reached: lost.contactOn !== null }}
          onClose={close}
          onOpened={id => void navigate({ to: disposalPlace(id) })}
        />
      )}
      {open === 'decide' && <OutcomeDialog lost={lost} onClose={close} />}
    </>
  )
}

export function CaseState({ lost }: { lost: Pick<LostCard, 'state'> }) {
  return <FindingText level={STATE_LEVEL[lost.state]} text={labelOf(LOST_STATE, lost.state)} />
}
