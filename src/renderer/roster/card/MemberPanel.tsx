/** The card beside the list: the same card, one column wide. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { memo } from 'react'
import { memberPlace } from '../../shell/places.ts'
import { useScope } from '../../shell/scope.tsx'
import { CardColumnsProvider } from './cardColumns.ts'
import { CardHead, LastChange } from './CardHead.tsx'
import { CardTabs } from './CardTabs.tsx'
import { useMemberCard } from './memberCard.ts'

/** Drawn again only for another member: the list beside it is redrawn at every key. */
export const MemberPanel = memo(function MemberPanel({ memberId }: { memberId: number }) {
  const { readOnly } = useScope()
  const { data: card } = useMemberCard(memberId)
  const navigate = useNavigate()
  if (!card) return null
  return (
    <CardColumnsProvider value={1}>
      <CardHead card={card} readOnly={readOnly}>
        <Button size="small" onClick={() => void navigate({ to: memberPlace(memberId) })}>
          打开党员卡
        </Button>
      </CardHead>
      <CardTabs memberId={memberId} readOnly={readOnly} />
      <LastChange card={card} />
    </CardColumnsProvider>
  )
})
