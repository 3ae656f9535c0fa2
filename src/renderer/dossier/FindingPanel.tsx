/** One finding: what was done about it, and what may follow (rules.md 4.5). */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { findingValuesSchema, type FindingCard } from '../../shared/dossier/findingMethods.ts'
import {
  FINDING_RESULT,
  FINDING_STEP,
  findingName,
  findingWords,
  makeUpOf,
  nextFindingSteps,
  type FindingRule,
} from '../../shared/dossier/findings.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { OpenDisposalDialog } from '../disposal/OpenDisposalDialog.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { disposalPlace, makeUpPlace, memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { RecordFields, type RecordField } from '../ui/RecordFields.tsx'
import { Section } from '../ui/Section.tsx'
import steps from '../ui/Steps.module.css'
import styles from './dossier.module.css'
import { FindingStepDialog } from './FindingStepDialog.tsx'
import { findingDueWords, findingStateWords } from '../../shared/dossier/findingWords.ts'
import { OpenMakeUpDialog } from './OpenMakeUpDialog.tsx'

const patchSchema = findingValuesSchema.partial()

/** What the check opened has neither day nor person yet. */
const FIELDS: readonly RecordField<keyof typeof findingValuesSchema.shape>[] = [
  { key: 'description', label: '情况', type: { kind: 'long', maxLength: 500 } },
  { key: 'responsible', label: '责任人', type: { kind: 'text', maxLength: 30 } },
  { key: 'dueOn', label: '处理期限', type: { kind: 'day' } },
  { key: 'foundOn', label: '发现日期', type: { kind: 'day' } },
  { key: 'foundBy', label: '核查人', type: { kind: 'text', maxLength: 30 } },
]

export function FindingPanel({ id, readOnly }: { id: number; readOnly: boolean }) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const { data } = useQuery(
    queries.dossier.finding.queryOptions({ input: { id, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  return data ? <Finding finding={data} readOnly={readOnly} /> : null
}

function Finding({ finding, readOnly }: { finding: FindingCard; readOnly: boolean }) {
  const { day } = useScope()
  const navigate = useNavigate()
  const due = findingDueWords(finding, day)
  const { client } = useOffice()
  const { run } = useWrite(client.dossier.updateFinding, { quiet: true })
  return (
    <>
      <header className={styles.panelHead}>
        <h2>{finding.name}</h2> <FindingText {...findingStateWords(finding.state)} />
        <p className={styles.sub}>
          {finding.orgName} · {finding.foundOn} {finding.foundBy}发现
        </p>
        <div className={styles.panelActions}>
          <Button size="small" onClick={() => void navigate({ to: memberPlace(finding.memberId) })}>
            打开党员卡
          </Button>
          <RecordAttachments
            memberId={finding.memberId}
            owner={{ table: 'dossierFinding', rowId: finding.id }}
            name={`${findingName(finding)} ${finding.name}`}
            readOnly={readOnly}
          />
        </div>
      </header>
      <div className={styles.panelBody}>
        <Section title={findingName(finding)}>
          {due && <FindingText {...due} />}
          <RecordFields
            fields={FIELDS}
            values={finding}
            schema={patchSchema}
            readOnly={readOnly}
            onSave={values => run({ id: finding.id, values })}
          />
        </Section>
        <Section title="处理经过">
          {finding.steps.length === 0 && <p className={steps.quiet}>还没有处理</p>}
          <ol className={steps.steps} aria-label="处理经过">
            {finding.steps.map(taken => (
              <li key={taken.id} data-state="done">
                <p className={steps.when}>
                  <b>{labelOf(FINDING_STEP, taken.step)}</b>
                  <span>{taken.on}</span>
                  {taken.result !== null && (
                    <FindingText
                      level={taken.result === 'GENUINE' ? 'ok' : 'error'}
                      text={labelOf(FINDING_RESULT, taken.result)}
                    />
                  )}
                  <RecordAttachments
                    memberId={finding.memberId}
                    owner={{ table: 'dossierFindingStep', rowId: taken.id }}
                    name={`${labelOf(FINDING_STEP, taken.step)} ${taken.on}`}
                    readOnly={readOnly}
                  />
                </p>
                <p className={steps.quiet}>
                  {[taken.actor, taken.documentNo, taken.unit].filter(word => word !== null).join(' · ')}
                </p>
                {taken.text !== null && <p>{taken.text}</p>}
                {taken.noSender !== null && <p>没有商转出单位：{taken.noSender}</p>}
              </li>
            ))}
          </ol>
          <Next finding={finding} readOnly={readOnly} />
        </Section>
      </div>
    </>
  )
}

/** What may follow: the steps of the table, the make-up, the disposal of who proved untrue. */
function Next({ finding, readOnly }: { finding: FindingCard; readOnly: boolean }) {
  const { client } = useOffice()
  const navigate = useNavigate()
  const { run: remove } = useWrite(client.dossier.removeFinding)
  const [taking, setTaking] = useState<FindingRule | null>(null)
  const [dialog, setDialog] = useState<'makeUp' | 'disposal' | null>(null)
  const { id, kind, state, makeUpId, memberId, name, disposals } = finding
  const rules = nextFindingSteps(kind, state)
  const own = rules.filter(rule => rule.byMakeUp !== true)
  const makeUp = rules.some(({ step }) => step === 'MAKE_UP') ? makeUpOf(kind) : null
  const untrue = finding.steps.some(({ result }) => result === 'NOT_GENUINE') || state === 'SEALED'
  const member = { id: memberId, name }
  return (
    <>
      <div className={steps.papers}>
        {own.map(rule => (
          <Button
            key={`${rule.step}-${rule.from}`}
            size="small"
            type="primary"
            disabled={readOnly}
            onClick={() => setTaking(rule)}
          >
            {labelOf(FINDING_STEP, rule.step)}
          </Button>
        ))}
        {makeUp !== null && (
          <Button
            size="small"
            type={own.length === 0 ? 'primary' : 'default'}
            disabled={readOnly}
            onClick={() => setDialog('makeUp')}
          >
            {makeUp === 'WHOLE' ? '补办档案' : '请发展党组织补齐'}
          </Button>
        )}
        {makeUpId !== null && (
          <Button size="small" onClick={() => void navigate({ to: makeUpPlace(makeUpId) })}>
            打开补办
          </Button>
        )}
        {disposals.map(disposal => (
          <Button
            key={disposal.id}
            size="small"
            onClick={() => void navigate({ to: disposalPlace(disposal.id) })}
          >
            处置案 {disposal.caseNo}
          </Button>
        ))}
        {untrue && disposals.length === 0 && (
          <Button size="small" disabled={readOnly} onClick={() => setDialog('disposal')}>
            组织处置立案
          </Button>
        )}
        {finding.steps.length === 0 && (
          <Button size="small" disabled={readOnly} onClick={() => void remove({ id })}>
            删除误登
          </Button>
        )}
      </div>
      {own.map(({ step, from, needs }) => (
        <p key={`${step}-${from}`} className={steps.quiet}>
          {labelOf(FINDING_STEP, step)}须有：{needs.map(need => findingWords(step)[need]).join('、')}
        </p>
      ))}
      {taking && <FindingStepDialog finding={finding} rule={taking} onClose={() => setTaking(null)} />}
      {dialog === 'makeUp' && makeUp !== null && (
        <OpenMakeUpDialog
          member={member}
          finding={{ id, kind: makeUp, description: finding.description }}
          onClose={() => setDialog(null)}
          onOpened={made => void navigate({ to: makeUpPlace(made) })}
        />
      )}
      {dialog === 'disposal' && (
        <OpenDisposalDialog
          member={member}
          source="DOSSIER"
          onClose={() => setDialog(null)}
          onOpened={made => void navigate({ to: disposalPlace(made) })}
        />
      )}
    </>
  )
}
