/** 证明人: the introducers, and the members who know how it was (R-G11). */

import { Button } from 'antd'
import { useState } from 'react'
import {
  WITNESS_ROLE,
  WITNESS_STATE,
  type WitnessRole,
  type WitnessState,
} from '../../shared/dossier/makeUp.ts'
import type { MakeUpCard, Witness } from '../../shared/dossier/makeUpMethods.ts'
import { LOST_PROOF } from '../../shared/dossier/makeUpRules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import steps from '../ui/Steps.module.css'
import styles from './makeUp.module.css'
import { optionalDay } from '../ui/readFields.ts'

const LEVEL: Readonly<Record<WitnessState, FindingLevel>> = {
  PENDING: 'warning',
  SIGNED: 'ok',
  DEAD: 'note',
  MISSING: 'note',
}

export function Witnesses({ makeUp, readOnly }: { makeUp: MakeUpCard; readOnly: boolean }) {
  const { client } = useOffice()
  const { run: remove } = useWrite(client.dossier.removeWitness)
  const [editing, setEditing] = useState<Witness | 'new' | null>(null)
  const { witnesses, proof, witnessesMissing } = makeUp
  return (
    <Section
      title="证明人"
      aside={
        <Button size="small" disabled={readOnly} onClick={() => setEditing('new')}>
          登记证明人
        </Button>
      }
    >
      <ul className={styles.people} aria-label="证明人">
        {witnesses.map(one => (
          <li key={one.id}>
            <p className={steps.when}>
              <b>{one.name}</b>
              <span>{labelOf(WITNESS_ROLE, one.role)}</span>
              <FindingText level={LEVEL[one.state]} text={labelOf(WITNESS_STATE, one.state)} />
              {one.onDate !== null && <span className={steps.quiet}>{one.onDate}</span>}
              <RecordAttachments
                memberId={makeUp.memberId}
                owner={{ table: 'makeUpWitness', rowId: one.id }}
                name={`${one.name}的证明`}
                readOnly={readOnly}
              />
              {!readOnly && (
                <span className={styles.itemActions}>
                  <Button
                    size="small"
                    type="link"
                    aria-label={`修改${one.name}`}
                    onClick={() => setEditing(one)}
                  >
                    修改
                  </Button>
                  <Button
                    size="small"
                    type="link"
                    aria-label={`删除${one.name}`}
                    onClick={() => void remove({ id: one.id })}
                  >
                    删除
                  </Button>
                </span>
              )}
            </p>
            {one.statement !== null && <p>{one.statement}</p>}
          </li>
        ))}
      </ul>
      {proof === null ? (
        <FindingText level="note" text={`还缺${witnessesMissing ?? ''}`} />
      ) : (
        <FindingText level="ok" text={`证明齐全：${labelOf(LOST_PROOF, proof)}`} />
      )}
      {editing !== null && (
        <WitnessDialog
          makeUpId={makeUp.id}
          witness={editing === 'new' ? null : editing}
          introducers={witnesses.filter(({ role }) => role === 'INTRODUCER').length}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}

interface WitnessDialogProps {
  makeUpId: number
  witness: Witness | null
  /** introducers named already: two is all there are */
  introducers: number
  onClose: () => void
}

function WitnessDialog({ makeUpId, witness, introducers, onClose }: WitnessDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.saveWitness, { quiet: true })
  const [role, setRole] = useState<WitnessRole | null>(
    witness?.role ?? (introducers < 2 ? 'INTRODUCER' : 'KNOWING'),
  )
  const [name, setName] = useState(witness?.name ?? '')
  const [state, setState] = useState<WitnessState | null>(witness?.state ?? 'SIGNED')
  const [on, setOn] = useState(witness?.onDate ?? today)
  const [statement, setStatement] = useState(witness?.statement ?? '')
  const submit = async () => {
    const day = optionalDay(on, today, 'onDate')
    if (!day.ok) return day
    if (role === null || state === null || name.trim() === '') {
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message: '请填写姓名', field: 'name' } }
    }
    return run({
      makeUpId,
      id: witness?.id ?? null,
      values: {
        role,
        name,
        state,
        onDate: state === 'SIGNED' ? day.value : null,
        statement: statement.trim() === '' ? null : statement,
      },
    })
  }
  return (
    <FormDialog
      title="证明人"
      onSubmit={submit}
      onClose={onClose}
      fields={['role', 'name', 'state', 'onDate', 'statement']}
    >
      <Field label="证明人" name="role" required>
        <CodeSelect table={WITNESS_ROLE} required value={role} onChange={setRole} />
      </Field>
      <Field label="姓名" name="name" required>
        <TextField autoFocus maxLength={30} value={name} onChange={setName} />
      </Field>
      <Field label="证明情况" name="state" required>
        <CodeSelect table={WITNESS_STATE} required value={state} onChange={setState} />
      </Field>
      {state === 'SIGNED' && (
        <Field label="签字日期" name="onDate" required>
          <DateField dayOnly today={today} value={on} onChange={setOn} />
        </Field>
      )}
      <Field label="证明内容" name="statement" hint="何时何地介绍入党，谁主持大会，是否形成决议">
        <TextField rows={3} maxLength={1000} value={statement} onChange={setStatement} />
      </Field>
    </FormDialog>
  )
}
