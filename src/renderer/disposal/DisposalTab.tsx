/** 处置 on the member's card: the cases on record, and opening one. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DISPOSAL_KIND } from '../../shared/disposal/codes.ts'
import { RUNNING } from '../../shared/disposal/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useMemberCard } from '../roster/card/memberCard.ts'
import { useOffice } from '../shell/office.tsx'
import { disposalPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import steps from '../ui/Steps.module.css'
import styles from './disposal.module.css'
import { dueWords, nextWords, stateWords } from '../../shared/disposal/disposalWords.ts'
import { OpenDisposalDialog } from './OpenDisposalDialog.tsx'

export function DisposalTab({ memberId, readOnly }: CardTabProps) {
  const { queries } = useOffice()
  const { day } = useScope()
  const navigate = useNavigate()
  const { data: card } = useMemberCard(memberId)
  const { data } = useQuery(queries.disposal.ofMember.queryOptions({ input: { memberId } }))
  const [opening, setOpening] = useState(false)
  if (!card || !data) return null
  const show = (id: number) => void navigate({ to: disposalPlace(id) })
  const mayOpen = data.rows.every(row => !RUNNING.includes(row.state))
  const button = mayOpen && (
    <Button size="small" disabled={readOnly} onClick={() => setOpening(true)}>
      立案
    </Button>
  )
  return (
    <>
      {data.rows.length === 0 ? (
        <EmptyState text="没有组织处置。支委会初步认定为不合格的，在这里立案。">{button}</EmptyState>
      ) : (
        <div className={styles.tabActions}>{button}</div>
      )}
      {data.rows.map(row => {
        const due = dueWords(row, day)
        return (
          <article key={row.id} className={styles.caseCard} aria-label={`处置案 ${row.caseNo}`}>
            <header>
              <b>{labelOf(DISPOSAL_KIND, row.kind)}</b> <FindingText {...stateWords(row.state)} />
              <Button size="small" onClick={() => show(row.id)}>
                打开处置案
              </Button>
            </header>
            <dl className={steps.facts}>
              <dt>编号</dt>
              <dd>{row.caseNo}</dd>
              <dt>立案日期</dt>
              <dd>{row.openedOn}</dd>
              {row.next !== null && (
                <>
                  <dt>下一步</dt>
                  <dd>{nextWords(row.next)}</dd>
                </>
              )}
              {due && (
                <>
                  <dt>期限</dt>
                  <dd>
                    <FindingText {...due} />
                  </dd>
                </>
              )}
            </dl>
          </article>
        )
      })}
      {opening && (
        <OpenDisposalDialog
          member={{ id: memberId, name: String(card.values.name) }}
          onClose={() => setOpening(false)}
          onOpened={show}
        />
      )}
    </>
  )
}
