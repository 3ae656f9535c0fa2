/** A catalogue, or another paper of a dossier, as it will be printed. */

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { dossierFormSchema, type DossierForm } from '../../shared/dossier/paperMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { cataloguePlace, PLACE } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PAPER_HINTS } from '../ui/paperMake.ts'
import { PaperMissing } from '../ui/PaperMissing.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'

const HOME = { to: PLACE.dossier, text: '档案核查' }

/** Where a paper was opened from. */
const BACK: Readonly<Record<DossierForm, { text: string; to: (id: number) => string }>> = {
  catalogue: { text: '材料目录', to: cataloguePlace },
  handover: { text: '档案交接', to: () => PLACE.dossierHandovers },
  receipt: { text: '档案交接', to: () => PLACE.dossierHandovers },
}

export default function DossierPaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [words, number] = (params.paper ?? '').split('-')
  const form = dossierFormSchema.safeParse(words)
  useKeyHints(PAPER_HINTS)
  return form.success ? <Paper form={form.data} id={Number(number)} /> : <PaperMissing back={HOME} />
}

function Paper({ form, id }: { form: DossierForm; id: number }) {
  const { queries } = useOffice()
  const { data, isError } = useQuery(queries.dossier.paper.queryOptions({ input: { form, id } }))
  if (isError) return <PaperMissing back={HOME} />
  return data ? <Shown form={form} id={id} paper={data} /> : null
}

function Shown({ form, id, paper }: { form: DossierForm; id: number; paper: Outputs['dossier']['paper'] }) {
  const { title, about, pages, findings } = paper
  const { client } = useOffice()
  const { run } = useTasks()
  const navigate = useNavigate()
  const make = useCallback(
    (format: PaperFormat, name: string) =>
      run(name, ({ signal }) => client.dossier.paperFile({ form, id, format }, { signal })),
    [client, run, form, id],
  )
  const { text, to } = BACK[form]
  return (
    <PaperPreview
      title={title}
      pages={pages}
      count={`${about} · ${pages.length}页`}
      back={{ text, go: () => void navigate({ to: to(id) }) }}
      make={make}
      head={
        findings.length > 0 && findings.map(found => <FindingText key={found} level="warning" text={found} />)
      }
    />
  )
}
