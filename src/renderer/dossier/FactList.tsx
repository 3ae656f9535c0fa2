/** Names and values of a record that is only read. */

import styles from './handover.module.css'

export function FactList({ facts }: { facts: readonly (readonly [name: string, value: string | null])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value.trim() === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
