/** 立失联记录: who, when it was found out, and when the member was last in touch. */

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LOST_SITUATION } from '../../shared/search/codes.ts'
import type { LostValues } from '../../shared/search/methods.ts'
import { verifyBy } from '../../shared/search/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { dateValue, dayValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { refused, refusedAs } from '../ui/readFields.ts'

export interface OpenCaseDialogProps {
  /** chosen already: the dialog was opened from the member's card */
  member?: PickedMember
  onClose: () => void
  onOpened?: (caseId: number) => void
}

const FIELDS = ['memberId', 'foundOn', 'lastLife', 'lastDues', 'situation', 'reasonText']

/** What the member's own card knows of the last contact by the day the loss was discovered. */
function useKnownDates(
  memberId: number | null,
  foundOn: string | null,
): { life: string | null; dues: string | null } {
  const { queries } = useOffice()
  const { data } = useQuery({
    ...queries.roster.card.queryOptions({
      input: { id: memberId ?? 0, ...(foundOn === null ? {} : { asOf: foundOn }) },
    }),
    enabled: memberId !== null,
  })
  return { life: data?.lastLife?.date ?? null, dues: data?.lastDues?.date ?? null }
}

export function OpenCaseDialog({ member: given, onClose, onOpened }: OpenCaseDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const settings = useSettings()
  const { run } = useWrite(client.search.open, { quiet: true })
  const [member, setMember] = useState<PickedMember | null>(given ?? null)
  const [foundOn, setFoundOn] = useState(today)
  const [lastLife, setLastLife] = useState('')
  const [lastDues, setLastDues] = useState('')
  const [situation, setSituation] = useState<LostValues['situation']>(null)
  const [reasonText, setReasonText] = useState('')
  const found = dayValue(foundOn, today)
  const known = useKnownDates(member?.id ?? null, found.ok ? found.value : null)

  const submit = async () => {
    if (!member) return refused('memberId', '请选择党员')
    if (!found.ok) return refusedAs('foundOn', found)
    if (found.value === null) return refused('foundOn', '请填写发现日期')
    const life = dateValue(lastLife, today)
    if (!life.ok) return refusedAs('lastLife', life)
    const dues = dateValue(lastDues, today)
    if (!dues.ok) return refusedAs('lastDues', dues)
    const result = await run({
      memberId: member.id,
      values: {
        foundOn: found.value,
        // Left empty, what the member's card knows is taken over.
        ...(life.value === null ? {} : { lastLife: life.value }),
        ...(dues.value === null ? {} : { lastDues: dues.value }),
        situation,
        reasonText: reasonText.trim() === '' ? null : reasonText,
      },
    })
    if (result.ok) onOpened?.(result.value.id)
    return result
  }
  const onCard = (date: string | null) => (date === null ? {} : { hint: `不填则用党员卡上的 ${date}` })
  return (
    <FormDialog
      title={given ? `立失联记录：${given.name}` : '立失联记录'}
      submitText="立失联记录"
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {!given && (
        <Field label="党员" name="memberId" required>
          <MemberPicker autoFocus value={member} onChange={setMember} />
        </Field>
      )}
      <Field
        label="发现日期"
        name="foundOn"
        required
        {...(found.ok && found.value !== null
          ? { hint: `须在 ${verifyBy(found.value, settings)} 前核查` }
          : {})}
      >
        <DateField
          autoFocus={given !== undefined}
          dayOnly
          today={today}
          value={foundOn}
          onChange={setFoundOn}
        />
      </Field>
      <Field label="最近参加组织生活" name="lastLife" {...onCard(known.life)}>
        <DateField today={today} value={lastLife} onChange={setLastLife} />
      </Field>
      <Field label="最近交纳党费" name="lastDues" {...onCard(known.dues)}>
        <DateField today={today} value={lastDues} onChange={setLastDues} />
      </Field>
      <Field label="失去联系情形" name="situation">
        <CodeSelect table={LOST_SITUATION} value={situation} onChange={setSituation} />
      </Field>
      <Field label="失联原因" name="reasonText">
        <TextField rows={2} maxLength={500} value={reasonText} onChange={setReasonText} />
      </Field>
    </FormDialog>
  )
}
