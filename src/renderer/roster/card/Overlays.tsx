/** What holds of the member on the day beside the membership, each leading to its record (rules.md 4.1). */

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Overlay } from '../../../shared/roster/overlays.ts'
import { useOffice } from '../../shell/office.tsx'
import { disposalPlace, lostCasePlace } from '../../shell/places.ts'
import { useScope } from '../../shell/scope.tsx'
import styles from './card.module.css'
import { openOnTab } from './openTab.ts'

export function Overlays({ memberId }: { memberId: number }) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const input = { id: memberId, ...(asOf === undefined ? {} : { asOf }) }
  const { data } = useQuery(queries.roster.overlays.queryOptions({ input }))
  if (!data || data.overlays.length === 0) return null
  const open = ({ record }: Overlay) => {
    switch (record.kind) {
      case 'lostCase':
        return void navigate({ to: lostCasePlace(record.id) })
      case 'disposal':
        return void navigate({ to: disposalPlace(record.id) })
      case 'tab':
        return openOnTab(record.tab)
    }
  }
  return (
    <ul className={styles.overlays} aria-label="现在的情形">
      {data.overlays.map((overlay, at) => (
        <li key={`${overlay.words}-${at}`}>
          <button
            type="button"
            data-level={overlay.level}
            title={overlay.detail}
            onClick={() => open(overlay)}
          >
            {overlay.words}
          </button>
        </li>
      ))}
    </ul>
  )
}
