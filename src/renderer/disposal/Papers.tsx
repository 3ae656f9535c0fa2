/** The papers that can be made by now (D35). */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import type { DisposalCard } from '../../shared/disposal/methods.ts'
import { DISPOSAL_PAPER } from '../../shared/disposal/papers.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { disposalPaperPlace } from '../shell/places.ts'
import { Section } from '../ui/Section.tsx'
import steps from '../ui/Steps.module.css'

export function Papers({ disposal }: { disposal: DisposalCard }) {
  const navigate = useNavigate()
  return (
    <Section title="打印材料">
      <div className={steps.papers}>
        {disposal.papers.map(paper => (
          <Button
            key={paper}
            size="small"
            onClick={() => void navigate({ to: disposalPaperPlace(disposal.id, paper) })}
          >
            {labelOf(DISPOSAL_PAPER, paper)}
          </Button>
        ))}
      </div>
    </Section>
  )
}
