/** 介绍信 on the member's card. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import { useCardColumns } from '../roster/card/cardColumns.ts'
import { useMemberCard } from '../roster/card/memberCard.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LetterDialog } from './LetterDialog.tsx'
import { LetterRecord } from './LetterRecord.tsx'
import styles from './transfer.module.css'

export function LetterTab({ memberId, readOnly }: CardTabProps) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const columns = useCardColumns()
  const { data: card } = useMemberCard(memberId)
  const { data } = useQuery(
    queries.transfer.list.queryOptions({
      input: {
        filter: { memberId, only: 'all' },
        page: { offset: 0, limit: PAGE_MAX },
        ...(asOf === undefined ? {} : { asOf }),
      },
    }),
  )
  const [adding, setAdding] = useState(false)
  if (!card || !data) return null
  const button = (
    <Button size="small" disabled={readOnly} onClick={() => setAdding(true)}>
      登记介绍信
    </Button>
  )
  return (
    <>
      {data.rows.length === 0 ? (
        <EmptyState text="没有介绍信记录。转接组织关系前，请先问清转出性质、联系方式、去向和备用联系人。">
          {button}
        </EmptyState>
      ) : (
        <div className={styles.tabActions}>{button}</div>
      )}
      {data.rows.map(letter => (
        <LetterRecord key={letter.id} letter={letter} readOnly={readOnly} columns={columns} />
      ))}
      {adding && (
        <LetterDialog
          member={{ id: memberId, name: String(card.values.name) }}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}
