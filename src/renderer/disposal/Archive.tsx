/** The seven kinds of papers, ticked as they are filed (R-J14). */

import { DISPOSAL_ARCHIVE } from '../../shared/disposal/codes.ts'
import type { DisposalCard } from '../../shared/disposal/methods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { Section } from '../ui/Section.tsx'
import { Ticks } from './StepEvidence.tsx'

export function Archive({ disposal, readOnly }: { disposal: DisposalCard; readOnly: boolean }) {
  const { client } = useOffice()
  const { run } = useWrite(client.disposal.setArchived)
  const { archived } = disposal
  return (
    <Section title={`归档材料（${archived.length}/${DISPOSAL_ARCHIVE.items.length}）`}>
      <Ticks
        label="归档材料"
        items={DISPOSAL_ARCHIVE.items}
        value={archived}
        disabled={readOnly || disposal.state === 'FILED'}
        onChange={next => void run({ id: disposal.id, archived: next })}
      />
    </Section>
  )
}
