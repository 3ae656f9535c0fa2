/** One disposal case: its steps in their order, what each asks for, and the papers (rules.md 4.3). */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  CLUE_TO,
  DISPOSAL_GROUND,
  DISPOSAL_KIND,
  DISPOSAL_SOURCE,
  DISPOSAL_STEP,
} from '../../shared/disposal/codes.ts'
import { disposalValuesSchema, type DisposalCard } from '../../shared/disposal/methods.ts'
import { nextStep, takenBy, RUNNING } from '../../shared/disposal/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { disposalPlace, lostCasePlace, memberPlace, PLACE, registrationPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Field } from '../ui/Field.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { RecordFields, type RecordField } from '../ui/RecordFields.tsx'
import { Section } from '../ui/Section.tsx'
import { Archive } from './Archive.tsx'
import record from '../ui/RecordPage.module.css'
import steps from '../ui/Steps.module.css'
import styles from './disposal.module.css'
import { dueWords, stateWords } from '../../shared/disposal/disposalWords.ts'
import { Notes } from './Notes.tsx'
import { Papers } from './Papers.tsx'
import { StepDialog } from './StepDialog.tsx'
import { StepList } from './StepList.tsx'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮，保存' },
  { keys: 'Ctrl Z', what: '撤销' },
]

const patchSchema = disposalValuesSchema.partial()
type Key = keyof DisposalCard['values']

const ABOUT: readonly RecordField<Key>[] = [
  { key: 'facts', label: '主要表现', type: { kind: 'long', maxLength: 1000 } },
  { key: 'sourceNote', label: '来源说明', type: { kind: 'text', maxLength: 200 } },
  { key: 'remark', label: '备注', type: { kind: 'long', maxLength: 300 } },
]

const SINCE: RecordField<Key> = {
  key: 'sinceOn',
  label: '自何时起',
  type: { kind: 'date' },
  hint: '自行脱党的六个月从这一天算起',
}

const CLUE: readonly RecordField<Key>[] = [
  { key: 'violation', label: '有违纪违法线索', type: { kind: 'flag' } },
  { key: 'clueTo', label: '移送给', type: { kind: 'code', table: CLUE_TO } },
  { key: 'clueOn', label: '移送日期', type: { kind: 'day' } },
  { key: 'clueNo', label: '移送文号', type: { kind: 'text', maxLength: 60 } },
]

