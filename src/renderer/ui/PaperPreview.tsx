/** A paper as it will be printed, with what can be made of it: workbook, PDF, print. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, type ReactNode } from 'react'
import type { Ticket } from '../../shared/api/method.ts'
import type { FormPage } from '../../shared/forms/sheet.ts'
import type { Attempt } from '../shell/failures.ts'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { memberPlace } from '../shell/places.ts'
import { PageHeader } from './PageHeader.tsx'
import { PaperPages } from './PaperPages.tsx'
import styles from './PaperPreview.module.css'

/** `html` is what the printer gets. */
export type PaperFormat = 'xlsx' | 'pdf' | 'html'

const TASK: Readonly<Record<PaperFormat, (title: string) => string>> = {
  xlsx: title => `${title} Excel`,
  pdf: title => `${title} PDF`,
  html: title => `打印${title}`,
}

export interface PaperPreviewProps {
  title: string
  pages: readonly FormPage[]
  /** leads back to what the paper is of */
  back: { text: string; go: () => void }
  /** makes the file; `name` is what the running task is called */
  make: (format: PaperFormat, name: string) => Promise<Attempt<Ticket>>
  /** beside the title, where it is not the number of pages */
  count?: ReactNode
  asOf?: string | undefined
  /** below the title: what is shown, or what was found */
  head?: ReactNode
  /** beside the size: which pages are shown */
  bar?: ReactNode
  /** beside the pages, under its name */
  aside?: { name: string; content: ReactNode }
  /** a page that is wider than the desk begins as wide as the desk */
  fitting?: boolean
  /** a row stands for a member, and opens his card */
  ofMembers?: boolean
  /** no file may leave the program: it is printed for a signature only */
  printOnly?: boolean
}

export function PaperPreview({
  title,
  pages,
  back,
  make,
  count = `${pages.length}页`,
  asOf,
  head,
  bar,
  aside,
  fitting = false,
  ofMembers = true,
  printOnly = false,
}: PaperPreviewProps) {
  const messages = useMessages()
  const navigate = useNavigate()
  const onMember = useCallback((id: number) => void navigate({ to: memberPlace(id) }), [navigate])
  const hand = async (format: PaperFormat) => {
    const made = await make(format, TASK[format](title))
    if (!made.ok) return
    if (format !== 'html') return download(made.value)
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }
  const paper = <PaperPages pages={pages} bar={bar} fitting={fitting} {...(ofMembers ? { onMember } : {})} />
  return (
    <>
      <PageHeader
        title={title}
        count={count}
        asOf={asOf}
        actions={
          <>
            <Button onClick={back.go}>‹ {back.text}</Button>
            {!printOnly && (
              <>
                <Button onClick={() => void hand('xlsx')}>导出 Excel</Button>
                <Button onClick={() => void hand('pdf')}>导出 PDF</Button>
              </>
            )}
            <Button type="primary" onClick={() => void hand('html')}>
              打印
            </Button>
          </>
        }
      >
        {head}
      </PageHeader>
      {aside ? (
        <div className={styles.beside}>
          {paper}
          <aside className={styles.side} aria-label={aside.name}>
            {aside.content}
          </aside>
        </div>
      ) : (
        paper
      )}
    </>
  )
}
