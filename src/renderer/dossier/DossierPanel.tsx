/** Beside the check sheet: the member's materials with their notes, and where the papers lie. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { CheckSection } from './CheckSection.tsx'
import { Custody } from './Custody.tsx'
import { CustodyMoves } from './CustodyMoves.tsx'
import styles from './dossier.module.css'
import { MaterialFields } from './MaterialFields.tsx'
import type { MarkQueue } from './markQueue.ts'
import { verdictOf } from '../../shared/dossier/materialWords.ts'
import type { SheetRow } from './sheetRows.ts'

export interface DossierPanelProps {
  row: SheetRow
  queue: MarkQueue
  readOnly: boolean
}

export function DossierPanel({ row, queue, readOnly }: DossierPanelProps) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { memberId } = row
  const { data: card } = useQuery(queries.dossier.card.queryOptions({ input: { memberId } }))
  return (
    <>
      <header className={styles.panelHead}>
        <h2>{row.name}</h2> <FindingText {...verdictOf(row.items)} />
        <p className={styles.sub}>
          {row.orgName} · {labelOf(MEMBERSHIP, row.membership)}
          {row.joinDate === null ? '' : ` · ${row.joinDate} 入党`}
        </p>
        <div className={styles.panelActions}>
          <Button size="small" onClick={() => void navigate({ to: memberPlace(memberId) })}>
            打开党员卡
          </Button>
        </div>
      </header>
      <div className={styles.panelBody}>
        <Section title="入党材料（五件）">
          <MaterialFields
            memberId={memberId}
            items={row.items}
            readOnly={readOnly}
            onMark={mark => {
              queue.put(mark)
              return Promise.resolve({ ok: true, value: null })
            }}
          />
        </Section>
        <CheckSection memberId={memberId} name={row.name} readOnly={readOnly} />
        {card && (
          <>
            <Custody memberId={memberId} values={card.values} readOnly={readOnly} />
            <CustodyMoves memberId={memberId} moves={card.custody} readOnly={readOnly} />
          </>
        )}
      </div>
    </>
  )
}
