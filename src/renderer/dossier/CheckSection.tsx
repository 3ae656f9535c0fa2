/** 核查结论 of one member: where the dossier stands, what was found, and the way to settle it. */

import { findingName } from '../../shared/dossier/findings.ts'
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffice } from '../shell/office.tsx'
import { makeUpPlace, PLACE } from '../shell/places.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import steps from '../ui/Steps.module.css'
import { CheckDialog } from './CheckDialogs.tsx'
import { useDossierWorkFilter, WORK_OPEN } from './dossierWorkFilter.ts'
import { checkWords, findingStateWords } from '../../shared/dossier/findingWords.ts'
import { OpenFindingDialog } from './OpenFindingDialog.tsx'

export interface CheckSectionProps {
  memberId: number
  name: string
  readOnly: boolean
}

export function CheckSection({ memberId, name, readOnly }: CheckSectionProps) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const [, setFilter] = useDossierWorkFilter()
  const { data } = useQuery(queries.dossier.memberCheck.queryOptions({ input: { memberId } }))
  const [dialog, setDialog] = useState<'check' | 'open' | null>(null)
  if (!data) return null
  const { state, checkedOn, checkedBy, findings } = data
  const ledger = () => {
    setFilter(() => ({ ...WORK_OPEN, finding: 'all', text: name }))
    void navigate({ to: PLACE.dossierWork })
  }
  return (
    <Section title="核查结论" aside={<FindingText {...checkWords(state)} />}>
      {checkedOn !== null && (
        <p className={steps.quiet}>
          {checkedOn} {checkedBy ?? ''}核查
        </p>
      )}
      {findings.map(finding => (
        <p key={finding.id} className={steps.when}>
          <span>{findingName(finding)}</span>
          <FindingText {...findingStateWords(finding.state)} />
          {finding.makeUpId !== null && (
            <Button
              size="small"
              type="link"
              onClick={() => void navigate({ to: makeUpPlace(finding.makeUpId ?? 0) })}
            >
              打开补办
            </Button>
          )}
        </p>
      ))}
      <div className={steps.papers}>
        <Button size="small" disabled={readOnly} onClick={() => setDialog('check')}>
          登记核查结论
        </Button>
        <Button size="small" disabled={readOnly} onClick={() => setDialog('open')}>
          登记问题
        </Button>
        {findings.length > 0 && (
          <Button size="small" onClick={ledger}>
            问题台账
          </Button>
        )}
      </div>
      {dialog === 'check' && <CheckDialog memberId={memberId} name={name} onClose={() => setDialog(null)} />}
      {dialog === 'open' && (
        <OpenFindingDialog member={{ id: memberId, name }} onClose={() => setDialog(null)} />
      )}
    </Section>
  )
}
