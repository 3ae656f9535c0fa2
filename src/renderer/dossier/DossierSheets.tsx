/** The lists of the room, side by side: each list screen of it shows this row. */

import { Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { PLACE } from '../shell/places.ts'
import { useDossierFilter, type DossierFilter } from './dossierFilter.ts'

/** Lists that have a screen of their own, with its place. */
const OWN_PLACE = {
  catalogue: PLACE.dossierCatalogues,
  handover: PLACE.dossierHandovers,
  reading: PLACE.dossierReadings,
} as const

type OwnSheet = keyof typeof OWN_PLACE
/** matrix and missing are shown by one screen */
export type DossierSheet = DossierFilter['sheet'] | OwnSheet

const SHEETS: readonly { value: DossierSheet; label: string }[] = [
  { value: 'matrix', label: '核查表' },
  { value: 'missing', label: '缺件清单' },
  { value: 'catalogue', label: '材料目录' },
  { value: 'handover', label: '档案交接' },
  { value: 'reading', label: '查阅登记' },
]

export interface DossierSheetsProps {
  value: DossierSheet
  /** the screen that shows this row shows these two itself */
  onCheckSheet?: (sheet: DossierFilter['sheet']) => void
}

export function DossierSheets({ value, onCheckSheet }: DossierSheetsProps) {
  const navigate = useNavigate()
  const [, setFilter] = useDossierFilter()
  const show = (sheet: DossierSheet) => {
    if (sheet !== 'matrix' && sheet !== 'missing') void navigate({ to: OWN_PLACE[sheet] })
    else if (onCheckSheet) onCheckSheet(sheet)
    else {
      setFilter(now => ({ ...now, sheet }))
      void navigate({ to: PLACE.dossier })
    }
  }
  return <Segmented<DossierSheet> aria-label="档案各表" value={value} options={[...SHEETS]} onChange={show} />
}
