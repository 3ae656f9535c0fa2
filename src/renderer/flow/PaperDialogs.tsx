/** Small dialogs of 外出手续: the letter of proof, the report, another paper with its reason. */

import { useState } from 'react'
import { FLOW_PAPER, type FlowPaper } from '../../shared/flow/codes.ts'
import type { FlowRow } from '../../shared/flow/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay } from '../ui/readFields.ts'
import { useSaveFlow } from './saveFlow.ts'

export interface FlowDialogProps {
  row: FlowRow
  onClose: () => void
}

export function ProofDialog({ row, onClose }: FlowDialogProps) {
  const { today } = useScope()
  const save = useSaveFlow()
  const [on, setOn] = useState(today)
  const [proofNo, setProofNo] = useState('')
  const submit = async () => {
    const day = demandDay(on, today, 'proofOn', '请填写开具日期')
    if (!day.ok) return day
    return save(
      { memberId: row.memberId, id: row.id },
      { ...emptyToNull({ proofNo }, 'proofNo'), proofOn: day.value },
    )
  }
  return (
    <FormDialog
      title={`开党员证明信：${row.name}`}
      submitText="开具"
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={['proofNo', 'proofOn']}
    >
      <p>{row.reason}六个月以内，证明信交所去单位或当地党组织。开具后从“证明信版面”打印。</p>
      <Field label="证明信编号" name="proofNo">
        <TextField autoFocus maxLength={40} value={proofNo} onChange={setProofNo} />
      </Field>
      <Field label="开具日期" name="proofOn" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
    </FormDialog>
  )
}

export function ReportDialog({ row, onClose }: FlowDialogProps) {
  const { today } = useScope()
  const save = useSaveFlow()
  const [on, setOn] = useState(today)
  const [reportedTo, setReportedTo] = useState('')
  const submit = async () => {
    const day = demandDay(on, today, 'reportedOn', '请填写报告日期')
    if (!day.ok) return day
    return save(
      { memberId: row.memberId, id: row.id },
      { ...emptyToNull({ reportedTo }, 'reportedTo'), reportedOn: day.value },
    )
  }
  return (
    <FormDialog
      title={`登记报告：${row.name}`}
      submitText="登记"
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={['reportedOn', 'reportedTo']}
    >
      <p>外出事由、时间、地点和联系方法在流动记录中填写。</p>
      <Field label="报告日期" name="reportedOn" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="向谁报告" name="reportedTo">
        <TextField maxLength={60} value={reportedTo} onChange={setReportedTo} />
      </Field>
    </FormDialog>
  )
}

/** Another paper than the rules propose, with the reason (rules.md 3.3); or back to the proposed one. */
export function PaperChoiceDialog({ row, proposed, onClose }: FlowDialogProps & { proposed: FlowPaper }) {
  const save = useSaveFlow()
  const [paper, setPaper] = useState<FlowPaper | null>(row.paper ?? proposed)
  const [paperReason, setReason] = useState(row.paperReason ?? '')
  const same = paper === null || paper === proposed
  const submit = () =>
    save(
      { memberId: row.memberId, id: row.id },
      same ? { paper: null, paperReason: null } : { paper, ...emptyToNull({ paperReason }, 'paperReason') },
    )
  return (
    <FormDialog
      title={`改办其他手续：${row.name}`}
      width={480}
      onSubmit={submit}
      onClose={onClose}
      fields={['paper', 'paperReason']}
    >
      <p>按规定应办：{labelOf(FLOW_PAPER, proposed)}。</p>
      <Field label="改办" name="paper">
        <CodeSelect table={FLOW_PAPER} value={paper} required onChange={setPaper} />
      </Field>
      {!same && (
        <Field label="改办理由" name="paperReason" required hint="如 单位暂不接收组织关系">
          <TextField maxLength={200} value={paperReason} onChange={setReason} />
        </Field>
      )}
    </FormDialog>
  )
}
