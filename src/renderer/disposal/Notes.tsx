/** 转化教育 (R-J12) and 跟踪帮教 (rules.md 4.3, 11): what was done, when and by whom. */

import { Button } from 'antd'
import { useState } from 'react'
import type { DisposalCard, DisposalNote } from '../../shared/disposal/methods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import steps from '../ui/Steps.module.css'
import styles from './disposal.module.css'
import { optionalDay } from '../ui/readFields.ts'

type Kind = DisposalNote['kind']

const TITLE: Readonly<Record<Kind, string>> = { education: '转化教育', aftercare: '跟踪帮教' }

interface NotesProps {
  disposal: DisposalCard
  kind: Kind
  readOnly: boolean
}

/** Education is recorded while it runs; afterwards it can still be put right. */
function mayAdd({ state, steps }: DisposalCard, kind: Kind): boolean {
  if (kind === 'education') return steps.some(({ step }) => step === 'TALK') && state === 'TALKED'
  return ['RECTIFYING', 'CONCLUDED', 'ENDED', 'FILED'].includes(state)
}

export function Notes({ disposal, kind, readOnly }: NotesProps) {
  const { client } = useOffice()
  const { run: remove } = useWrite(client.disposal.removeNote, { quiet: true })
  const [editing, setEditing] = useState<DisposalNote | 'new' | null>(null)
  const [removing, setRemoving] = useState<DisposalNote | null>(null)
  const notes = disposal.notes.filter(note => note.kind === kind)
  const add = mayAdd(disposal, kind)
  if (notes.length === 0 && !add) return null
  return (
    <Section
      title={`${TITLE[kind]}（${notes.length}次）`}
      aside={
        add && (
          <Button size="small" disabled={readOnly} onClick={() => setEditing('new')}>
            登记{TITLE[kind]}
          </Button>
        )
      }
    >
      {notes.length === 0 && <p className={steps.quiet}>还没有登记</p>}
      <ul className={styles.notes}>
        {notes.map(note => (
          <li key={note.id}>
            <p className={steps.when}>
              <b>{note.on}</b>
              <span>{note.person}</span>
              {!readOnly && (
                <span className={styles.itemActions}>
                  <Button size="small" type="link" onClick={() => setEditing(note)}>
                    修改
                  </Button>
                  <Button size="small" type="link" onClick={() => setRemoving(note)}>
                    删除
                  </Button>
                </span>
              )}
            </p>
            <p>{note.text}</p>
          </li>
        ))}
      </ul>
      {editing !== null && (
        <NoteDialog
          disposal={disposal}
          kind={kind}
          note={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <ConfirmChange
          title={`删除${TITLE[kind]}记录`}
          effect={`将删除 ${removing.on} 的${TITLE[kind]}记录1条。`}
          confirmText="删除"
          onConfirm={() => remove({ noteId: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}

interface NoteDialogProps {
  disposal: DisposalCard
  kind: Kind
  note: DisposalNote | null
  onClose: () => void
}

function NoteDialog({ disposal, kind, note, onClose }: NoteDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run: add } = useWrite(client.disposal.addNote, { quiet: true })
  const { run: update } = useWrite(client.disposal.updateNote, { quiet: true })
  const [on, setOn] = useState(note?.on ?? today)
  const [person, setPerson] = useState(note?.person ?? disposal.educators.map(({ name }) => name).join('、'))
  const [text, setText] = useState(note?.text ?? '')
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    if (day.value === null || text.trim() === '') {
      const failure =
        day.value === null
          ? { code: 'INPUT_INVALID', message: '请填写日期', field: 'on' }
          : { code: 'INPUT_INVALID', message: '请写明情况', field: 'text' }
      return { ok: false as const, failure }
    }
    const values = { kind, on: day.value, person: person.trim() === '' ? null : person, text }
    return note === null ? add({ id: disposal.id, values }) : update({ noteId: note.id, values })
  }
  return (
    <FormDialog
      title={`${TITLE[kind]}：${disposal.name}`}
      submitText="保存"
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'person', 'text']}
    >
      <Field label="日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label={kind === 'education' ? '教育人' : '帮教人'} name="person">
        <TextField maxLength={60} value={person} onChange={setPerson} />
      </Field>
      <Field label="情况" name="text" required>
        <TextField rows={3} maxLength={1000} value={text} onChange={setText} />
      </Field>
    </FormDialog>
  )
}
