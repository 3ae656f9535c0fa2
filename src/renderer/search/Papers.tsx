/** The papers of a case (D15 to D17, D19); letters to departments stand beside their inquiries. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import type { LostCard } from '../../shared/search/methods.ts'
import { LOST_PAPER, type LostPaper } from '../../shared/search/papers.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { lostPaperPlace } from '../shell/places.ts'
import { useSettings } from '../shell/settings.ts'
import { Section } from '../ui/Section.tsx'
import styles from './search.module.css'

export function Papers({ lost }: { lost: LostCard }) {
  const navigate = useNavigate()
  const { 'search.publicChannels': isPublic } = useSettings()
  const approved = lost.attemptList.some(({ approver }) => Boolean(approver))
  const papers: LostPaper[] = [
    'REGISTER',
    'COVER',
    ...(lost.contactOn === null ? [] : (['FOLLOW_UP'] as const)),
    ...(isPublic && approved ? (['NOTICE'] as const) : []),
  ]
  return (
    <Section title="打印材料">
      <p className={styles.annexes}>
        {papers.map(paper => (
          <Button
            key={paper}
            size="small"
            onClick={() => void navigate({ to: lostPaperPlace(lost.id, paper) })}
          >
            {labelOf(LOST_PAPER, paper)}
          </Button>
        ))}
      </p>
    </Section>
  )
}
