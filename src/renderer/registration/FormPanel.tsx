/** Beside the list: one form, what is written on it, and how it was compared with the register. */

import { Button, Dropdown } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  registrationValuesSchema,
  type RegistrationForm,
  type RegistrationRow,
} from '../../shared/registration/methods.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { OpenDisposalDialog } from '../disposal/OpenDisposalDialog.tsx'
import { FactList } from '../dossier/FactList.tsx'
import { openOnTab } from '../roster/card/openTab.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { disposalPlace, memberPlace, registrationPaperPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { RecordFields, type RecordField } from '../ui/RecordFields.tsx'
import { Section } from '../ui/Section.tsx'
import panel from '../ui/Panel.module.css'
import { CheckDialog, DeclineDialog, RemoveFormDialog, RetractDialog, ReturnDialog } from './FormDialogs.tsx'
import { askPath } from './paperAsk.ts'
import { caseProposal, formWords } from '../../shared/registration/registrationWords.ts'

type Dialog = 'return' | 'decline' | 'retract' | 'check' | 'remove' | 'dispose'
type Key = keyof RegistrationForm['values']

const patchSchema = registrationValuesSchema.partial()

const SUMMARY: readonly RecordField<Key>[] = [
  { key: 'thought', label: '思想表现', type: { kind: 'long', maxLength: 2000 } },
  { key: 'work', label: '工作表现', type: { kind: 'long', maxLength: 2000 } },
  { key: 'style', label: '作风表现', type: { kind: 'long', maxLength: 2000 } },
  { key: 'life', label: '生活表现', type: { kind: 'long', maxLength: 2000 } },
  { key: 'signedOn', label: '本人签字日期', type: { kind: 'day' } },
]

const OPINIONS: readonly RecordField<Key>[] = [
  { key: 'branchOpinion', label: '党支部意见', type: { kind: 'long', maxLength: 500 } },
  { key: 'branchOpinionOn', label: '党支部意见日期', type: { kind: 'day' } },
  { key: 'committeeOpinion', label: '基层党委意见', type: { kind: 'long', maxLength: 500 } },
  { key: 'committeeOpinionOn', label: '基层党委意见日期', type: { kind: 'day' } },
  { key: 'note', label: '备注', type: { kind: 'text', maxLength: 300 } },
]

export interface FormPanelProps {
  row: RegistrationRow
  readOnly: boolean
}

