/** Somebody comes to read a dossier: what he brings is written down, and what bars him is said (R-G24, R-G25). */

import { Button } from 'antd'
import { useState } from 'react'
import { READING_KIND, type ReadingKind } from '../../shared/dossier/reading.ts'
import { textOrNull } from '../census/textOrNull.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { refused, refusedAs } from '../ui/readFields.ts'
import { NO_READER, ReaderFields, readerOf, type ReaderDraft } from './ReaderFields.tsx'

export interface ReadingDialogProps {
  /** the leader in charge, of the settings */
  leader: string
  onClose: () => void
}

const FIELDS = ['memberId', 'onDate', 'approvedOn', 'dueOn']

export function ReadingDialog({ leader, onClose }: ReadingDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.admitReading, { quiet: true })
  const [member, setMember] = useState<PickedMember | null>(null)
  const [kind, setKind] = useState<ReadingKind>('现场查阅')
  const [first, setFirst] = useState<ReaderDraft>(NO_READER)
  const [pair, setPair] = useState(false)
  const [second, setSecond] = useState<ReaderDraft>(NO_READER)
  const [unit, setUnit] = useState('')
  const [letterNo, setLetterNo] = useState('')
  const [purpose, setPurpose] = useState('')
  const [approvedBy, setApprovedBy] = useState(leader)
  const [approvedOn, setApprovedOn] = useState('')
  const [onDate, setOnDate] = useState(today)
  const [supervisor, setSupervisor] = useState('')
  const [lendReason, setLendReason] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [distinctReason, setDistinctReason] = useState('')
  const [remark, setRemark] = useState('')
  const lent = kind === '外借'

  const submit = async () => {
    const days = {
      onDate: dayValue(onDate, today),
      approvedOn: dayValue(approvedOn, today),
      dueOn: dayValue(dueOn, today),
    }
    for (const [field, day] of Object.entries(days)) {
      if (!day.ok) return refusedAs(field, day)
    }
    const { onDate: on, approvedOn: approved, dueOn: due } = days
    if (!on.ok || !approved.ok || !due.ok) return null
    if (member === null) return refused('memberId', '请选择查阅谁的档案')
    if (on.value === null) return refused('onDate', '请填写查阅日期')
    return run({
      memberId: member.id,
      values: {
        kind,
        readers: [first, second].flatMap(readerOf),
        unit,
        letterNo,
        purpose,
        approvedBy,
        approvedOn: approved.value,
        onDate: on.value,
        supervisor: lent ? '' : supervisor,
        lendReason: lent ? lendReason : '',
        dueOn: lent ? due.value : null,
        distinctReason,
        remark: textOrNull(remark),
      },
    })
  }
  return (
    <FormDialog
      title="登记查阅档案"
      submitText="登记"
      columns={2}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field label="被查阅人" name="memberId" required>
        <MemberPicker autoFocus value={member} onChange={setMember} />
      </Field>
      <Field label="方式" name="kind" required hint="无特殊情况不外借">
        <CodeSelect
          table={READING_KIND}
          required
          value={kind}
          onChange={next => next !== null && setKind(next)}
        />
      </Field>
      <ReaderFields label="查阅人" value={first} onChange={setFirst} />
      {pair ? (
        <ReaderFields label="第二人" value={second} onChange={setSecond} />
      ) : (
        <p>
          <Button size="small" onClick={() => setPair(true)}>
            加第二名查阅人
          </Button>
        </p>
      )}
      <Field label="查阅单位" name="unit" required>
        <TextField maxLength={80} value={unit} onChange={setUnit} />
      </Field>
      <Field label="介绍信" name="letterNo" required hint="党组织介绍信的编号或日期">
        <TextField maxLength={60} value={letterNo} onChange={setLetterNo} />
      </Field>
      <Field label="查阅事由" name="purpose" required>
        <TextField maxLength={200} value={purpose} onChange={setPurpose} />
      </Field>
      <Field label="批准人" name="approvedBy" required hint="分管党员档案工作的领导，可在“设置”里写明">
        <TextField maxLength={30} value={approvedBy} onChange={setApprovedBy} />
      </Field>
      <Field label="批准日期" name="approvedOn" required>
        <DateField dayOnly today={today} value={approvedOn} onChange={setApprovedOn} />
      </Field>
      <Field label={lent ? '外借日期' : '查阅日期'} name="onDate" required>
        <DateField dayOnly today={today} value={onDate} onChange={setOnDate} />
      </Field>
      {lent ? (
        <>
          <Field label="特殊情况" name="lendReason" required>
            <TextField maxLength={200} value={lendReason} onChange={setLendReason} />
          </Field>
          <Field label="应还日期" name="dueOn" required>
            <DateField dayOnly today={today} value={dueOn} onChange={setDueOn} />
          </Field>
        </>
      ) : (
        <Field label="监督人" name="supervisor" required hint="在场监督的档案管理人员">
          <TextField maxLength={30} value={supervisor} onChange={setSupervisor} />
        </Field>
      )}
      <Field label="同名依据" name="distinctReason" hint="查阅人与本人、亲属同名而不是同一人的，写明依据">
        <TextField maxLength={200} value={distinctReason} onChange={setDistinctReason} />
      </Field>
      <Field label="备注" name="remark">
        <TextField maxLength={300} value={remark} onChange={setRemark} />
      </Field>
    </FormDialog>
  )
}
