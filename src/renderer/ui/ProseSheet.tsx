/** Running text as it will stand on paper: the words of the print and of the Word file. */

import type { TextPaper } from '../../shared/forms/makeUpPapers.ts'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import styles from './ProseSheet.module.css'

export function ProseSheet({ title, subtitle, paragraphs, signatures }: TextPaper) {
  return (
    <article className={styles.sheet} aria-label={title}>
      <p className={styles.mark}>{INTERNAL_MARK}</p>
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
    </article>
  )
}
