/** Another name or level: from a day on, or a correction of what was written wrongly from the beginning. */

import { Segmented } from 'antd'
import { useState } from 'react'
import { ORGANISATION_KIND, ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { isBranch } from '../../shared/organisation/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { shortName } from '../shell/organisations.ts'
import { useScope } from '../shell/scope.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { lacking } from './ChangeDialog.tsx'
import { optionalDay } from '../ui/readFields.ts'

const FIELDS = ['fullName', 'shortName', 'kind', 'orgType', 'since']

type Way = 'since' | 'correct'

const WAYS: { value: Way; label: string }[] = [
  { value: 'since', label: '改名，自某日起' },
  { value: 'correct', label: '更正写错的' },
]

const WAY_HINT: Readonly<Record<Way, string>> = {
  since: '查看和打印以前日期时，仍用原来的名称和层级',
  correct: '以前日期的名册和表格也用更正后的',
}

export function RenameDialog({ node, onClose }: { node: OrganisationNode; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.organisation.save, { quiet: true })
  const [fullName, setFullName] = useState(node.fullName)
  const [short, setShort] = useState(node.shortName)
  const [kind, setKind] = useState(node.kind)
  const [orgType, setOrgType] = useState(node.orgType)
  const [way, setWay] = useState<Way>('since')
  const [since, setSince] = useState(today)

  const submit = async () => {
    const values = {
      fullName: fullName.trim(),
      shortName: short.trim(),
      kind,
      orgType: isBranch(kind) ? orgType : null,
    }
    if (way === 'correct') return run({ id: node.id, values })
    const day = optionalDay(since, today, 'since')
    if (!day.ok) return day
    if (day.value === null) return lacking('since', '请填写日期')
    return run({ id: node.id, values, since: day.value })
  }
  return (
    <FormDialog
      title={`“${shortName(node)}”改名称、层级`}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field focusFirst label="全称" name="fullName" required>
        <TextField maxLength={60} value={fullName} onChange={setFullName} />
      </Field>
      <Field label="简称" name="shortName" hint="列表中显示">
        <TextField maxLength={30} value={short} onChange={setShort} />
      </Field>
      <Field label="层级" name="kind" required>
        <CodeSelect
          table={ORGANISATION_KIND}
          value={kind}
          required
          onChange={next => setKind(next ?? kind)}
        />
      </Field>
      {isBranch(kind) && (
        <Field label="类别" name="orgType" required hint="附件汇总按类别">
          <CodeSelect table={ORGANISATION_TYPE} value={orgType} required onChange={setOrgType} />
        </Field>
      )}
      <Field label="改法" hint={WAY_HINT[way]}>
        <Segmented<Way> aria-label="改法" value={way} options={WAYS} onChange={setWay} />
      </Field>
      {way === 'since' && (
        <Field label="自" name="since" required>
          <DateField dayOnly value={since} onChange={setSince} today={today} />
        </Field>
      )}
    </FormDialog>
  )
}
