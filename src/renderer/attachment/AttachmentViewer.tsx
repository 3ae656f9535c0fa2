/** A scan on the screen: read part by part, checked, and drawn; nothing in it can act. */

import { Button, Modal } from 'antd'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import type { Attachment } from '../../shared/attachment/methods.ts'
import { useOffice } from '../shell/office.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { useFocusBack } from '../ui/focusBack.ts'
import styles from './attachment.module.css'
import { PictureView } from './PictureView.tsx'
import { readWhole } from './readWhole.ts'
import { useSaveAs } from './useAttachments.ts'

/** The library that draws PDF pages is large: it comes with the first PDF that is opened. */
const PdfView = lazy(() => import('./PdfView.tsx'))

type Content =
  | { kind: 'reading'; share: number }
  | { kind: 'failed'; message: string }
  | { kind: 'picture'; url: string }
  | { kind: 'pdf'; bytes: Uint8Array }

function useContent(row: Attachment): Content {
  const { client } = useOffice()
  const [content, setContent] = useState<Content>({ kind: 'reading', share: 0 })
  useEffect(() => {
    const controller = new AbortController()
    let url: string | null = null
    const report = (done: number) => setContent({ kind: 'reading', share: done / row.bytes })
    void readWhole(client, row, controller.signal, report).then(result => {
      if (controller.signal.aborted) return
      if (!result.ok) return setContent({ kind: 'failed', message: result.failure.message })
      if (row.mediaType === 'application/pdf') return setContent({ kind: 'pdf', bytes: result.value })
      url = URL.createObjectURL(new Blob([result.value], { type: row.mediaType }))
      setContent({ kind: 'picture', url })
    })
    return () => {
      controller.abort()
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [client, row])
  return content
}

export function AttachmentViewer({ row, onClose }: { row: Attachment; onClose: () => void }) {
  const content = useContent(row)
  const saveAs = useSaveAs()
  useFocusBack()
  return (
    <Modal
      open
      title={row.fileName}
      width="min(1100px, 96vw)"
      style={{ top: 24 }}
      className={styles.viewer ?? ''}
      footer={
        <>
          <span className={styles.hint}>{row.ownerText}</span>
          <Button onClick={() => void saveAs(row)}>另存为</Button>
          <Button type="primary" onClick={onClose}>
            关闭
          </Button>
        </>
      }
      onCancel={onClose}
      destroyOnHidden
    >
      {shown(content, row)}
    </Modal>
  )
}

function shown(content: Content, { fileName }: Attachment): ReactNode {
  switch (content.kind) {
    case 'reading':
      return <p className={styles.waiting}>正在读取 {Math.floor(content.share * 100)}%</p>
    case 'failed':
      return (
        <p className={styles.waiting} role="alert">
          <FindingText level="error" text={content.message} />
        </p>
      )
    case 'picture':
      return <PictureView url={content.url} name={fileName} />
    case 'pdf':
      return (
        <Suspense fallback={<p className={styles.waiting}>正在打开</p>}>
          <PdfView bytes={content.bytes} name={fileName} />
        </Suspense>
      )
  }
}
