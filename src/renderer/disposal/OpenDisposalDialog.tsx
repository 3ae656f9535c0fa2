/** 立案: who, which kind, on which grounds, and the minutes it rests on (rules.md 4.3, 1 and 12). */

import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import {
  DISPOSAL_GROUND,
  DISPOSAL_KIND,
  DISPOSAL_SOURCE,
  type DisposalGround,
  type DisposalKind,
} from '../../shared/disposal/codes.ts'
import { GROUNDS_OF, GROUNDS_OF_LOST } from '../../shared/disposal/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dateValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay, refused, refusedAs } from '../ui/readFields.ts'

type Source = (typeof DISPOSAL_SOURCE)['items'][number]['key']

export interface OpenDisposalDialogProps {
  /** chosen already: the dialog was opened from the member's card or from a lost case */
  member?: PickedMember
  /** the lost case it comes from; `reached`: contact was made; the rest is filled in from it */
  lost?: {
    id: number
    caseNo: string
    reached: boolean
    kind: DisposalKind | null
    start: string | null
    facts: string | null
    secretary: string | null
    violation: boolean
  }
  /** what a failed appraisal or the 「三不」 list proposes; `note`: where it comes from, in words */
  proposed?: {
    kind: DisposalKind
    grounds: readonly DisposalGround[]
    note: string
    sinceOn?: string
    facts?: string
    openedOn?: string
    documentNo?: string
  }
  /** the form with the wish not to register it comes from (S01 15) */
  registrationId?: number
  /** where the case comes from, when that is known */
  source?: Source
  onClose: () => void
  onOpened?: (id: number) => void
}

const FIELDS = [
  'memberId',
  'kind',
  'grounds',
  'source',
  'openedOn',
  'documentNo',
  'actor',
  'sinceOn',
  'lostCaseId',
]

/** 劝而不退除名 follows from a refused 劝退 by itself. */
const KINDS = DISPOSAL_KIND.items.map(({ key }) => key).filter(key => key !== 'REFUSED')

/** One ground alone needs no choosing; being lost is a ground of its own. */
function groundsFor(kind: DisposalKind | null, isLost: boolean): readonly DisposalGround[] {
  if (kind === null) return []
  if (GROUNDS_OF[kind].length === 1) return GROUNDS_OF[kind]
  return isLost ? (GROUNDS_OF_LOST[kind] ?? []) : []
}

function GroundsSelect({
  kind,
  value,
  onChange,
}: {
  kind: DisposalKind | null
  value: readonly DisposalGround[]
  onChange: (grounds: DisposalGround[]) => void
}) {
  const control = useFieldControl()
  const fitting = kind === null ? [] : GROUNDS_OF[kind]
  return (
    <Select<DisposalGround[]>
      {...control}
      mode="multiple"
      disabled={kind === null}
      value={[...value]}
      placeholder={kind === null ? '请先选处置种类' : '请选择，可多选'}
      showSearch={{ optionFilterProp: 'label' }}
      options={DISPOSAL_GROUND.items
        .filter(({ key }) => fitting.includes(key))
        .map(({ key, label }) => ({ value: key, label }))}
      onChange={onChange}
    />
  )
}

