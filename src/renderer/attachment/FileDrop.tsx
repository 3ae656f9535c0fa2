/** Where files are put: dropped, chosen or pasted. It can be focused, so that Ctrl+V knows where to. */

import { Button } from 'antd'
import { useEffect, useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react'
import styles from './attachment.module.css'

const ACCEPTED = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

export interface FileDropProps {
  /** what it is for, for those who cannot see it: 处分 2015-03-01 警告 */
  label: string
  chooseText: string
  accept?: string
  multiple?: boolean
  disabled: boolean
  onFiles: (files: readonly File[]) => void
  hint?: ReactNode
  children?: ReactNode
}

/** A picture from the clipboard has no name of its own. */
function pasted(list: FileList): File[] {
  return Array.from(list, file =>
    file.name === 'image.png' ? new File([file], '粘贴的图片.png', { type: file.type }) : file,
  )
}

/** A file that falls beside the place is not taken, and the browser must not open it instead of the program. */
function dropsElsewhere(): () => void {
  const refuse = (event: globalThis.DragEvent) => {
    if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  }
  window.addEventListener('dragover', refuse)
  window.addEventListener('drop', refuse)
  return () => {
    window.removeEventListener('dragover', refuse)
    window.removeEventListener('drop', refuse)
  }
}

export function FileDrop(props: FileDropProps) {
  const { label, chooseText, accept = ACCEPTED, multiple = true, disabled, onFiles, hint, children } = props
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  useEffect(dropsElsewhere, [])
  const take = (files: readonly File[]) => {
    if (!disabled && files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    // Also where nothing may be added: the browser would open the file instead.
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer.dropEffect = disabled ? 'none' : 'copy'
    setOver(!disabled)
  }
  const onDrop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.stopPropagation()
    setOver(false)
    take([...event.dataTransfer.files])
  }
  const onPaste = (event: ClipboardEvent) => {
    const inText = event.target instanceof HTMLInputElement && event.target !== input.current
    if (inText || event.clipboardData.files.length === 0) return
    event.preventDefault()
    take(pasted(event.clipboardData.files))
  }
  return (
    <div
      className={styles.drop}
      role="group"
      aria-label={label}
      tabIndex={disabled ? -1 : 0}
      data-over={over}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {children}
      <p className={styles.dropLine}>
        <Button size="small" disabled={disabled} onClick={() => input.current?.click()}>
          {chooseText}
        </Button>
        {!disabled && <span className={styles.hint}>{hint}</span>}
      </p>
      <input
        ref={input}
        type="file"
        className="visuallyHidden"
        tabIndex={-1}
        aria-label={`${chooseText}：${label}`}
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={event => {
          take([...(event.currentTarget.files ?? [])])
          // The same file, scanned anew, may be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
