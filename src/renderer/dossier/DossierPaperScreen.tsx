/** A catalogue, or another paper of a dossier, as it will be printed. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { dossierFormSchema, type DossierForm } from '../../shared/dossier/paperMethods.ts'
import { download, printPage } from '../shell/files.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { cataloguePlace, memberPlace, PLACE } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PaperPages } from '../ui/PaperPages.tsx'

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
  const messages = useMessages()
  const navigate = useNavigate()
  const onMember = useCallback((member: number) => void navigate({ to: memberPlace(member) }), [navigate])
  const make = (format: 'xlsx' | 'pdf' | 'html', name: string) =>
    run(name, ({ signal }) => client.dossier.paperFile({ form, id, format }, { signal }))
  const save = async (format: 'xlsx' | 'pdf') => {
    const made = await make(format, `${title} ${format === 'pdf' ? 'PDF' : 'Excel'}`)
    if (made.ok) download(made.value)
  }
  const print = async () => {
    const made = await make('html', `打印${title}`)
    if (!made.ok) return
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }
  return (
    <>
      <PageHeader
        title={title}
        count={`${about} · ${pages.length}页`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: BACK[form].to(id) })}>‹ {BACK[form].text}</Button>
            <Button onClick={() => void save('xlsx')}>导出 Excel</Button>
            <Button onClick={() => void save('pdf')}>导出 PDF</Button>
            <Button type="primary" onClick={() => void print()}>
              打印
            </Button>
          </>
        }
      >
        {findings.length === 0
          ? undefined
          : findings.map(text => <FindingText key={text} level="warning" text={text} />)}
      </PageHeader>
      <PaperPages pages={pages} onMember={onMember} />
    </>
  )
}
