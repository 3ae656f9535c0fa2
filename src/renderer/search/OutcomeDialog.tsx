/** 处理结果: what was decided, when, and what it rests on (R-D01 to R-D12; rules.md 4.2, 9 and 10). */

import { Radio, Select } from 'antd'
import { useState } from 'react'
import type { DisposalKind } from '../../shared/disposal/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { LOST_OUTCOME, type LostOutcome } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { outcomeConflict } from '../../shared/search/rules.ts'
import {
  LOST_NEEDS,
  MEMBERSHIP_AFTER,
  outcomeRule,
  outcomesFrom,
  type LostNeed,
} from '../../shared/search/steps.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay, optionalDay } from '../ui/readFields.ts'
import { filled } from './stepFields.ts'
import styles from './search.module.css'
import { useThroughDisposal } from './throughDisposal.ts'

const FAMILIES: readonly [string, string][] = [
  ['M', '纳入管理'],
  ['O', '组织处置（立案办理，结果自动登记）'],
  ['C', '党籍管理'],
  ['P', '纪律处分'],
  ['Z', '其他'],
]

/** Both texts stand beside one another; the clerk chooses case by case (R-D12, X-10). */
const BOTH: readonly { outcome: 'C1' | 'O4'; title: string; text: string }[] = [
  {
    outcome: 'C1',
    title: '停止党籍',
    text: '失联6个月以上仍无法取得联系的，可停止党籍；两年内取得联系的可以申请恢复。非本单位文件规定。',
  },
  {
    outcome: 'O4',
    title: '自行脱党除名',
    text: '超过6个月仍无法取得联系的，依照程序按自行脱党予以除名（排查通知）。除名以后不能恢复党籍。',
  },
]

/** What of a decision stands on the case, not in this dialog. */
const ON_CASE: readonly LostNeed[] = [
  'notPersonal',
  'goodAttitude',
  'noFault',
  'clue',
  'probationary',
  'clueFound',
]

const FIELDS = [
  'outcome',
  'decidedOn',
  'meetingOn',
  'resolutionNo',
  'documentNo',
  'notice',
  'handedTo',
  'probationEnd',
  'note',
]

interface OutcomeSelectProps {
  value: LostOutcome | null
  only: readonly LostOutcome[]
  onChange: (outcome: LostOutcome) => void
}

function OutcomeSelect({ value, only, onChange }: OutcomeSelectProps) {
  const control = useFieldControl()
  return (
    <Select<LostOutcome | null>
      {...control}
      autoFocus
      value={value}
      placeholder="请选择"
      showSearch={{ optionFilterProp: 'label' }}
      listHeight={360}
      options={FAMILIES.map(([letter, label]) => ({
        label,
        options: LOST_OUTCOME.items
          .filter(({ key }) => key.startsWith(letter) && only.includes(key))
          .map(({ key, label: name }) => ({ value: key, label: name })),
      })).filter(({ options }) => options.length > 0)}
      onChange={next => next !== null && onChange(next)}
    />
  )
}

/** What the case itself says against the decision. */
function hindrances({ values, outcomes }: LostCard, needs: readonly LostNeed[]): string[] {
  const held: Readonly<Partial<Record<LostNeed, boolean>>> = {
    notPersonal: values.cause === '非纯个人主观',
    goodAttitude: values.attitude === '端正',
    noFault: values.conduct === '无',
    clue: values.conduct !== '违纪违法线索' || outcomes.includes('Z1'),
    clueFound: values.conduct === '违纪违法线索',
    probationary: true,
  }
  return needs.filter(need => ON_CASE.includes(need) && held[need] === false).map(need => LOST_NEEDS[need])
}

interface OutcomeDialogProps {
  lost: LostCard
  onClose: () => void
  /** the outcome chosen comes from a disposal case: opens one of this kind */
  onDispose: (kind: DisposalKind) => void
}

