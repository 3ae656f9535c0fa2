/** 发活动证, 交回, 遗失, 年审: what is asked for each. */

import { useState } from 'react'
import { CERTIFICATE_ENDING } from '../../shared/flow/codes.ts'
import type { CertificateRow } from '../../shared/flow/certificateMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay } from '../ui/readFields.ts'

export interface IssueDialogProps {
  flow: { id: number; name: string; certNo: string | null }
  onClose: () => void
}

export function IssueDialog({ flow, onClose }: IssueDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.issueCertificate, { quiet: true })
  const [certNo, setCertNo] = useState(flow.certNo ?? '')
  const [on, setOn] = useState(today)
  const [issuedBy, setIssuedBy] = useState('')
  const submit = async () => {
    const day = demandDay(on, today, 'issuedOn', '请填写发证日期')
    if (!day.ok) return day
    const values = { certNo, issuedOn: day.value, ...emptyToNull({ issuedBy }, 'issuedBy'), remark: null }
    return run({ flowId: flow.id, values })
  }
  return (
    <FormDialog
      title={`发流动党员活动证：${flow.name}`}
      submitText="登记发证"
      width={460}
      onSubmit={submit}
      onClose={onClose}
      fields={['certNo', 'issuedOn', 'issuedBy']}
    >
      <p>编号由县级组织部门统一编排，证上加盖镇党委印章，贴本人一寸照片。</p>
      <Field label="活动证编号" name="certNo" required>
        <TextField autoFocus maxLength={40} value={certNo} onChange={setCertNo} />
      </Field>
      <Field label="发证日期" name="issuedOn" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="发证单位" name="issuedBy">
        <TextField maxLength={60} value={issuedBy} onChange={setIssuedBy} />
      </Field>
    </FormDialog>
  )
}

interface CertificateDialogProps {
  row: CertificateRow & { id: number }
  onClose: () => void
}

export function EndDialog({ row, onClose }: CertificateDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.endCertificate, { quiet: true })
  const [ending, setEnding] = useState<'交回' | '遗失'>('交回')
  const [on, setOn] = useState(today)
  const [remark, setRemark] = useState('')
  const submit = async () => {
    const day = demandDay(on, today, 'endedOn', `请填写${ending}日期`)
    if (!day.ok) return day
    return run({ id: row.id, ending, endedOn: day.value, remark: remark.trim() === '' ? null : remark })
  }
  return (
    <FormDialog
      title={`交回或遗失：${row.name} ${row.certNo}`}
      submitText="登记"
      width={460}
      onSubmit={submit}
      onClose={onClose}
      fields={['endedOn']}
    >
      <Field label="交回或遗失" name="ending">
        <CodeSelect
          table={CERTIFICATE_ENDING}
          value={ending}
          required
          onChange={next => setEnding(next ?? ending)}
        />
      </Field>
      <Field label={`${ending}日期`} name="endedOn" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="说明" name="remark">
        <TextField maxLength={200} value={remark} onChange={setRemark} />
      </Field>
      {ending === '遗失' && <p>遗失后不再算持证，附件4、8按未持证统计。补发的请再登记发证。</p>}
    </FormDialog>
  )
}

/** The year offered first: the earliest without an inspection. */
export function InspectDialog({ row, onClose }: CertificateDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.inspectCertificate, { quiet: true })
  const [year, setYear] = useState(String(row.uninspected[0] ?? today.slice(0, 4)))
  const [on, setOn] = useState(today)
  const [inspectedBy, setBy] = useState(row.orgName)
  const [note, setNote] = useState('')
  const submit = async () => {
    const day = demandDay(on, today, 'onDate', '请填写年审日期')
    if (!day.ok) return day
    if (!/^(19|20)\d\d$/.test(year.trim())) {
      const failure = { code: 'INPUT_INVALID', message: '请填写年度，如 2016', field: 'year' }
      return { ok: false as const, failure }
    }
    const words = emptyToNull({ inspectedBy, note }, 'inspectedBy', 'note')
    return run({ id: row.id, year: Number(year), onDate: day.value, ...words })
  }
  return (
    <FormDialog
      title={`年审：${row.name} ${row.certNo}`}
      submitText="登记年审"
      width={460}
      onSubmit={submit}
      onClose={onClose}
      fields={['year', 'onDate', 'inspectedBy', 'note']}
    >
      <Field label="年度" name="year" required>
        <TextField autoFocus maxLength={4} value={year} onChange={setYear} />
      </Field>
      <Field label="年审日期" name="onDate" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="年审支部" name="inspectedBy">
        <TextField maxLength={60} value={inspectedBy} onChange={setBy} />
      </Field>
      <Field label="年审情况" name="note" hint="参加活动、交纳党费情况">
        <TextField maxLength={200} value={note} onChange={setNote} />
      </Field>
    </FormDialog>
  )
}
