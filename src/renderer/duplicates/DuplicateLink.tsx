/** On a member's card: whom it may be the same as, one click to look at both. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useOffice } from '../shell/office.tsx'
import { duplicatePlace } from '../shell/places.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './duplicates.module.css'

export function DuplicateLink({ memberId }: { memberId: number }) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { data } = useQuery(queries.duplicates.ofMember.queryOptions({ input: { memberId } }))
  const [first, ...more] = data?.rows ?? []
  if (!first) return null
  const about = `${first.name}（${first.orgName || '没有支部'}）：${first.words}`
  return (
    <span className={styles.link}>
      <Button
        type="link"
        size="small"
        title={more.length > 0 ? `${about}，另有${more.length}名` : about}
        onClick={() => void navigate({ to: duplicatePlace(memberId, first.id) })}
      >
        <FindingText level="warning" text={`可能重复${more.length > 0 ? `（${more.length + 1}）` : ''}`} />
      </Button>
    </span>
  )
}
