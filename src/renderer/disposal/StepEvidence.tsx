/** The fields of a step that only some steps have: educators, hearing, votes, terms, papers. */

import { Checkbox } from 'antd'
import { DISPOSAL_ARCHIVE, RECTIFY_TERM } from '../../shared/disposal/codes.ts'
import type { DisposalCard } from '../../shared/disposal/methods.ts'
import { countedVotes, voteResult, votesNeeded, votesProblem } from '../../shared/disposal/rules.ts'
import type { StepRule } from '../../shared/disposal/steps.ts'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './disposal.module.css'
import { votesOf, type Evidence, type VoteKey } from './evidence.ts'

interface EvidenceProps {
  disposal: DisposalCard
  rule: StepRule
  value: Evidence
  onChange: (value: Evidence) => void
}

const VOTES: readonly { key: VoteKey; label: string }[] = [
  { key: 'expected', label: '应到' },
  { key: 'entitled', label: '有表决权' },
  { key: 'present', label: '实到' },
  { key: 'agree', label: '赞成' },
  { key: 'against', label: '反对' },
  { key: 'abstain', label: '弃权' },
]

const ATTENDANCE: readonly VoteKey[] = ['expected', 'present']

/** What the votes typed so far come to (R-J11). */
function VoteWords({ votes }: { votes: Evidence['votes'] }) {
  const { 'disposal.vote': rule } = useSettings()
  const typed = votesOf(votes)
  const counted = countedVotes(typed)
  if (counted === null) {
    return <FindingText level="note" text="赞成票须过半数（非本单位文件规定，可在设置中改）" />
  }
  const problem = votesProblem(typed)
  if (problem !== null) return <FindingText level="error" text={problem} />
  const carried = voteResult(typed, rule) === 'CARRIED'
  return (
    <FindingText
      level={carried ? 'ok' : 'warning'}
      text={`须${votesNeeded(counted, rule)}票赞成，得${counted.agree}票，${carried ? '表决通过' : '表决未通过，处置终止'}`}
    />
  )
}

export function StepEvidence({ disposal, rule, value, onChange }: EvidenceProps) {
  const { today } = useScope()
  const has = (need: StepRule['needs'][number]) => rule.needs.includes(need)
  const set = (patch: Partial<Evidence>) => onChange({ ...value, ...patch })
  const [first, second] = value.educators
  return (
    <>
      {has('educators') && (
        <>
          <Field label="教育人一" name="educator" required hint="正式党员，不能是本人和亲属">
            <MemberPicker value={first} onChange={picked => set({ educators: [picked, second] })} />
          </Field>
          <Field label="教育人二" name="secondEducator" required>
            <MemberPicker value={second} onChange={picked => set({ educators: [first, picked] })} />
          </Field>
        </>
      )}
      {has('sessions') && (
        <Field label="缺记录的原因" name="sessionGapReason" hint="每7天有教育记录的不用填">
          <TextField
            maxLength={300}
            value={value.sessionGapReason}
            onChange={sessionGapReason => set({ sessionGapReason })}
          />
        </Field>
      )}
      {has('hearing') && (
        <>
          <Field label="见面日期" name="heardOn">
            <DateField dayOnly today={today} value={value.heardOn} onChange={heardOn => set({ heardOn })} />
          </Field>
          <Field label="本人申辩" name="hearing" hint="没有异议的也要写明">
            <TextField
              rows={2}
              maxLength={1000}
              value={value.hearing}
              onChange={hearing => set({ hearing })}
            />
          </Field>
          <Field label="无法见面的原因" name="unreachableReason" hint="没有见面时填写">
            <TextField
              maxLength={300}
              value={value.unreachableReason}
              onChange={unreachableReason => set({ unreachableReason })}
            />
          </Field>
        </>
      )}
      {(has('vote') || has('attendance')) && (
        <div role="group" aria-label="到会和表决" className={styles.votes}>
          {VOTES.filter(({ key }) => has('vote') || ATTENDANCE.includes(key)).map(({ key, label }) => (
            <Field key={key} stacked label={label} name={key}>
              <TextField
                maxLength={5}
                value={value.votes[key]}
                onChange={typed => set({ votes: { ...value.votes, [key]: typed } })}
              />
            </Field>
          ))}
          {has('vote') && (
            <div className={styles.voteWords} aria-live="polite">
              <VoteWords votes={value.votes} />
            </div>
          )}
        </div>
      )}
      {has('terms') && (
        <Ticks
          label="限期改正的条件"
          items={RECTIFY_TERM.items}
          value={value.terms}
          onChange={terms => set({ terms })}
        />
      )}
      {has('probationEnd') && (
        <Field label="预备期满日" name="probationEnd" required>
          <DateField
            dayOnly
            today={today}
            value={value.probationEnd}
            onChange={probationEnd => set({ probationEnd })}
          />
        </Field>
      )}
      {has('announced') && (
        <Field label="宣布方式" name="announcedHow" required hint="如 支部大会上宣布；无法送达的写明怎样通知">
          <TextField
            maxLength={200}
            value={value.announcedHow}
            onChange={announcedHow => set({ announcedHow })}
          />
        </Field>
      )}
      {has('clue') && disposal.clueOpen && (
        <FindingText level="error" text="违纪违法线索尚未移送，请先在“违纪违法线索”中登记移送" />
      )}
      {has('archive') && (
        <Ticks
          label="归档材料"
          items={DISPOSAL_ARCHIVE.items}
          value={value.archived}
          onChange={archived => set({ archived })}
        />
      )}
    </>
  )
}

export interface TicksProps<K extends string> {
  label: string
  items: readonly { key: K; label: string }[]
  value: readonly K[]
  onChange: (value: K[]) => void
  disabled?: boolean
}

/** A list to tick, one below the other. */
export function Ticks<K extends string>({ label, items, value, onChange, disabled = false }: TicksProps<K>) {
  return (
    <div role="group" aria-label={label} className={styles.ticks}>
      {items.map(({ key, label: name }) => (
        <Checkbox
          key={key}
          disabled={disabled}
          checked={value.includes(key)}
          onChange={event =>
            onChange(
              items
                .map(item => item.key)
                .filter(item => (item === key ? event.target.checked : value.includes(item))),
            )
          }
        >
          {name}
        </Checkbox>
      ))}
    </div>
  )
}
