/** A titled part of a card or a panel. */

import { useId, type ReactNode } from 'react'
import styles from './Section.module.css'

export interface SectionProps {
  title: ReactNode
  aside?: ReactNode
  /** fields in one column or in two */
  columns?: 1 | 2
  children: ReactNode
}

export function Section({ title, aside, columns = 1, children }: SectionProps) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {aside}
      </div>
      <div className={styles.body} data-columns={columns}>
        {children}
      </div>
    </section>
  )
}
