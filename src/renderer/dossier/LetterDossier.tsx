/** Beside a letter: whether the dossier went, or came, along with it (R-G26). */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { useHandoverFilter } from './handoverFilter.ts'

/** Letters nobody has gone with, or that came to nothing, take no dossier along. */
const NOWHERE: readonly LetterRow['stage'][] = ['DRAFT', 'RETURNED', 'VOID']

interface Standing {
  handedOn: string | null
  receiptOn: string | null
}

function words(handover: Standing | null): { level: FindingLevel; text: string } {
  if (handover === null) return { level: 'warning', text: '档案还没有列交接清单' }
  if (handover.receiptOn !== null) return { level: 'ok', text: `档案已交接，回执${handover.receiptOn}` }
  return handover.handedOn === null
    ? { level: 'note', text: '档案已列清单，待交接' }
    : { level: 'note', text: `档案${handover.handedOn}已交接，待回执` }
}

export function LetterDossier({ letter }: { letter: Pick<LetterRow, 'id' | 'direction' | 'stage'> }) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const [, setFilter] = useHandoverFilter()
  const goes = letter.direction !== '本委内转接' && !NOWHERE.includes(letter.stage)
  const { data } = useQuery({
    ...queries.dossier.handoverOfLetter.queryOptions({ input: { letterId: letter.id } }),
    enabled: goes,
  })
  if (!goes || !data) return null
  return (
    <p>
      <FindingText {...words(data.handover)} />{' '}
      <Button
        size="small"
        type="link"
        onClick={() => {
          setFilter(() => ({ only: 'all' }))
          void navigate({ to: PLACE.dossierHandovers })
        }}
      >
        档案交接
      </Button>
    </p>
  )
}
