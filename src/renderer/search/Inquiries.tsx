/** 部门协查 (R-C03): the letters of the 党委 to departments, and what they answered. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DEPARTMENT, type Department } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import type { Inquiry } from '../../shared/search/rhythmMethods.ts'
import { stepRule } from '../../shared/search/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { lostPaperPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import { demandDay } from '../ui/readFields.ts'
import { filled } from './stepFields.ts'
import styles from './search.module.css'

export function Inquiries({ lost, readOnly }: { lost: LostCard; readOnly: boolean }) {
  const { client } = useOffice()
  const navigate = useNavigate()
  const { run: remove } = useWrite(client.search.removeInquiry, { quiet: true })
  const [sending, setSending] = useState(false)
  const [answering, setAnswering] = useState<Inquiry | null>(null)
  const [removing, setRemoving] = useState<Inquiry | null>(null)
  const open =
    stepRule({ state: lost.state, found: lost.contactOn !== null }, 'ATTEMPT') !== null && !readOnly
  if (!open && lost.inquiries.length === 0) return null
  return (
    <Section
      title={`部门协查（${lost.inquiries.length}件）`}
      aside={
        open && (
          <Button size="small" onClick={() => setSending(true)}>
            发协查函
          </Button>
        )
      }
    >
      {lost.inquiries.length === 0 && (
        <p className={styles.quiet}>支部找不到的，由党委函请公安、人社等部门协查；发函同时记为一次查找。</p>
      )}
      <ul className={styles.plain} aria-label="协查函">
        {lost.inquiries.map(inquiry => (
          <li key={inquiry.id}>
            <p className={styles.when}>
              <b>{inquiry.sentOn}</b> {labelOf(DEPARTMENT, inquiry.department)}
              {inquiry.repliedOn === null ? (
                <FindingText
                  level={inquiry.overdue ? 'error' : 'warning'}
                  text={inquiry.overdue ? '超期没有答复' : '等待答复'}
                />
              ) : (
                <FindingText level="ok" text={`${inquiry.repliedOn} 已答复`} />
              )}
            </p>
            {inquiry.answer !== null && <p>{inquiry.answer}</p>}
            <p className={styles.quiet}>
              {[inquiry.office, inquiry.letterNo, `签发 ${inquiry.signedBy}`].filter(Boolean).join(' · ')}
              <span className={styles.itemActions}>
                <Button
                  size="small"
                  type="link"
                  aria-label={`${inquiry.office} 看函`}
                  onClick={() => void navigate({ to: lostPaperPlace(lost.id, 'INQUIRY', inquiry.id) })}
                >
                  看函
                </Button>
                <RecordAttachments
                  memberId={lost.memberId}
                  owner={{ table: 'lostInquiry', rowId: inquiry.id }}
                  name={`${inquiry.sentOn} 给${inquiry.office}的协查函`}
                  readOnly={readOnly}
                />
                {!readOnly && (
                  <>
                    <Button
                      size="small"
                      type="link"
                      aria-label={`${inquiry.office} 登记答复`}
                      onClick={() => setAnswering(inquiry)}
                    >
                      登记答复
                    </Button>
                    <Button
                      size="small"
                      type="link"
                      aria-label={`${inquiry.office} 删除`}
                      onClick={() => setRemoving(inquiry)}
                    >
                      删除
                    </Button>
                  </>
                )}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {sending && <SendDialog lost={lost} onClose={() => setSending(false)} />}
      {answering && <AnswerDialog inquiry={answering} onClose={() => setAnswering(null)} />}
      {removing && (
        <ConfirmChange
          title="删除协查函"
          effect={`将删除 ${removing.sentOn} 发给${removing.office}的协查函1件，连同它的查找记录。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}

/** Who keeps each system, as a letter addresses it. */
const OFFICE: Readonly<Record<Department, string>> = {
  C31: '县公安局',
  C32: '县教育局',
  C33: '县人力资源和社会保障局',
  C34: '县医疗保障局',
  C35: '县民政局',
  C36: '县不动产登记机构',
  C37: '县市场监督管理局',
  C38: '县税务局',
  C39: '县卫生健康委员会',
  C40: '电信企业',
}

function SendDialog({ lost, onClose }: { lost: LostCard; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { 'committee.secretary': secretary } = useSettings()
  const { run } = useWrite(client.search.sendInquiry, { quiet: true })
  const [department, setDepartment] = useState<Department>('C31')
  const [office, setOffice] = useState(OFFICE.C31)
  const [letterNo, setLetterNo] = useState('')
  const [sentOn, setSentOn] = useState(today)
  const [signedBy, setSignedBy] = useState(secretary)
  const [asked, setAsked] = useState('')
  const choose = (next: Department) => {
    setDepartment(next)
    setOffice(OFFICE[next])
  }
  const submit = async () => {
    const day = demandDay(sentOn, today, 'sentOn', '请填写发函日期')
    if (!day.ok) return day
    const values = {
      department,
      office,
      letterNo: filled(letterNo),
      sentOn: day.value,
      signedBy,
      asked: filled(asked),
    }
    return run({ caseId: lost.id, values })
  }
  return (
    <FormDialog
      title={`部门协查函：${lost.name}`}
      submitText="登记发函"
      onSubmit={submit}
      onClose={onClose}
      fields={['department', 'office', 'letterNo', 'sentOn', 'signedBy', 'asked']}
    >
      <Field label="协查系统" name="department" required>
        <CodeSelect
          autoFocus
          required
          table={DEPARTMENT}
          value={department}
          onChange={next => next !== null && choose(next)}
        />
      </Field>
      <Field label="去函单位" name="office" required>
        <TextField maxLength={60} value={office} onChange={setOffice} />
      </Field>
      <Field label="函号" name="letterNo">
        <TextField maxLength={60} value={letterNo} onChange={setLetterNo} />
      </Field>
      <Field label="发函日期" name="sentOn" required>
        <DateField dayOnly today={today} value={sentOn} onChange={setSentOn} />
      </Field>
      <Field label="党委签发人" name="signedBy" required>
        <TextField maxLength={40} value={signedBy} onChange={setSignedBy} />
      </Field>
      <Field label="请求协查" name="asked" hint="不填则请查现住址、联系电话、工作单位">
        <TextField rows={2} maxLength={300} value={asked} onChange={setAsked} />
      </Field>
    </FormDialog>
  )
}

function AnswerDialog({ inquiry, onClose }: { inquiry: Inquiry; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.search.answerInquiry, { quiet: true })
  const [on, setOn] = useState(inquiry.repliedOn ?? today)
  const [answer, setAnswer] = useState(inquiry.answer ?? '')
  const [result, setResult] = useState<'无结果' | '线索'>('无结果')
  const submit = async () => {
    const day = demandDay(on, today, 'repliedOn', '请填写答复日期')
    return day.ok ? run({ id: inquiry.id, repliedOn: day.value, answer, result }) : day
  }
  return (
    <FormDialog
      title={`部门答复：${inquiry.office}`}
      submitText="登记答复"
      onSubmit={submit}
      onClose={onClose}
      fields={['repliedOn', 'answer', 'result']}
    >
      <Field label="答复日期" name="repliedOn" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="结果" name="result">
        <span>
          <Segmented<'无结果' | '线索'>
            size="small"
            aria-label="结果"
            value={result}
            options={['无结果', '线索']}
            onChange={setResult}
          />
        </span>
      </Field>
      <Field label="答复内容" name="answer" required>
        <TextField rows={3} maxLength={500} value={answer} onChange={setAnswer} />
      </Field>
    </FormDialog>
  )
}
