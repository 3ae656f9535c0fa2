/** In the merge dialog: records both members have open, made one or closed but for one. */

import { Radio, Select } from 'antd'
import {
  OPEN_KINDS,
  openKindSchema,
  type OpenGroup,
  type OpenKindKey,
  type OpenRecord,
} from '../../shared/duplicates/openRecords.ts'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { openDraft, type OpenDraft, type OpenDrafts } from './choices.ts'
import styles from './duplicates.module.css'

/** Names of the fields that show their own refusal. */
export const OPEN_FIELDS = openKindSchema.options.flatMap(kind => [
  `${kind}Stays`,
  `${kind}On`,
  `${kind}Reason`,
])

const SIDE_WORDS: Record<OpenRecord['side'], string> = { kept: '保留的', other: '并入的' }

interface StaysProps {
  records: readonly OpenRecord[]
  value: number
  onChange: (id: number) => void
}

function Stays({ records, value, onChange }: StaysProps) {
  const control = useFieldControl()
  return (
    <Select<number>
      {...control}
      value={value}
      options={records.map(({ id, side, name }) => ({ value: id, label: `${name}（${SIDE_WORDS[side]}）` }))}
      onChange={onChange}
    />
  )
}

interface GroupProps {
  group: OpenGroup
  draft: OpenDraft
  onDraft: (draft: OpenDraft) => void
}

function howOf(value: unknown): OpenDraft['how'] {
  return value === 'join' || value === 'close' ? value : 'leave'
}

function Group({ group, draft, onDraft }: GroupProps) {
  const { today } = useScope()
  const { kind, records, notJoined } = group
  const { what, close, closedOn } = OPEN_KINDS[kind]
  const set = (patch: Partial<OpenDraft>) => onDraft({ ...draft, ...patch })
  const closing = records.filter(({ id }) => id !== draft.stays)
  const notClosed = closing.find(record => record.notClosed !== null)?.notClosed ?? null
  return (
    <fieldset className={styles.open}>
      <legend>两边都有{what}</legend>
      <ul>
        {records.map(({ id, side, name, words }) => (
          <li key={id}>
            {SIDE_WORDS[side]}：{name} <span className={styles.quiet}>{words}</span>
          </li>
        ))}
      </ul>
      <Radio.Group
        aria-label={what}
        value={draft.how}
        options={[
          { value: 'leave', label: '先都留着' },
          { value: 'join', label: '并为一条', disabled: notJoined !== null },
          { value: 'close', label: `只留一条，其余${close}` },
        ]}
        onChange={event => set({ how: howOf(event.target.value) })}
      />
      {notJoined !== null && <p className={styles.quiet}>{notJoined}。</p>}
      {draft.how !== 'leave' && (
        <Field label="保留哪一条" name={`${kind}Stays`}>
          <Stays records={records} value={draft.stays} onChange={stays => set({ stays })} />
        </Field>
      )}
      {draft.how === 'close' && notClosed !== null && <FindingText level="warning" text={notClosed} />}
      {draft.how === 'close' && (
        <>
          <Field label={closedOn} name={`${kind}On`} required>
            <DateField dayOnly value={draft.on} onChange={on => set({ on })} today={today} />
          </Field>
          <Field label="理由" name={`${kind}Reason`} required>
            <TextField maxLength={200} value={draft.reason} onChange={reason => set({ reason })} />
          </Field>
        </>
      )}
    </fieldset>
  )
}

export interface OpenRecordsProps {
  groups: readonly OpenGroup[]
  drafts: OpenDrafts
  onDrafts: (drafts: OpenDrafts) => void
}

export function OpenRecords({ groups, drafts, onDrafts }: OpenRecordsProps) {
  const { today } = useScope()
  const set = (kind: OpenKindKey, draft: OpenDraft) => onDrafts({ ...drafts, [kind]: draft })
  return groups.map(group => (
    <Group
      key={group.kind}
      group={group}
      draft={openDraft(group, drafts, today)}
      onDraft={draft => set(group.kind, draft)}
    />
  ))
}
