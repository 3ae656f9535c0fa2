/** The office's figures of today; each leads to the list it counts. */

import type { Outputs } from '../../shared/api/contract.ts'
import styles from './agenda.module.css'
import { useAgendaLinks } from './agendaLinks.ts'

export function Figures({ overview }: { overview: Outputs['agenda']['overview'] }) {
  const { figures } = useAgendaLinks()
  const all = [
    { label: '在册党员', count: overview.onRoll, unit: '名', go: figures.onRoll },
    { label: '其中预备党员', count: overview.probationary, unit: '名', go: figures.probationary },
    { label: '党支部', count: overview.branches, unit: '个', go: figures.branches },
    { label: '外出流动', count: overview.away, unit: '名', go: figures.away },
    { label: '失联未了结', count: overview.lost, unit: '名', go: figures.lost },
  ]
  return (
    <ul className={styles.figures} aria-label="总数">
      {all.map(({ label, count, unit, go }) => (
        <li key={label}>
          <button type="button" className={styles.figure} onClick={go}>
            <span className={styles.figureLabel}>{label}</span>
            <span>
              <b>{count}</b> {unit}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
