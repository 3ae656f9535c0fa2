/** 基本信息: every field of the member, in the order of 附件1. */

import { useCallback } from 'react'
import { labelOf } from '../../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../../shared/roster/codes.ts'
import {
  MEMBER_KEYS,
  MEMBER_SECTIONS,
  memberField,
  type MemberKey,
  type MemberSection,
} from '../../../shared/roster/fields.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import type { Attempt } from '../../shell/failures.ts'
import { useOffice, useWrite } from '../../shell/office.tsx'
import type { CardTabProps } from '../../shell/subject.ts'
import { Section } from '../../ui/Section.tsx'
import { useCardColumns } from './cardColumns.ts'
import { LastContact } from './LastContact.tsx'
import { useMemberCard } from './memberCard.ts'
import { MemberFieldInPlace } from './MemberFieldInPlace.tsx'
import styles from './card.module.css'

const KEYS_OF = new Map<MemberSection, MemberKey[]>(
  MEMBER_SECTIONS.map(section => [section, MEMBER_KEYS.filter(key => memberField(key).section === section)]),
)

export function BasicTab({ memberId, readOnly }: CardTabProps) {
  const { client } = useOffice()
  const { data: card } = useMemberCard(memberId)
  const { run } = useWrite(client.roster.update, { quiet: true })
  const columns = useCardColumns()
  const onSave = useCallback(
    (field: MemberKey, typed: string): Promise<Attempt<unknown>> =>
      run({ id: memberId, values: { [field]: typed } }),
    [run, memberId],
  )
  if (!card) return null
  return (
    <>
      {MEMBER_SECTIONS.map(section => (
        <Section key={section} title={section} columns={columns}>
          {section === '组织生活与党费' && <LastContact card={card} />}
          {(KEYS_OF.get(section) ?? []).map(key => (
            <MemberFieldInPlace key={key} card={card} field={key} readOnly={readOnly} onSave={onSave} />
          ))}
        </Section>
      ))}
      <Section title="党籍和支部的变动">
        <Periods card={card} />
      </Section>
    </>
  )
}

function Periods({ card }: { card: MemberCard }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>起止</th>
          <th>支部</th>
          <th>状态</th>
          <th>依据</th>
        </tr>
      </thead>
      <tbody>
        {card.periods.map(period => (
          <tr key={period.id}>
            <td>
              {period.fromOn ?? '不详'} 至 {period.toOn ?? '今'}
            </td>
            <td>{period.orgName}</td>
            <td>{labelOf(MEMBERSHIP, period.membership)}</td>
            <td>{period.evidence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
