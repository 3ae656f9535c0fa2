/** 纸面核对: what was found wrong with a paper before it is printed. */

import type { ReactNode } from 'react'
import { FindingText } from './FindingText.tsx'
import { Section } from './Section.tsx'

export function PaperFindings({
  findings,
  above,
  below,
}: {
  findings: readonly string[]
  above?: ReactNode
  below?: ReactNode
}) {
  return (
    <Section title="纸面核对">
      {above}
      {findings.length === 0 ? (
        <FindingText level="ok" text="没有发现问题" />
      ) : (
        findings.map(text => (
          <p key={text}>
            <FindingText level="warning" text={text} />
          </p>
        ))
      )}
      {below}
    </Section>
  )
}
