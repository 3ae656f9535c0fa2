/** 联系记录: a line for the next contact, and those on record. */

import { Button, type InputRef } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { CONTACT_BY, CONTACT_CHANNEL } from '../../shared/flow/codes.ts'
import type { FlowRow } from '../../shared/flow/methods.ts'
import type { Inputs } from '../../shared/api/contract.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import type { Failure } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { Field, FieldFailureProvider } from '../ui/Field.tsx'
import { CodeChoice } from '../ui/fields/CodeChoice.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { ContactDialog, type Logged } from './ContactDialog.tsx'
import { ContactMarks } from './ContactMarks.tsx'
import styles from './flow.module.css'

type Contact = Inputs['flow']['addContact']['values']

const NO_MARKS = { isReport: false, importantActivity: false }

/** Contacts shown until all are asked for. */
const SHOWN = 4

export interface ContactLogProps {
  flow: FlowRow
  readOnly: boolean
}

export function ContactLog({ flow, readOnly }: ContactLogProps) {
  const { client, queries } = useOffice()
  const { run: remove } = useWrite(client.flow.removeContact, { quiet: true })
  const { data } = useQuery(queries.flow.contacts.queryOptions({ input: { flowId: flow.id } }))
  const [all, setAll] = useState(false)
  const contacts = data?.contacts ?? []
  const shown = all ? contacts : contacts.slice(0, SHOWN)
  const [mending, setMending] = useState<Logged | null>(null)
  const [removing, setRemoving] = useState<Logged | null>(null)
  return (
    <Section
      title={`联系记录${contacts.length > 0 ? `（${contacts.length}次）` : ''}`}
      aside={
        flow.contactDue !== null && <FindingText level="warning" text={`${flow.contactDue}还没有联系`} />
      }
    >
      {!readOnly && <NewContact flow={flow} />}
      {data && contacts.length === 0 && <p className={styles.none}>还没有联系记录</p>}
      <ul className={styles.contacts}>
        {shown.map(contact => (
          <li key={contact.id}>
            <p className={styles.when}>
              {contact.onDate} {contact.channel} · {contact.contactBy}
              {contact.person === null ? '' : ` · ${contact.person}`}
              {contact.isReport ? ' · 思想汇报' : ''}
              {contact.importantActivity ? ' · 重要活动' : ''}
              <span className={styles.lineActions}>
                <RecordAttachments
                  memberId={flow.memberId}
                  owner={{ table: 'flowContact', rowId: contact.id }}
                  name={`${contact.onDate} 的联系记录`}
                  readOnly={readOnly}
                />
                <Button
                  size="small"
                  type="link"
                  disabled={readOnly}
                  aria-label={`修改 ${contact.onDate} 的联系记录`}
                  onClick={() => setMending(contact)}
                >
                  修改
                </Button>
                <Button
                  size="small"
                  type="link"
                  disabled={readOnly}
                  aria-label={`删除 ${contact.onDate} 的联系记录`}
                  onClick={() => setRemoving(contact)}
                >
                  删除
                </Button>
              </span>
            </p>
            <p>{contact.summary}</p>
            {contact.place !== null && (
              <p className={styles.when}>
                去向：{contact.fromPlace ?? '不详'} → {contact.place}
              </p>
            )}
          </li>
        ))}
      </ul>
      {contacts.length > SHOWN && (
        <Button size="small" type="link" className={styles.more ?? ''} onClick={() => setAll(now => !now)}>
          {all ? '收起' : `看全部${contacts.length}次`}
        </Button>
      )}
      {mending && <ContactDialog contact={mending} onClose={() => setMending(null)} />}
      {removing && (
        <ConfirmChange
          title="删除联系记录"
          effect={`将删除 ${removing.onDate} 的联系记录1条。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}

/** A contact is a phone call of the branch today unless said otherwise: only the words are typed. */
function NewContact({ flow }: { flow: FlowRow }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run, pending } = useWrite(client.flow.addContact, { quiet: true })
  const entry = useRef<HTMLDivElement>(null)
  const words = useRef<InputRef>(null)
  const [channel, setChannel] = useState<Contact['channel']>('电话')
  const [contactBy, setContactBy] = useState<Contact['contactBy']>('支部')
  const [onDate, setOnDate] = useState(today)
  const [marks, setMarks] = useState(NO_MARKS)
  const [summary, setSummary] = useState('')
  const [place, setPlace] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)

  const save = async () => {
    if (pending) return
    const on = dayValue(onDate, today)
    if (!on.ok) return setFailure({ ...on.failure, field: 'onDate' })
    if (summary.trim() === '') {
      words.current?.focus()
      return setFailure({ code: 'INPUT_INVALID', message: '请填写联系内容', field: 'summary' })
    }
    const values = {
      onDate: on.value ?? today,
      contactBy,
      channel,
      ...marks,
      summary,
      person: flow.keeper,
      ...emptyToNull({ place }, 'place'),
    }
    const result = await run({ flowId: flow.id, values })
    if (!result.ok) return setFailure(result.failure)
    setFailure(null)
    setSummary('')
    setPlace('')
    setMarks(NO_MARKS)
    setOnDate(today)
    // Ready for the next contact, unless the clerk has gone on to something else while this one was saved.
    if (entry.current?.contains(document.activeElement)) words.current?.focus()
  }
  return (
    <FieldFailureProvider value={failure}>
      <div ref={entry} className={styles.entry}>
        <CodeChoice label="联系方式" table={CONTACT_CHANNEL} value={channel} onChange={setChannel} />
        <Field label="联系内容" name="summary" stacked>
          <TextField
            ref={words}
            maxLength={500}
            placeholder="如 在东莞务工，工作生活正常"
            value={summary}
            onChange={setSummary}
            onEnter={() => void save()}
          />
        </Field>
        <div className={styles.entryLine}>
          <div className={styles.entryDay}>
            <Field label="联系日期" name="onDate" stacked>
              <DateField dayOnly today={today} value={onDate} onChange={setOnDate} />
            </Field>
          </div>
          <Field label="由谁联系" stacked>
            <CodeChoice label="由谁联系" table={CONTACT_BY} value={contactBy} onChange={setContactBy} />
          </Field>
          <div className={styles.entryPlace}>
            <Field label="现在在哪里（有变动时填）" name="place" stacked>
              <TextField
                maxLength={120}
                placeholder={flow.destPlace ?? ''}
                value={place}
                onChange={setPlace}
                onEnter={() => void save()}
              />
            </Field>
          </div>
        </div>
        {failure && failure.field !== 'summary' && failure.field !== 'onDate' && (
          <p role="alert">
            <FindingText level="error" text={failure.message} />
          </p>
        )}
        <div className={styles.entryLine}>
          <Button type="primary" size="small" onClick={() => void save()}>
            登记联系
          </Button>
          <ContactMarks value={marks} onChange={setMarks} />
        </div>
      </div>
    </FieldFailureProvider>
  )
}
