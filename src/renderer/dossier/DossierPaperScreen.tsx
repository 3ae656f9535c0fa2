/** A catalogue, or another paper of a dossier, as it will be printed. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { dossierFormSchema, type DossierForm } from '../../shared/dossier/paperMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { cataloguePlace, PLACE } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮' },
]

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
  useKeyHints(HINTS)
  return form.success ? <Paper form={form.data} id={Number(number)} /> : <Missing />
}

function Missing() {
  const navigate = useNavigate()
  return (
    <EmptyState text="没有这份材料，可能已被撤销。">
      <Button onClick={() => void navigate({ to: PLACE.dossier })}>回到档案核查</Button>
    </EmptyState>
  )
}

function Paper({ form, id }: { form: DossierForm; id: number }) {
  const { queries } = useOffice()
  const { data, isError } = useQuery(queries.dossier.paper.queryOptions({ input: { form, id } }))
  if (isError) return <Missing />
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
