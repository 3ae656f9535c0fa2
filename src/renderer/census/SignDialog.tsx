/** 支部自查 or 工作组核查: name and day for one or many lines; the count is said before. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './census.module.css'
import { Whom, type ManyProps } from './FillDialog.tsx'
import { optionalDay } from '../ui/readFields.ts'

export const SIGN_WORDS = { self: '支部自查', group: '工作组核查' } as const

export type Signer = keyof typeof SIGN_WORDS

export function SignDialog({
  campaignId,
  orgId,
  chosen,
  who,
  name,
  onClose,
}: ManyProps & {
  who: Signer
  /** who signed last, or is named for this branch */
  name: string
}) {
  const { client, queries } = useOffice()
  const { today } = useScope()
  const messages = useMessages()
  const { run } = useWrite(client.census.sign, { quiet: true })
  const [whom, setWhom] = useState<'all' | 'chosen'>(chosen.length > 0 ? 'chosen' : 'all')
  const [by, setBy] = useState(name)
  const [on, setOn] = useState<string>(today)
  const input = { campaignId, orgId, who, ...(whom === 'chosen' ? { memberIds: [...chosen] } : {}) }
  const { data } = useQuery({
    ...queries.census.previewSign.queryOptions({ input }),
    placeholderData: keepPreviousData,
  })
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    const done = await run({ ...input, by, on: day.value ?? '' })
    if (done.ok && data) messages.done(`${SIGN_WORDS[who]}已签核：${data.ready}名`)
    return done
  }
  return (
    <FormDialog
      title={`${SIGN_WORDS[who]}签核`}
      submitText={data ? `签核（${data.ready}名）` : '签核'}
      submitDisabled={!data || data.ready === 0}
      onSubmit={submit}
      onClose={onClose}
      fields={['by', 'on']}
    >
      <Field label={who === 'self' ? '自查人' : '核查人'} name="by" required focusFirst>
        <TextField value={by} onChange={setBy} maxLength={30} />
      </Field>
      <Field label="日期" name="on" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Whom chosen={chosen} value={whom} onChange={setWhom} />
      {data && (
        <div aria-live="polite">
          <p>
            {`${data.ready}名将签核${data.already > 0 ? `；${data.already}名已经签核` : ''}${
              data.lacking > 0 ? `；${data.lacking}名还不能签核，跳过` : ''
            }。`}
          </p>
          {data.examples.map(words => (
            <p key={words}>
              <FindingText level="warning" text={words} />
            </p>
          ))}
        </div>
      )}
      <p className={styles.quiet}>可以撤销：按 Ctrl Z 一次全部退回。</p>
    </FormDialog>
  )
}

/** Why lines end without both marks (R-A05). */
export function ExcuseDialog({ campaignId, chosen, onClose }: Omit<ManyProps, 'orgId'>) {
  const { client } = useOffice()
  const { run } = useWrite(client.census.excuse, { quiet: true })
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={`写明未完成双查的理由（${chosen.length}名）`}
      onSubmit={() =>
        run({ campaignId, memberIds: [...chosen], reason: reason.trim() === '' ? null : reason })
      }
      onClose={onClose}
      fields={['reason']}
    >
      <p className={styles.quiet}>写明理由的党员不妨碍结束排查。清空后保存，就取消理由。</p>
      <Field label="理由" name="reason" focusFirst>
        <TextField value={reason} onChange={setReason} maxLength={200} />
      </Field>
    </FormDialog>
  )
}
