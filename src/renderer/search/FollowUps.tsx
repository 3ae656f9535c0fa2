/** 跟踪回访 (R-B14): week by week after contact, what was kept and what was missed. */

import { Button } from 'antd'
import { useState } from 'react'
import { FOLLOW_HOW } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import type { FollowUp } from '../../shared/search/rhythmMethods.ts'
import { stepRule } from '../../shared/search/steps.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import { demandDay } from '../ui/readFields.ts'
import styles from './search.module.css'
import { Weeks } from './Weeks.tsx'

export function FollowUps({ lost, readOnly }: { lost: LostCard; readOnly: boolean }) {
  const { client } = useOffice()
  const { 'lost.followupWeeks': count } = useSettings()
  const { run: remove } = useWrite(client.search.removeFollowUp, { quiet: true })
  const [editing, setEditing] = useState<FollowUp | 'new' | null>(null)
  const [removing, setRemoving] = useState<FollowUp | null>(null)
  if (lost.contactOn === null) return null
  const open = stepRule({ state: lost.state, found: true }, 'FOLLOW_UP') !== null && !readOnly
  return (
    <Section
      title={`跟踪回访（${lost.followUps.length}次）`}
      aside={
        open && (
          <Button size="small" onClick={() => setEditing('new')}>
            登记回访
          </Button>
        )
      }
    >
      <Weeks weeks={lost.followWeeks} label="每周回访" of={count} />
      {lost.followGapReason !== null && (
        <p className={styles.quiet}>缺回访记录的原因：{lost.followGapReason}</p>
      )}
      <ul className={styles.plain} aria-label="回访记录">
        {lost.followUps.toReversed().map(visit => (
          <li key={visit.id}>
            <p className={styles.when}>
              <b>{visit.on}</b> {visit.how}
              <span className={styles.quiet}>{visit.person}</span>
              <span className={styles.itemActions}>
                <RecordAttachments
                  memberId={lost.memberId}
                  owner={{ table: 'lostFollowUp', rowId: visit.id }}
                  name={`${visit.on} 的回访`}
                  readOnly={readOnly}
                />
                {open && (
                  <>
                    <Button
                      size="small"
                      type="link"
                      aria-label={`修改 ${visit.on} 的回访`}
                      onClick={() => setEditing(visit)}
                    >
                      改
                    </Button>
                    <Button
                      size="small"
                      type="link"
                      aria-label={`删除 ${visit.on} 的回访`}
                      onClick={() => setRemoving(visit)}
                    >
                      删除
                    </Button>
                  </>
                )}
              </span>
            </p>
            <p>{visit.behaviour}</p>
          </li>
        ))}
      </ul>
      {editing !== null && (
        <FollowUpDialog
          lost={lost}
          visit={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <ConfirmChange
          title="删除回访记录"
          effect={`将删除 ${removing.on} 的回访记录1条。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}

interface FollowUpDialogProps {
  lost: LostCard
  visit: FollowUp | null
  onClose: () => void
}

function FollowUpDialog({ lost, visit, onClose }: FollowUpDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run: add } = useWrite(client.search.addFollowUp, { quiet: true })
  const { run: update } = useWrite(client.search.updateFollowUp, { quiet: true })
  const last = lost.followUps.at(-1)
  const [on, setOn] = useState(visit?.on ?? today)
  const [how, setHow] = useState<FollowUp['how']>(visit?.how ?? last?.how ?? '电话')
  const [person, setPerson] = useState(visit?.person ?? last?.person ?? lost.values.secretary ?? '')
  const [behaviour, setBehaviour] = useState(visit?.behaviour ?? '')
  const submit = async () => {
    const day = demandDay(on, today, 'on', '请填写回访日期')
    if (!day.ok) return day
    const values = { on: day.value, how, person, behaviour }
    return visit === null ? add({ caseId: lost.id, values }) : update({ id: visit.id, values })
  }
  return (
    <FormDialog
      title={`跟踪回访：${lost.name}`}
      submitText="保存"
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'how', 'person', 'behaviour']}
    >
      <Field label="回访日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="方式" name="how" required>
        <CodeSelect
          required
          table={FOLLOW_HOW}
          value={how}
          onChange={next => next !== null && setHow(next)}
        />
      </Field>
      <Field label="回访人" name="person" required>
        <TextField maxLength={40} value={person} onChange={setPerson} />
      </Field>
      <Field label="本人情况" name="behaviour" required hint="如 按时参加组织生活，已补交党费">
        <TextField rows={2} maxLength={500} value={behaviour} onChange={setBehaviour} />
      </Field>
    </FormDialog>
  )
}
