/** 档案 on the member's card. */

import { useQuery } from '@tanstack/react-query'
import { useCardColumns } from '../roster/card/cardColumns.ts'
import { useMemberCard } from '../roster/card/memberCard.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { CheckSection } from './CheckSection.tsx'
import { Custody } from './Custody.tsx'
import { CustodyMoves } from './CustodyMoves.tsx'
import { EVENT_MATERIAL } from '../../shared/dossier/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MaterialField, MaterialFields } from './MaterialFields.tsx'
import { verdictOf } from '../../shared/dossier/materialWords.ts'

export function DossierTab({ memberId, readOnly }: CardTabProps) {
  const { client, queries } = useOffice()
  const columns = useCardColumns()
  const { data: member } = useMemberCard(memberId)
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
      {card.events.length > 0 && (
        <Section title="奖惩材料" columns={columns}>
          {card.events.map(({ item, count, present, note, markedOn }) => (
            <MaterialField
              key={item}
              memberId={memberId}
              item={item}
              label={
                count > 1 ? `${labelOf(EVENT_MATERIAL, item)}（${count}）` : labelOf(EVENT_MATERIAL, item)
              }
              present={present}
              note={note}
              markedOn={markedOn}
              readOnly={readOnly}
              onMark={mark => run({ marks: [{ memberId, item, ...mark }] })}
            />
          ))}
        </Section>
      )}
      <CheckSection memberId={memberId} name={String(member?.values.name ?? '')} readOnly={readOnly} />
      <Custody memberId={memberId} values={card.values} readOnly={readOnly} columns={columns} />
      <CustodyMoves memberId={memberId} moves={card.custody} readOnly={readOnly} />
    </>
  )
}
