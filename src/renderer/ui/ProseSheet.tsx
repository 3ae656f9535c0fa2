/** Running text as it will stand on paper, page by page: the words of the print and of the Word file. */

import { useState } from 'react'
import { PIXELS_PER_MM } from '../../shared/forms/geometry.ts'
import type { TextPaper } from '../../shared/forms/makeUpPapers.ts'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import styles from './ProseSheet.module.css'

/** Width of the text and the room to the next page's, as in the style sheet. */
const TEXT_MM = 156
const GAP_MM = 10
const STEP_MM = TEXT_MM + GAP_MM

/** The browser breaks the text into columns a page high, as it breaks it into pages for the printer. */
function pagesIn(flow: HTMLElement | null): number {
  if (!flow) return 1
  return Math.max(1, Math.round((flow.scrollWidth / PIXELS_PER_MM + GAP_MM) / STEP_MM))
}

/** A paper must be mounted anew when its text changes: its pages are counted once it stands. */
export function ProseSheet(paper: TextPaper) {
  const [flow, setFlow] = useState<HTMLDivElement | null>(null)
  return Array.from({ length: pagesIn(flow) }, (_, page) => (
    // Every page shows its own column of the whole text, which is read once.
    <article key={page} className={styles.sheet} aria-label={paper.title} aria-hidden={page > 0}>
      <p className={styles.mark}>{INTERNAL_MARK}</p>
      <div className={styles.window}>
        <div
          className={styles.flow}
          style={{ marginLeft: `${-page * STEP_MM}mm` }}
          {...(page === 0 ? { ref: setFlow } : {})}
        >
          <Text {...paper} />
        </div>
      </div>
    </article>
  ))
}

function Text({ title, subtitle, paragraphs, signatures }: TextPaper) {
  return (
    <>
      <h2 className={styles.title}>{title}</h2>
      {subtitle !== '' && <p className={styles.sub}>{subtitle}</p>}
      {paragraphs.map(({ kind, text }, at) => (
        // Paragraphs stand where they stand: two may have the same words.
        <p key={at} className={styles.text} data-kind={kind}>
          {text}
        </p>
      ))}
      <div className={styles.sign}>
        {signatures.map((line, at) => (
          <div key={at}>{line}</div>
        ))}
      </div>
    </>
  )
}
