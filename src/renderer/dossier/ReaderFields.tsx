/** One reader of a dossier: by name, or from the register, which then says whether he is a full member. */

import { Checkbox } from 'antd'
import type { Reader } from '../../shared/dossier/readingMethods.ts'
import { Field } from '../ui/Field.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'

export interface ReaderDraft {
  member: PickedMember | null
  name: string
  formal: boolean
}

export const NO_READER: ReaderDraft = { member: null, name: '', formal: false }

/** The reader as the contract takes him; nobody where no name is given. */
export function readerOf({ member, name, formal }: ReaderDraft): Reader[] {
  if (member) return [{ name: member.name, memberId: member.id, formal }]
  return name.trim() === '' ? [] : [{ name: name.trim(), memberId: null, formal }]
}

export interface ReaderFieldsProps {
  label: string
  value: ReaderDraft
  onChange: (next: ReaderDraft) => void
}

export function ReaderFields({ label, value, onChange }: ReaderFieldsProps) {
  const { member, name, formal } = value
  return (
    <>
      <Field label={label} hint="外单位的人填姓名，本镇党员从名册选">
        <TextField
          maxLength={30}
          disabled={member !== null}
          value={member ? member.name : name}
          onChange={next => onChange({ ...value, name: next })}
        />
      </Field>
      {name.trim() === '' && (
        <Field label={`${label}（名册）`}>
          <MemberPicker value={member} onChange={next => onChange({ ...value, member: next })} />
        </Field>
      )}
      {member === null && name.trim() !== '' && (
        <Field label={`${label}身份`}>
          <Checkbox checked={formal} onChange={event => onChange({ ...value, formal: event.target.checked })}>
            介绍信写明是中共正式党员
          </Checkbox>
        </Field>
      )}
    </>
  )
}