export function OutcomeDialog({ lost, onClose, onDispose }: OutcomeDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { 'lost.notFoundOutcome': usual } = useSettings()
  const { run } = useWrite(client.search.decide, { quiet: true })
  const standing = { state: lost.state, found: lost.contactOn !== null }
  const only = outcomesFrom(standing).filter(outcome => standing.found || outcome !== 'Z9')
  const choice = BOTH.every(({ outcome }) => only.includes(outcome))
  const [outcome, setOutcome] = useState<LostOutcome | null>(choice && usual !== 'askPerCase' ? usual : null)
  const [decidedOn, setDecidedOn] = useState(today)
  const [meetingOn, setMeetingOn] = useState('')
  const [probationEnd, setProbationEnd] = useState('')
  const [texts, setTexts] = useState({ documentNo: '', resolutionNo: '', notice: '', handedTo: '', note: '' })
  const needs = outcome === null ? [] : (outcomeRule(standing, outcome)?.needs ?? [])
  const after = outcome === null ? undefined : MEMBERSHIP_AFTER[outcome]
  const disposal = useThroughDisposal(lost, outcome, onDispose)
  const conflict = outcome === null ? null : outcomeConflict(lost.outcomes, outcome)
  const set = (key: keyof typeof texts) => (text: string) => setTexts(now => ({ ...now, [key]: text }))

  const submit = async () => {
    if (disposal !== null) return disposal.go()
    const day = demandDay(decidedOn, today, 'decidedOn', '请填写决定日期')
    if (!day.ok) return day
    const met = optionalDay(meetingOn, today, 'meetingOn')
    if (!met.ok) return met
    const end = optionalDay(probationEnd, today, 'probationEnd')
    if (!end.ok) return end
    if (outcome === null) {
      const failure = { code: 'INPUT_INVALID', message: '请选择处理结果', field: 'outcome' }
      return { ok: false as const, failure }
    }
    return run({
      id: lost.id,
      outcome,
      decidedOn: day.value,
      meetingOn: met.value,
      documentNo: filled(texts.documentNo),
      resolutionNo: filled(texts.resolutionNo),
      notice: filled(texts.notice),
      handedTo: filled(texts.handedTo),
      note: filled(texts.note),
      ...(needs.includes('probationEnd') ? { probationEnd: end.value } : {}),
    })
  }
  return (
    <FormDialog
      title={`处理结果：${lost.name}`}
      submitText={disposal?.submitText ?? '登记处理结果'}
      width={choice ? 640 : 540}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {choice && (
        <div className={styles.texts} role="group" aria-label="仍无法取得联系的两种处理">
          {BOTH.map(({ outcome: key, title, text }) => (
            <div key={key}>
              <Radio checked={outcome === key} onChange={() => setOutcome(key)}>
                {title}
              </Radio>
              <p className={styles.quiet}>{text}</p>
            </div>
          ))}
        </div>
      )}
      <Field
        label="处理结果"
        name="outcome"
        required
        findings={conflict === null ? [] : [{ level: 'error', text: conflict }]}
      >
        <OutcomeSelect value={outcome} only={only} onChange={setOutcome} />
      </Field>
      {disposal === null ? (
        <>
          {' '}
          {hindrances(lost, needs).map(text => (
            <FindingText key={text} level="error" text={`还缺：${text}`} />
          ))}
          <Field label="决定日期" name="decidedOn" required>
            <DateField dayOnly today={today} value={decidedOn} onChange={setDecidedOn} />
          </Field>
          {needs.includes('meeting') && (
            <Field label="支部大会日期" name="meetingOn" required>
              <DateField dayOnly today={today} value={meetingOn} onChange={setMeetingOn} />
            </Field>
          )}
          {needs.includes('resolution') && (
            <Field label="支部大会决议文号" name="resolutionNo" required>
              <TextField maxLength={60} value={texts.resolutionNo} onChange={set('resolutionNo')} />
            </Field>
          )}
          {needs.includes('notice') && (
            <Field label="通知本人的情况" name="notice" required hint="如 寄往户籍地，退回；请亲属转告">
              <TextField rows={2} maxLength={300} value={texts.notice} onChange={set('notice')} />
            </Field>
          )}
          {needs.includes('handedTo') && (
            <Field label="移送给" name="handedTo" required hint="如 县纪委、公安机关">
              <TextField maxLength={60} value={texts.handedTo} onChange={set('handedTo')} />
            </Field>
          )}
          {needs.includes('probationEnd') && (
            <Field label="新的预备期满日期" name="probationEnd" required>
              <DateField dayOnly today={today} value={probationEnd} onChange={setProbationEnd} />
            </Field>
          )}
          <Field label="文号" name="documentNo" required={needs.includes('document')}>
            <TextField
              maxLength={60}
              placeholder="如 青党〔2016〕12号"
              value={texts.documentNo}
              onChange={set('documentNo')}
            />
          </Field>
          <Field label="说明" name="note">
            <TextField rows={2} maxLength={300} value={texts.note} onChange={set('note')} />
          </Field>
          {after !== undefined && (
            <FindingText
              level="note"
              text={
                after === 'PROBATIONARY'
                  ? '登记后，党员卡上的预备期同时延长；点撤销一并复原'
                  : `登记后，党籍状态从决定日期起改为“${labelOf(MEMBERSHIP, after)}”；点撤销一并复原`
              }
            />
          )}
          {lost.values.conduct === '违纪违法线索' && !lost.outcomes.includes('Z1') && (
            <FindingText level="warning" text="有违纪违法线索，须先登记移送线索，不能以组织处置代替" />
          )}
        </>
      ) : (
        <FindingText level="note" text={disposal.text} />
      )}
    </FormDialog>
  )
}