export function FormPanel({ row, readOnly }: FormPanelProps) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const { data: form } = useQuery(
    queries.registration.form.queryOptions({
      input: { id: row.id, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  return form ? <Form form={form} readOnly={readOnly} /> : null
}

function Form({ form, readOnly }: { form: RegistrationForm; readOnly: boolean }) {
  const { client } = useOffice()
  const navigate = useNavigate()
  const { run: write } = useWrite(client.registration.write, { quiet: true })
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const { id, memberId, name, state, disposal } = form
  const out = state === 'ISSUED' || state === 'OVERDUE'
  const action = (what: Dialog, text: string, type: 'primary' | 'default' = 'default') => (
    <Button size="small" type={type} disabled={readOnly} onClick={() => setDialog(what)}>
      {text}
    </Button>
  )
  const fields = {
    values: form.values,
    schema: patchSchema,
    readOnly,
    onSave: (values: Parameters<typeof write>[0]['values']) => write({ id, values }),
  }
  const many = { ids: [id], name, onClose: close, onSaved: close }
  return (
    <>
      <header className={panel.head}>
        <h2>{name}</h2>
        <p className={panel.sub}>
          {form.orgName} · {form.driveName}
        </p>
        <FindingText {...formWords(form)} />
        {form.findings.map(({ level, text }) => (
          <p key={text}>
            <FindingText level={level} text={text} />
          </p>
        ))}
        <div className={panel.actions}>
          {out && action('return', '登记交回', 'primary')}
          {out && action('decline', '不愿登记')}
          {state === 'UNWILLING' && disposal === null && action('dispose', '立案处置', 'primary')}
          {disposal !== null && (
            <Button size="small" onClick={() => void navigate({ to: disposalPlace(disposal.id) })}>
              处置案 {disposal.caseNo}
            </Button>
          )}
          <Button
            size="small"
            onClick={() =>
              void navigate({ to: registrationPaperPlace(askPath({ kind: 'form', id, blank: out })) })
            }
          >
            申请表版面
          </Button>
          <RecordAttachments
            memberId={memberId}
            owner={{ table: 'registrationForm', rowId: id }}
            name={`${form.driveName} ${name}`}
            readOnly={readOnly}
          />
          <Dropdown
            trigger={['click']}
            disabled={readOnly}
            menu={{
              items: out
                ? [{ key: 'remove', label: '删除误发的' }]
                : [{ key: 'retract', label: '更正为未交' }],
              onClick: ({ key }) => setDialog(key === 'remove' ? 'remove' : 'retract'),
            }}
          >
            <Button size="small" aria-haspopup="menu">
              更多 ▾
            </Button>
          </Dropdown>
        </div>
      </header>
      {/* reached with Tab, so that the keyboard can scroll it */}
      <div className={panel.body} role="region" aria-label="登记申请表内容" tabIndex={0}>
        <Section title="发放和交回">
          <FactList
            facts={[
              ['发放日期', form.issuedOn],
              ['截止日期', form.deadline],
              ['交回日期', form.returnedOn],
              ['登记意愿', form.wish],
              ...(form.wish === '不愿登记' ? [['书面申请', form.applicationOn] as const] : []),
            ]}
          />
        </Section>
        {!out && state !== 'UNWILLING' && (
          <Checking form={form} readOnly={readOnly} onCorrected={() => setDialog('check')} />
        )}
        <Section title="本人总结">
          <RecordFields {...fields} fields={SUMMARY} />
        </Section>
        <Section title="组织意见">
          <RecordFields {...fields} fields={OPINIONS} />
        </Section>
      </div>
      {dialog === 'return' && <ReturnDialog {...many} />}
      {dialog === 'check' && <CheckDialog {...many} />}
      {dialog === 'decline' && <DeclineDialog form={form} onClose={close} />}
      {dialog === 'retract' && <RetractDialog form={form} onClose={close} />}
      {dialog === 'remove' && <RemoveFormDialog form={form} onClose={close} />}
      {dialog === 'dispose' && (
        <OpenDisposalDialog
          member={{ id: memberId, name }}
          registrationId={id}
          source="APPLICATION"
          proposed={caseProposal(form)}
          onClose={close}
          onOpened={caseId => void navigate({ to: disposalPlace(caseId) })}
        />
      )}
    </>
  )
}

interface CheckingProps {
  form: RegistrationForm
  readOnly: boolean
  onCorrected: () => void
}

/** S01 15: what the form tells is compared with the register, and the register put right. */
function Checking({ form, readOnly, onCorrected }: CheckingProps) {
  const { client } = useOffice()
  const navigate = useNavigate()
  const { run } = useWrite(client.registration.check)
  const { id, memberId, check, checkNote, checkedOn, checkedBy } = form
  const mark = (state: '核对无误' | null) => void run({ ids: [id], state, note: null })
  return (
    <Section title="与台账核对">
      {check !== null && (
        <p>
          <FindingText
            level={check === '核对无误' ? 'ok' : 'note'}
            text={check === '核对无误' ? check : `${check}：${checkNote ?? ''}`}
          />{' '}
          <span className={panel.sub}>
            {checkedOn ?? ''} {checkedBy ?? ''}
          </span>
        </p>
      )}
      <p className={panel.actions}>
        <Button
          size="small"
          onClick={() => {
            openOnTab('basic')
            void navigate({ to: memberPlace(memberId) })
          }}
        >
          到党员卡更正
        </Button>
        {check === null ? (
          <Button size="small" disabled={readOnly} onClick={() => mark('核对无误')}>
            核对无误
          </Button>
        ) : (
          <Button size="small" disabled={readOnly} onClick={() => mark(null)}>
            取消核对
          </Button>
        )}
        <Button size="small" disabled={readOnly} onClick={onCorrected}>
          有更正
        </Button>
      </p>
    </Section>
  )
}