export default function CaseScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const id = Number(params.disposalId)
  const { queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const { data, isError } = useQuery(
    queries.disposal.card.queryOptions({ input: { id, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  useKeyHints(HINTS)
  if (isError) {
    return (
      <EmptyState text="没有这件处置案，可能已被撤销。">
        <Button onClick={() => void navigate({ to: PLACE.disposal })}>回到组织处置</Button>
      </EmptyState>
    )
  }
  return data ? <Case key={data.id} disposal={data} /> : null
}

/** The case before, the one after, and the lost case it came from. */
function Links({ disposal, readOnly }: { disposal: DisposalCard; readOnly: boolean }) {
  const navigate = useNavigate()
  const { previous, following, lostCase, registration } = disposal
  const to = (text: string, place: string) => (
    <Button size="small" onClick={() => void navigate({ to: place })}>
      {text}
    </Button>
  )
  return (
    <>
      {lostCase && to(`失联记录 ${lostCase.caseNo}`, lostCasePlace(lostCase.id))}
      {registration && (
        <>
          {to(registration.name, registrationPlace(registration.driveId))}
          <RecordAttachments
            memberId={disposal.memberId}
            owner={{ table: 'registrationForm', rowId: registration.id }}
            name="不愿登记的申请"
            readOnly={readOnly}
          />
        </>
      )}
      {previous && to(`前案 ${previous.caseNo}`, disposalPlace(previous.id))}
      {following && to(`后案 ${following.caseNo}`, disposalPlace(following.id))}
    </>
  )
}

function Case({ disposal }: { disposal: DisposalCard }) {
  const { client } = useOffice()
  const { day, readOnly } = useScope()
  const navigate = useNavigate()
  const { run } = useWrite(client.disposal.update, { quiet: true })
  const [taking, setTaking] = useState(false)
  const [amending, setAmending] = useState<number | null>(null)
  const [removing, setRemoving] = useState(false)
  const rule = nextStep(disposal.route, disposal.state)
  const amended = amending === null ? undefined : disposal.steps[amending]
  const amendedBy = amending === null ? null : takenBy(disposal.route, disposal.steps, amending)
  const due = dueWords(disposal, day)
  const removable = RUNNING.includes(disposal.state) && !['ANNOUNCED', 'RECTIFYING'].includes(disposal.state)
  const fields = {
    values: disposal.values,
    schema: patchSchema,
    readOnly,
    onSave: (values: Parameters<typeof run>[0]['values']) => run({ id: disposal.id, values }),
  }
  return (
    <article className={record.page} aria-label={`处置案：${disposal.name}`}>
      <header className={record.head}>
        <Button size="small" onClick={() => void navigate({ to: PLACE.disposal })}>
          ‹ 组织处置
        </Button>
        <h1>{disposal.name}</h1>
        <b>{labelOf(DISPOSAL_KIND, disposal.kind)}</b>
        <FindingText {...stateWords(disposal.state)} />
        {due && <FindingText {...due} />}
        {disposal.clueOpen && <FindingText level="error" text="线索尚未移送" />}
        <span className={steps.quiet}>
          {disposal.orgName} · {disposal.caseNo}
        </span>
        <span className={record.actions}>
          <Links disposal={disposal} readOnly={readOnly} />
          <Button size="small" onClick={() => void navigate({ to: memberPlace(disposal.memberId) })}>
            打开党员卡
          </Button>
          {removable && (
            <Button size="small" disabled={readOnly} onClick={() => setRemoving(true)}>
              删除误立
            </Button>
          )}
          {rule && (
            <Button size="small" type="primary" disabled={readOnly} onClick={() => setTaking(true)}>
              {labelOf(DISPOSAL_STEP, rule.step)}
            </Button>
          )}
        </span>
      </header>
      <div className={[record.columns, styles.columns].join(' ')}>
        {/* reached with Tab, so that the keyboard can scroll it */}
        <div className={record.first} role="region" aria-label="办理程序各步" tabIndex={0}>
          <Section title="办理程序">
            <StepList disposal={disposal} readOnly={readOnly} onAmend={setAmending} />
          </Section>
        </div>
        <div className={record.second}>
          <Section title="案由">
            <dl className={steps.facts}>
              <dt>处置依据</dt>
              <dd>{disposal.grounds.map(ground => labelOf(DISPOSAL_GROUND, ground)).join('；')}</dd>
              <dt>案由来源</dt>
              <dd>{labelOf(DISPOSAL_SOURCE, disposal.source)}</dd>
            </dl>
            <RecordFields {...fields} fields={disposal.kind === 'SELF_LEFT' ? [...ABOUT, SINCE] : ABOUT} />
          </Section>
          <Section title="违纪违法线索">
            <RecordFields {...fields} fields={disposal.values.violation ? CLUE : CLUE.slice(0, 1)} />
            <p className={steps.quiet}>不能以组织处置代替党纪处分或法律制裁；线索移送前不能宣布处置。</p>
          </Section>
          <Notes disposal={disposal} kind="education" readOnly={readOnly} />
          <Papers disposal={disposal} />
          <Archive disposal={disposal} readOnly={readOnly} />
          <Notes disposal={disposal} kind="aftercare" readOnly={readOnly} />
        </div>
      </div>
      {taking && rule && (
        <StepDialog
          disposal={disposal}
          rule={rule}
          onClose={() => setTaking(false)}
          onFollowing={id => void navigate({ to: disposalPlace(id) })}
        />
      )}
      {amended && amendedBy && (
        <StepDialog
          disposal={disposal}
          rule={amendedBy}
          amends={amended}
          onClose={() => setAmending(null)}
          onFollowing={id => void navigate({ to: disposalPlace(id) })}
        />
      )}
      {removing && <RemoveDialog disposal={disposal} onClose={() => setRemoving(false)} />}
    </article>
  )
}

function RemoveDialog({ disposal, onClose }: { disposal: DisposalCard; onClose: () => void }) {
  const { client } = useOffice()
  const navigate = useNavigate()
  const { run } = useWrite(client.disposal.remove, { quiet: true })
  const [reason, setReason] = useState('')
  const submit = async () => {
    const result = await run({ id: disposal.id, reason })
    if (result.ok) void navigate({ to: PLACE.disposal })
    return result
  }
  return (
    <ConfirmChange
      title="删除误立的处置案"
      effect={`将删除${disposal.name}的处置案 ${disposal.caseNo} 1件，连同已登记的各步。`}
      confirmText="删除"
      onConfirm={submit}
      onClose={onClose}
      fields={['reason']}
    >
      <Field label="原因" name="reason" required>
        <TextField autoFocus maxLength={200} value={reason} onChange={setReason} />
      </Field>
    </ConfirmChange>
  )
}
