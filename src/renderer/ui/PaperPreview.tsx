/** A paper as it will be printed, with what can be made of it: workbook, PDF, print. */

import { Button } from 'antd'
import { useCallback } from 'react'
import type { Ticket } from '../../shared/api/method.ts'
import type { FormPage } from '../../shared/forms/sheet.ts'
import type { Attempt } from '../shell/failures.ts'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { PageHeader } from './PageHeader.tsx'
import { PaperPages } from './PaperPages.tsx'

export type PaperFormat = 'xlsx' | 'pdf' | 'print'

export interface PaperPreviewProps {
  title: string
  pages: readonly FormPage[]
  /** leads back to what the paper is of */
  back: { text: string; go: () => void }
  make: (format: PaperFormat) => Promise<Attempt<Ticket>>
  onMember: (memberId: number) => void
  /** no file may leave the program: it is printed for a signature only */
  printOnly?: boolean
}

export function PaperPreview({ title, pages, back, make, onMember, printOnly = false }: PaperPreviewProps) {
  const messages = useMessages()
  const file = useCallback(
    async (format: 'xlsx' | 'pdf') => {
      const made = await make(format)
      if (made.ok) download(made.value)
    },
    [make],
  )
  const print = useCallback(async () => {
    const made = await make('print')
    if (!made.ok) return
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }, [make, messages])
  return (
    <>
      <PageHeader
        title={title}
        count={`${pages.length}页`}
        actions={
          <>
            <Button onClick={back.go}>‹ {back.text}</Button>
            {!printOnly && (
              <>
                <Button onClick={() => void file('xlsx')}>导出 Excel</Button>
                <Button onClick={() => void file('pdf')}>导出 PDF</Button>
              </>
            )}
            <Button type="primary" onClick={() => void print()}>
              打印
            </Button>
          </>
        }
      />
      <PaperPages pages={pages} onMember={onMember} />
    </>
  )
}
