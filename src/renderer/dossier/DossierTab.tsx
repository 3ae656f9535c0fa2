/** 档案 on the member's card. */

import { useQuery } from '@tanstack/react-query'
import { useCardColumns } from '../roster/card/cardColumns.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { Custody } from './Custody.tsx'
import { MaterialFields } from './MaterialFields.tsx'
import { verdictOf } from './materials.ts'

export function DossierTab({ memberId, readOnly }: CardTabProps) {
  const { client, queries } = useOffice()
  const columns = useCardColumns()
  const { data: card } = useQuery(queries.dossier.card.queryOptions({ input: { memberId } }))
  const { run } = useWrite(client.dossier.mark)
  if (!card) return null
  return (
    <>
      <Section title="入党材料（五件）" columns={columns} aside={<FindingText {...verdictOf(card.items)} />}>
        <MaterialFields
          memberId={memberId}
          items={card.items}
          readOnly={readOnly}
          onMark={mark => run({ marks: [mark] })}
        />
      </Section>
      <Custody memberId={memberId} values={card.values} readOnly={readOnly} columns={columns} />
    </>
  )
}