export function OpenDisposalDialog({
  member: given,
  lost,
  proposed,
  registrationId,
  source: from = 'APPRAISAL',
  onClose,
  onOpened,
}: OpenDisposalDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.disposal.open, { quiet: true })
  const [member, setMember] = useState<PickedMember | null>(given ?? null)
  const usual = lost && !lost.reached ? 'SELF_LEFT' : (proposed?.kind ?? null)
  const [kind, setKind] = useState<DisposalKind | null>(lost?.kind ?? usual)
  const [grounds, setGrounds] = useState<DisposalGround[]>([
    ...(proposed?.grounds ?? groundsFor(kind, lost !== undefined)),
  ])
  const [source, setSource] = useState<Source>(lost ? 'LOST' : from)
  const [openedOn, setOpenedOn] = useState(proposed?.openedOn ?? today)
  const [documentNo, setDocumentNo] = useState(proposed?.documentNo ?? '')
  const [actor, setActor] = useState(lost?.secretary ?? '')
  const [sinceOn, setSinceOn] = useState(proposed?.sinceOn ?? lost?.start ?? '')
  const [facts, setFacts] = useState(proposed?.facts ?? lost?.facts ?? '')
  const [violation, setViolation] = useState(lost?.violation ?? false)
  const withdraws = kind === 'WITHDRAW'
  const asksSince = kind === 'SELF_LEFT' && !(lost && !lost.reached)
  const choose = (next: DisposalKind | null) => {
    setKind(next)
    setGrounds([...groundsFor(next, lost !== undefined)])
    if (next === 'WITHDRAW' && !lost) setSource('APPLICATION')
  }
  const submit = async () => {
    const day = optionalDay(openedOn, today, 'openedOn')
    if (!day.ok) return day
    const since = dateValue(sinceOn, today)
    if (!since.ok) return refusedAs('sinceOn', since)
    if (member === null) return refused('memberId', '请选择党员')
    if (kind === null) return refused('kind', '请选择处置种类')
    if (day.value === null) return refused('openedOn', '请填写立案日期')
    const result = await run({
      memberId: member.id,
      kind,
      grounds,
      source,
      openedOn: day.value,
      documentNo,
      actor,
      ...(lost ? { lostCaseId: lost.id } : {}),
      ...(registrationId === undefined ? {} : { registrationId }),
      values: {
        sinceOn: asksSince ? since.value : null,
        facts: facts.trim() === '' ? null : facts,
        violation,
        ...(proposed ? { sourceNote: proposed.note } : {}),
      },
    })
    if (result.ok) onOpened?.(result.value.id)
    return result
  }
  return (
    <FormDialog
      title={given ? `组织处置立案：${given.name}` : '组织处置立案'}
      submitText="立案"
      width={560}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {!given && (
        <Field label="党员" name="memberId" required>
          <MemberPicker autoFocus value={member} onChange={setMember} />
        </Field>
      )}
      {proposed && <p>来自{proposed.note}，种类和依据可以改选。</p>}
      {lost && <p>来自失联记录 {lost.caseNo}，处置宣布后结果自动记入，附件9据此计数。</p>}
      <Field label="处置种类" name="kind" required>
        <CodeSelect
          table={DISPOSAL_KIND}
          only={KINDS}
          autoFocus={given !== undefined}
          value={kind}
          onChange={choose}
        />
      </Field>
      <Field label="处置依据" name="grounds" required>
        <GroundsSelect kind={kind} value={grounds} onChange={setGrounds} />
      </Field>
      {asksSince && (
        <Field label="自何时起" name="sinceOn" required hint="到支部大会之日须满6个月">
          <DateField today={today} value={sinceOn} onChange={setSinceOn} />
        </Field>
      )}
      {!lost && (
        <Field label="案由来源" name="source" required>
          <CodeSelect
            table={DISPOSAL_SOURCE}
            required
            value={source}
            onChange={next => next !== null && setSource(next)}
          />
        </Field>
      )}
      <Field label={withdraws ? '申请日期' : '立案日期'} name="openedOn" required>
        <DateField dayOnly today={today} value={openedOn} onChange={setOpenedOn} />
      </Field>
      <Field
        label={withdraws ? '书面申请' : '支委会记录'}
        name="documentNo"
        required
        hint={withdraws ? '如 2016年3月1日本人书面申请' : '如 支委会记录2016年第3号'}
      >
        <TextField maxLength={80} value={documentNo} onChange={setDocumentNo} />
      </Field>
      <Field label={withdraws ? '受理人' : '主持人'} name="actor" required>
        <TextField maxLength={60} value={actor} onChange={setActor} />
      </Field>
      <Field label="主要表现" name="facts">
        <TextField rows={2} maxLength={1000} value={facts} onChange={setFacts} />
      </Field>
      <Field label="违纪违法" name="violation" hint="有线索的须移送纪检或公安，移送前不能宣布处置">
        <Checkbox checked={violation} onChange={event => setViolation(event.target.checked)}>
          有违纪违法线索
        </Checkbox>
      </Field>
    </FormDialog>
  )
}
