import { Input } from 'antd'
import type { InputRef } from 'antd'
import type { Ref } from 'react'
import { isComposing } from '../../shell/shortcuts.ts'
import { useFieldControl } from '../Field.tsx'

export interface TextFieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** Enter; with several lines Shift and Enter begins a new one */
  onEnter?: () => void
  placeholder?: string
  maxLength?: number
  autoFocus?: boolean
  disabled?: boolean
  /** more than one line */
  rows?: number
  ref?: Ref<InputRef>
}

export function TextField({ value, onChange, onBlur, onEnter, rows, ref, ...rest }: TextFieldProps) {
  const control = useFieldControl()
  if (rows !== undefined) {
    return (
      <Input.TextArea
        {...control}
        {...rest}
        rows={rows}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (!onEnter || event.key !== 'Enter' || event.shiftKey || isComposing(event)) return
          event.preventDefault()
          onEnter()
        }}
        {...(onBlur ? { onBlur } : {})}
      />
    )
  }
  return (
    <Input
      {...control}
      {...rest}
      {...(ref === undefined ? {} : { ref })}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={event => onChange(event.target.value)}
      onPressEnter={event => {
        // Enter that only takes over what the input method composed is not ours.
        if (!event.nativeEvent.isComposing) onEnter?.()
      }}
      {...(onBlur ? { onBlur } : {})}
    />
  )
}
