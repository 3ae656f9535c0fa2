/** One paper of a make-up case, as it will be printed (D30). */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { MAKE_UP_PAPER, type MakeUpPaper } from '../../shared/dossier/makeUpPapers.ts'
import { keyOf, labelOf } from '../../shared/kernel/codes.ts'
import { useHandOver } from '../shell/handOver.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { makeUpPlace, PLACE } from '../shell/places.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PaperDesk } from '../ui/PaperDesk.tsx'
import { ProseSheet } from '../ui/ProseSheet.tsx'
import styles from './makeUp.module.css'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮' },
]

export default function MakeUpPaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const paper = keyOf(MAKE_UP_PAPER, params.paper ?? '')
  useKeyHints(HINTS)
  return paper === null ? <Missing /> : <Paper id={Number(params.makeUpId)} paper={paper} />
}

function Missing() {
  const navigate = useNavigate()
  return (
    <EmptyState text="没有这份材料，补办可能已被撤销。">
      <Button onClick={() => void navigate({ to: PLACE.dossierWork })}>回到档案问题</Button>
    </EmptyState>
  )
}

/** The paper handed out: Word, PDF, print. */
function usePaperFiles(id: number, paper: MakeUpPaper) {
  const { client } = useOffice()
  const { save, print } = useHandOver()
  const input = { id, paper }
  const name = labelOf(MAKE_UP_PAPER, paper)
  return {
    word: () => save(`${name} Word`, options => client.dossier.makeUpDocx(input, options)),
    pdf: () => save(`${name} PDF`, options => client.dossier.makeUpPdf(input, options)),
    print: () => print(`打印${name}`, options => client.dossier.makeUpPrint(input, options)),
  }
}

function Paper({ id, paper }: { id: number; paper: MakeUpPaper }) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { data, isError } = useQuery(queries.dossier.makeUpPaper.queryOptions({ input: { id, paper } }))
  const files = usePaperFiles(id, paper)
  if (isError) return <Missing />
  if (!data) return null
  return (
    <>
      <PageHeader
        title={labelOf(MAKE_UP_PAPER, paper)}
        count={data.papers.length > 1 ? `${data.papers.length}份` : ''}
        actions={
          <>
            <Button onClick={() => void navigate({ to: makeUpPlace(id) })}>‹ 补办档案</Button>
            <Button onClick={() => void files.word()}>导出 Word</Button>
            <Button onClick={() => void files.pdf()}>导出 PDF</Button>
            <Button type="primary" onClick={() => void files.print()}>
              打印
            </Button>
          </>
        }
      />
      <PaperDesk>
        <div className={styles.sheets}>
          {data.papers.map((sheet, at) => (
            <ProseSheet key={`${at} ${JSON.stringify(sheet)}`} {...sheet} />
          ))}
        </div>
      </PaperDesk>
    </>
  )
}
