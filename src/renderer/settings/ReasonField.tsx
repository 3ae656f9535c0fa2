/** Why a rule is changed: one field, Enter saves it with the value. */

import { Button, Input } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { isComposing } from '../shell/shortcuts.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './settings.module.css'

interface ReasonFieldProps {
  label: string
  /** chosen with a switch or a list: the reason is what is asked for next */
  focused: boolean
  onSave: (reason: string) => void
  onGiveUp: () => void
}

export function ReasonField({ label, focused, onSave, onGiveUp }: ReasonFieldProps) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focused) field.current?.querySelector('input')?.focus()
  }, [focused])
  const save = () => {
    if (text.trim() === '') {
      setMissing(true)
      field.current?.querySelector('input')?.focus()
    } else onSave(text.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      save()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      onGiveUp()
    }
  }
  return (
    <div className={styles.reason} ref={field}>
      <Input
        type="text"
        aria-label={`修改理由：${label}`}
        data-reason=""
        aria-invalid={missing}
        placeholder="为什么改，Enter 保存"
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setMissing(false)
        }}
        onKeyDown={onKeyDown}
      />
      <Button type="primary" onClick={save}>
        保存
      </Button>
      <Button onClick={onGiveUp}>不改</Button>
      {missing && (
        <div role="alert" className={styles.words}>
          <FindingText level="error" text="请写一句为什么改" />
        </div>
      )}
    </div>
  )
}
