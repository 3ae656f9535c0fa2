/** The card of one member on a screen of its own. */

import { Button } from 'antd'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useKeyHints } from '../../shell/keyHints.tsx'
import { PLACE } from '../../shell/places.ts'
import { useScope } from '../../shell/scope.tsx'
import { isComposing } from '../../shell/shortcuts.ts'
import styles from './card.module.css'
import { CardColumnsProvider } from './cardColumns.ts'
import { CardHead, LastChange } from './CardHead.tsx'
import { CardTabs } from './CardTabs.tsx'
import { useMemberCard } from './memberCard.ts'

const HINTS = [
  { keys: 'Enter', what: '保存，下一项' },
  { keys: 'Esc', what: '取消；再按回名册' },
  { keys: 'Ctrl K', what: '查找' },
]

export default function MemberScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const memberId = Number(params.memberId)
  const { readOnly } = useScope()
  const navigate = useNavigate()
  const { data: card, isError } = useMemberCard(memberId)
  useKeyHints(HINTS)

  const back = () => void navigate({ to: PLACE.roster })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Inside a field Esc gives up what was typed; elsewhere it leads back to the list.
      const inField =
        event.target instanceof Element && event.target.closest('input, textarea, [role=dialog]')
      if (event.key !== 'Escape' || isComposing(event) || inField) return
      void navigate({ to: PLACE.roster })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate])

  if (isError) {
    return (
      <div className={styles.gone}>
        <p>没有这名党员的记录，可能已被删除或撤销。</p>
        <Button onClick={back}>回到党员名册</Button>
      </div>
    )
  }
  if (!card) return null
  return (
    <article className={styles.page} aria-label={`党员卡：${String(card.values.name)}`}>
      <CardColumnsProvider value={2}>
        <CardHead key={memberId} card={card} readOnly={readOnly} onRemoved={back}>
          <Button size="small" onClick={back}>
            ‹ 党员名册
          </Button>
        </CardHead>
        <CardTabs key={`tabs-${memberId}`} memberId={memberId} readOnly={readOnly} />
        <LastChange card={card} />
      </CardColumnsProvider>
    </article>
  )
}
