/** Where a dossier went: every keeper with the day and the reason, and a further move. */

import { Button } from 'antd'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import steps from '../ui/Steps.module.css'
import { demandDay, refused } from '../ui/readFields.ts'

type Moves = Outputs['dossier']['card']['custody']

export interface CustodyMovesProps {
  memberId: number
  moves: Moves
  readOnly: boolean
}

export function CustodyMoves({ memberId, moves, readOnly }: CustodyMovesProps) {
  const { client } = useOffice()
  const { run: remove } = useWrite(client.dossier.removeCustody)
  const [open, setOpen] = useState(false)
  return (
    <Section title="保管去向">
      {moves.map(({ id, onDate, keeper, keeperBefore, reason, handoverId }) => (
        <p key={id} className={steps.when}>
          <span>{onDate}</span>
          <b>{keeper}</b>
          <span className={steps.quiet}>
            {keeperBefore === null ? '' : `原由${keeperBefore}保管，`}
            {reason}
          </span>
          {handoverId === null && (
            <Button
              size="small"
              type="link"
              disabled={readOnly}
              aria-label={`删除${onDate}的保管单位变更`}
              onClick={() => void remove({ id })}
            >
              删除
            </Button>
          )}
        </p>
      ))}
      <div className={steps.papers}>
        <Button size="small" disabled={readOnly} onClick={() => setOpen(true)}>
          变更保管单位
        </Button>
      </div>
      {open && <MoveDialog memberId={memberId} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function MoveDialog({ memberId, onClose }: { memberId: number; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.moveDossier, { quiet: true })
  const [onDate, setOnDate] = useState(today)
  const [keeper, setKeeper] = useState('')
  const [reason, setReason] = useState('')
  const submit = async () => {
    const day = demandDay(onDate, today, 'onDate', '请填写变更日期')
    if (!day.ok) return day
    if (keeper.trim() === '') return refused('keeper', '请填写保管单位')
    if (reason.trim() === '') return refused('reason', '请填写变更原因')
    return run({ memberId, values: { onDate: day.value, keeper, reason } })
  }
  return (
    <FormDialog
      title="变更档案保管单位"
      submitText="登记"
      onSubmit={submit}
      onClose={onClose}
      fields={['onDate', 'keeper', 'reason']}
    >
      <p>档案转到别处保管的在这里登记，以前的保管单位仍然可查。原来填错的，直接在“保管单位”里改。</p>
      <Field label="变更日期" name="onDate" required>
        <DateField autoFocus dayOnly today={today} value={onDate} onChange={setOnDate} />
      </Field>
      <Field label="新保管单位" name="keeper" required>
        <TextField maxLength={60} value={keeper} onChange={setKeeper} />
      </Field>
      <Field
        label="变更原因"
        name="reason"
        required
        hint="如 随人事档案转出、去世后单独存放、停止党籍后移交上级"
      >
        <TextField maxLength={200} value={reason} onChange={setReason} />
      </Field>
    </FormDialog>
  )
}
