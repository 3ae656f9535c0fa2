/** Where a case stands and which steps lead on from there, by the table of rules.md 4.2. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DisposalKind } from '../../shared/disposal/codes.ts'
import { LOST_STATE } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import {
  outcomesFrom,
  stepRule,
  TO_DISPOSE,
  type LostStep,
  type Standing,
} from '../../shared/search/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { OpenDisposalDialog } from '../disposal/OpenDisposalDialog.tsx'
import { disposalPlace } from '../shell/places.ts'
import { FindingText } from '../ui/FindingText.tsx'
import {
  ContactDialog,
  ContinueDialog,
  ExcludeDialog,
  NotFoundDialog,
  VerifyDialog,
  type ContactStep,
} from './CaseDialogs.tsx'
import { STATE_LEVEL } from '../../shared/search/caseWords.ts'
import { CloseDialog, InvestigateDialog, ProposeDialog } from './LaterDialogs.tsx'
import { OutcomeDialog } from './OutcomeDialog.tsx'

type Step =
  | 'exclude'
  | 'continue'
  | 'notFound'
  | 'contact'
  | 'verify'
  | 'investigate'
  | 'propose'
  | 'dispose'
  | 'decide'
  | 'close'

/** The step that usually comes next stands last, as the primary one. */
const STEPS: readonly { key: Step; label: string; step: LostStep | null }[] = [
  { key: 'exclude', label: '排除（非失联）', step: 'EXCLUDE' },
  { key: 'continue', label: '继续查找', step: 'CONTINUE' },
  { key: 'notFound', label: '仍无法取得联系', step: 'NOT_FOUND' },
  { key: 'contact', label: '取得联系', step: 'CONTACT' },
  { key: 'verify', label: '核查属实，转入查找', step: 'ASSIGN' },
  { key: 'dispose', label: '组织处置', step: null },
  { key: 'decide', label: '处理结果', step: null },
  { key: 'investigate', label: '调查核实', step: 'INVESTIGATE' },
  { key: 'propose', label: '初步意见', step: 'PROPOSE' },
  { key: 'close', label: '结案', step: 'CLOSE' },
]

function isOpen({ key, step }: (typeof STEPS)[number], standing: Standing): boolean {
  if (step !== null) return stepRule(standing, step) !== null
  if (key === 'dispose') return TO_DISPOSE.includes(standing.state)
  // 继续查找 has a button of its own.
  return outcomesFrom(standing).some(outcome => outcome !== 'Z9')
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
  const [kind, setKind] = useState<DisposalKind | null>(null)
  const standing = { state: lost.state, found: lost.contactOn !== null }
  const steps = STEPS.filter(one => isOpen(one, standing))
  const canContact = steps.some(({ key }) => key === 'contact')
  const open = reached !== null && canContact ? 'contact' : step
  const close = () => {
    setStep(null)
    setKind(null)
    onReachedDone()
  }
  return (
    <>
      {steps.map(({ key, label }, index) => (
        <Button
          key={key}
          size="small"
          type={index === steps.length - 1 ? 'primary' : 'default'}
          disabled={readOnly}
          onClick={() => setStep(key)}
        >
          {label}
        </Button>
      ))}
      {open === 'verify' && <VerifyDialog lost={lost} onClose={close} />}
      {open === 'exclude' && <ExcludeDialog lost={lost} onClose={close} />}
      {open === 'contact' && <ContactDialog lost={lost} proposed={reached} onClose={close} />}
      {open === 'notFound' && <NotFoundDialog lost={lost} onClose={close} />}
      {open === 'continue' && <ContinueDialog lost={lost} onClose={close} />}
      {open === 'investigate' && <InvestigateDialog lost={lost} onClose={close} />}
      {open === 'propose' && <ProposeDialog lost={lost} onClose={close} />}
      {open === 'close' && <CloseDialog lost={lost} onClose={close} />}
      {open === 'dispose' && (
        <OpenDisposalDialog
          member={{ id: lost.memberId, name: lost.name }}
          lost={disposalStart(lost, kind)}
          onClose={close}
          onOpened={id => void navigate({ to: disposalPlace(id) })}
        />
      )}
      {open === 'decide' && (
        <OutcomeDialog
          lost={lost}
          onClose={close}
          onDispose={of => {
            setKind(of)
            setStep('dispose')
          }}
        />
      )}
    </>
  )
}

/** What the disposal case begins with: what was found out of the lost one. */
function disposalStart(
  { id, caseNo, contactOn, start, values, conductChecks }: LostCard,
  kind: DisposalKind | null,
) {
  const found = conductChecks.map(({ finding }) => finding).join('；')
  return {
    id,
    caseNo,
    reached: contactOn !== null,
    kind,
    start,
    facts: values.investigation ?? (found === '' ? null : found),
    secretary: values.secretary,
    violation: values.conduct === '违纪违法线索',
  }
}

export function CaseState({ lost }: { lost: Pick<LostCard, 'state'> }) {
  return <FindingText level={STATE_LEVEL[lost.state]} text={labelOf(LOST_STATE, lost.state)} />
}
