/** A letter, its receipt or the request for one as the paper it will be. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { letterFormSchema, type LetterForm } from '../../shared/transfer/methods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace, PLACE } from '../shell/places.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormSheet } from '../ui/FormSheet.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PaperDesk } from '../ui/PaperDesk.tsx'
import { Section } from '../ui/Section.tsx'
import { pageSize } from '../reporting/previewPages.ts'
import { LetterState } from './LetterRecord.tsx'
import styles from './transfer.module.css'
import { useLetterFiles } from './useLetterFiles.ts'

type Paper = Outputs['transfer']['paper']

/** Pixels beside a page that is as wide as the desk. */
const GAP = 14

const HINTS = [{ keys: 'Tab', what: '下一个按钮' }]

export default function LetterPaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [words, number] = (params.paper ?? '').split('-')
  const form = letterFormSchema.catch('letter').parse(words)
  const id = Number(number)
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { data, isError } = useQuery(queries.transfer.paper.queryOptions({ input: { id, form } }))
  useKeyHints(HINTS)
  if (isError) {
    return (
      <EmptyState text="这份介绍信不能显示，可能已撤销。">
        <Button onClick={() => void navigate({ to: PLACE.transfer })}>回到组织关系接转</Button>
      </EmptyState>
    )
  }
  return data ? <LetterPaper key={`${form}-${id}`} form={form} paper={data} /> : null
}

function LetterPaper({ form, paper }: { form: LetterForm; paper: Paper }) {
  const { title, letter, pages, findings } = paper
  const navigate = useNavigate()
  const { workbook, pdf, print } = useLetterFiles(letter.id, form, title)
  const [desk, setDesk] = useState<HTMLDivElement | null>(null)
  const [zoom, setZoom] = useState(1)
  const [first] = pages
  const fit = first && desk ? (desk.clientWidth - GAP * 2) / pageSize(first).width : 1
  return (
    <>
      <PageHeader
        title={title}
        count={`${letter.name} · ${letter.letterNo ?? '没有编号'}`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.transfer })}>‹ 介绍信</Button>
            <Button onClick={() => void workbook()}>导出 Excel</Button>
            <Button onClick={() => void pdf()}>导出 PDF</Button>
            <Button type="primary" onClick={() => void print()}>
              打印
            </Button>
          </>
        }
      />
      <div className={styles.paper}>
        <PaperDesk
          pagesRef={setDesk}
          bar={
            <Button size="small" aria-pressed={zoom !== 1} onClick={() => setZoom(zoom === 1 ? fit : 1)}>
              {zoom === 1 ? '适合宽度' : '原样大小'}
            </Button>
          }
        >
          <div className={styles.pages} style={{ zoom }}>
            {pages.map(page => (
              <FormSheet key={page.page} page={page} />
            ))}
          </div>
        </PaperDesk>
        <aside className={styles.side} aria-label="纸面核对">
          <Section title="纸面核对">
            <p>
              <LetterState letter={letter} />
            </p>
            {findings.length === 0 ? (
              <FindingText level="ok" text="没有发现问题" />
            ) : (
              findings.map(text => (
                <p key={text}>
                  <FindingText level="warning" text={text} />
                </p>
              ))
            )}
            <Button size="small" onClick={() => void navigate({ to: memberPlace(letter.memberId) })}>
              打开党员卡
            </Button>
          </Section>
        </aside>
      </div>
    </>
  )
}
