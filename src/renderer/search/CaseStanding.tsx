/** What a hand-up still lacks, and which annexes the person stands in. */

import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { LostCard } from '../../shared/search/methods.ts'
import { annexPlace } from '../shell/places.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './search.module.css'

export function CaseStanding({ lost }: { lost: LostCard }) {
  const navigate = useNavigate()
  const { annexes, reason } = lost.annexes
  return (
    <div className={styles.standing}>
      <div>
        <h3>上报还缺</h3>
        {lost.missing.length === 0 ? (
          <FindingText level="ok" text="不缺" />
        ) : (
          <ul className={styles.missing}>
            {lost.missing.map(words => (
              <li key={words}>
                <FindingText level="warning" text={words} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <h3>列入附件</h3>
        <p className={styles.annexes}>
          {annexes.length === 0
            ? '不列入'
            : annexes.map(annex => (
                <Button key={annex} size="small" onClick={() => void navigate({ to: annexPlace(annex) })}>
                  附件{annex}
                </Button>
              ))}
        </p>
        <p className={styles.quiet}>{reason}</p>
      </div>
    </div>
  )
}
