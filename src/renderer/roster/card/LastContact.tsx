/** What the register reckons of organisation life and dues, above what was typed when it began. */

import { useQuery } from '@tanstack/react-query'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { useOffice } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'
import styles from './card.module.css'
import { lastDuesWords, lastLifeWords, paidToWords } from './contactWords.ts'

export function LastContact({ card }: { card: MemberCard }) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const { data: dues } = useQuery(
    queries.dues.card.queryOptions({
      input: { memberId: card.id, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  const facts = [
    ['最近参加组织生活', lastLifeWords(card)],
    ['最近交纳党费', lastDuesWords(card)],
    ['党费交至', dues ? paidToWords(dues, card) : ''],
  ] as const
  return (
    <dl className={styles.reckoned} aria-label="组织生活与党费情况">
      {facts.map(([title, words]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
