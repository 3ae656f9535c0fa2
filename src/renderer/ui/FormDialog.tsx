/**
 * A form in a dialog. It closes when the save went through; a refusal stays inside it, beside the field it
 * names or above the buttons. Enter saves, Esc gives up.
 */

import { Modal } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import type { Attempt, Failure } from '../shell/failures.ts'
import { FieldFailureProvider, FOCUS_FIRST } from './Field.tsx'
import { FindingText } from './FindingText.tsx'
import { useFocusBack } from './focusBack.ts'
import styles from './FormDialog.module.css'

export interface FormDialogProps {
  title: string
  /** what the confirming button says: 保存, 新增党员 */
  submitText?: string
  width?: number
  /** two: side by side, so that a long form is seen whole on a small screen */
  columns?: 1 | 2
  /** Null keeps the dialog open without a word: something in the form already says why. */
  onSubmit: () => Promise<Attempt<unknown> | null>
  onClose: () => void
  /** names of fields that show their failure themselves */
  fields?: readonly string[]
  danger?: boolean
  submitDisabled?: boolean
  children: ReactNode
}

export function FormDialog({
  title,
  submitText = '保存',
  columns = 1,
  width = columns === 2 ? 880 : 520,
  onSubmit,
  onClose,
  fields = [],
  danger = false,
  submitDisabled = false,
  children,
}: FormDialogProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saving, setSaving] = useState(false)
  useFocusBack()
  const form = useRef<HTMLFormElement>(null)
  const focusFirst = () => {
    const first =
      form.current?.querySelector<HTMLElement>(`[${FOCUS_FIRST}] :is(input, textarea)`) ??
      form.current?.querySelector<HTMLElement>('input, textarea')
    first?.focus()
  }
  const submit = async () => {
    if (saving || submitDisabled) return
    setSaving(true)
    setFailure(null)
    const result = await onSubmit()
    setSaving(false)
    if (result?.ok === true) onClose()
    else if (result) setFailure(result.failure)
  }
  const besideField = failure?.field?.split('.').some(part => fields.includes(part)) === true
  return (
    <Modal
      open
      title={title}
      width={width}
      okText={submitText}
      cancelText="取消"
      onOk={() => void submit()}
      onCancel={onClose}
      confirmLoading={saving}
      okButtonProps={{ danger, disabled: submitDisabled }}
      mask={{ closable: false }}
      destroyOnHidden
      afterOpenChange={open => open && focusFirst()}
    >
      <form
        ref={form}
        className={styles.form}
        data-columns={columns}
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <FieldFailureProvider value={failure}>{children}</FieldFailureProvider>
        {failure && !besideField && (
          <p role="alert" className={styles.failure}>
            <FindingText level="error" text={failure.message} />
          </p>
        )}
        {/* Enter in a field submits only where the form has a submit button. */}
        <button type="submit" className="visuallyHidden" tabIndex={-1} aria-hidden="true" />
      </form>
    </Modal>
  )
}
