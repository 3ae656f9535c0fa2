/** A picture that was scanned or taken, as wide as there is room, or larger. */

import { useState } from 'react'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './attachment.module.css'
import { ViewBar, type Zoom } from './ViewBar.tsx'

export function PictureView({ url, name }: { url: string; name: string }) {
  const [zoom, setZoom] = useState<Zoom>(1)
  const [failed, setFailed] = useState(false)
  if (failed) {
    return (
      <p className={styles.waiting} role="alert">
        <FindingText level="error" text="这张图片打不开，文件可能已损坏。可另存为后用其他程序查看" />
      </p>
    )
  }
  return (
    <>
      <ViewBar zoom={zoom} onZoom={setZoom} />
      <div className={styles.sheet} role="region" aria-label={`内容：${name}`} tabIndex={0}>
        <img src={url} alt={name} style={{ width: `${zoom * 100}%` }} onError={() => setFailed(true)} />
      </div>
    </>
  )
}
