/** 组织生活 on the member's card: what he attended, when last, and what the register began with. */

import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { AttendanceLine } from '../../shared/meeting/methods.ts'
import type { MemberKey } from '../../shared/roster/fields.ts'
import { useCardColumns } from '../roster/card/cardColumns.ts'
import { useMemberCard } from '../roster/card/memberCard.ts'
import { MemberFieldInPlace } from '../roster/card/MemberFieldInPlace.tsx'
import { RecordList } from '../roster/card/RecordList.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { Section } from '../ui/Section.tsx'
import { AttendanceDialog } from './AttendanceDialog.tsx'
import styles from './meeting.module.css'

const TAKEN_OVER: readonly MemberKey[] = ['lastLifeDate', 'lastLifeSource']

function leaveText(line: AttendanceLine): string {
  if (line.state !== '请假') return ''
  return [
    ...(line.leaveWritten ? ['书面请假'] : []),
    ...(line.leaveApprovedBy === null ? [] : [`${line.leaveApprovedBy}准假`]),
    ...(line.leaveSignedLaterOn === null ? [] : [`${line.leaveSignedLaterOn}补签`]),
  ].join('，')
}

export function LifeTab({ memberId, readOnly }: CardTabProps) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const columns = useCardColumns()
  const { data: card } = useMemberCard(memberId)
  const { data: life } = useQuery(
    queries.meeting.ofMember.queryOptions({ input: { memberId, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  const { run: remove } = useWrite(client.meeting.removeLine, { quiet: true })
  const { run: update } = useWrite(client.roster.update, { quiet: true })
  const save = useCallback(
    (field: MemberKey, typed: string) => update({ id: memberId, values: { [field]: typed } }),
    [update, memberId],
  )
  if (!card || !life) return null
  const { last } = life
  return (
    <>
      <dl className={styles.state} aria-label="组织生活情况">
        <dt>最近参加</dt>
        <dd>{last ? `${last.date}${last.source === 'typed' ? '（人工填写）' : ''}` : '没有记录'}</dd>
      </dl>
      <RecordList
        noun="组织生活"
        records={life.lines}
        nameOf={line => `${line.onDate} ${line.kind}`}
        readOnly={readOnly}
        emptyText="没有组织生活记录。整个支部的会议，在“党组织”里选中支部登记更快。"
        onRemove={line => remove({ id: line.id })}
        findings={line => line.findings}
        columns={[
          { title: '日期', text: line => line.onDate },
          { title: '会议', text: line => line.kind },
          { title: '党组织', text: line => line.orgName },
          { title: '到会情况', text: line => line.state },
          { title: '签到', text: line => line.signIn ?? '' },
          { title: '请假手续', text: leaveText },
          { title: '备注', text: line => line.note ?? '' },
        ]}
        form={(line, close) => (
          <AttendanceDialog
            key={line?.id ?? 0}
            memberId={memberId}
            orgId={card.orgId}
            line={line}
            onClose={close}
          />
        )}
      />
      <Section title="登记以前" columns={columns}>
        {TAKEN_OVER.map(field => (
          <MemberFieldInPlace key={field} card={card} field={field} readOnly={readOnly} onSave={save} />
        ))}
      </Section>
    </>
  )
}
