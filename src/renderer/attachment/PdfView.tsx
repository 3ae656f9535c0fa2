/** A PDF, page by page; one with a password asks for it. */

import { Button, Input } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './attachment.module.css'
import { openPdf, type OpenPdf, type PdfFailure } from './pdfDocument.ts'
import { ViewBar, type Zoom } from './ViewBar.tsx'

export interface PdfViewProps {
  bytes: Uint8Array
  name: string
}

export default function PdfView({ bytes, name }: PdfViewProps) {
  const [password, setPassword] = useState<string | null>(null)
  const [opened, setOpened] = useState<OpenPdf | PdfFailure | null>(null)
  useEffect(() => {
    let mine: OpenPdf | null = null
    let gone = false
    void openPdf(bytes, password).then(result => {
      if (typeof result !== 'string') mine = result
      if (gone) mine?.close()
      else setOpened(result)
    })
    return () => {
      gone = true
      mine?.close()
    }
  }, [bytes, password])
  if (opened === null) return <p className={styles.waiting}>正在打开</p>
  if (opened === 'damaged') {
    return (
      <p className={styles.waiting} role="alert">
        <FindingText level="error" text="这份 PDF 打不开，文件可能已损坏。可另存为后用其他程序查看" />
      </p>
    )
  }
  if (typeof opened === 'string')
    return <AskPassword wrong={opened === 'wrongPassword'} onGiven={setPassword} />
  return <Pages pdf={opened} name={name} />
}

function AskPassword({ wrong, onGiven }: { wrong: boolean; onGiven: (password: string) => void }) {
  const [typed, setTyped] = useState('')
  return (
    <form
      className={styles.password}
      onSubmit={event => {
        event.preventDefault()
        onGiven(typed)
      }}
    >
      <p>这份 PDF 有打开密码。密码只用来查看，不会保存。</p>
      <Input.Password
        aria-label="打开密码"
        autoFocus
        maxLength={128}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      {wrong && <FindingText level="error" text="密码不对，请重新输入" />}
      <Button type="primary" htmlType="submit" disabled={typed === ''}>
        打开
      </Button>
    </form>
  )
}

function Pages({ pdf, name }: { pdf: OpenPdf; name: string }) {
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState<Zoom>(1)
  const [failed, setFailed] = useState(false)
  const canvas = useRef<HTMLCanvasElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const room = sheet.current?.clientWidth ?? 0
    if (!canvas.current || room === 0) return
    pdf.draw(canvas.current, page, room * zoom).then(
      () => setFailed(false),
      // A drawing that was given up for the next one is no failure.
      (error: unknown) =>
        setFailed(!(error instanceof Error && error.name === 'RenderingCancelledException')),
    )
  }, [pdf, page, zoom])
  const go = (to: number) => {
    if (to < 1 || to > pdf.pages) return
    setPage(to)
    sheet.current?.scrollTo({ top: 0 })
  }
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    go(page + by)
  }
  return (
    <>
      <ViewBar zoom={zoom} onZoom={setZoom}>
        <Button size="small" disabled={page === 1} onClick={() => go(page - 1)}>
          上一页
        </Button>
        <span aria-live="polite">
          第{page}页，共{pdf.pages}页
        </span>
        <Button size="small" disabled={page === pdf.pages} onClick={() => go(page + 1)}>
          下一页
        </Button>
        {failed && <FindingText level="error" text="这一页显示不出来，可另存为后用其他程序查看" />}
      </ViewBar>
      <div
        ref={sheet}
        className={styles.sheet}
        role="region"
        aria-label={`内容：${name}`}
        tabIndex={0}
        onKeyDown={onKey}
      >
        <canvas ref={canvas} role="img" aria-label={`${name} 第${page}页`} />
      </div>
    </>
  )
}
