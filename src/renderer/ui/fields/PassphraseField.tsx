import { Input, type InputRef } from 'antd'
import type { Ref } from 'react'
import { useFieldControl } from '../Field.tsx'

export interface PassphraseFieldProps {
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
  disabled?: boolean
  /** new: browsers and screen readers then treat it as one to be made up */
  isNew?: boolean
  ref?: Ref<InputRef>
}

export function PassphraseField({ value, onChange, isNew = false, ref, ...rest }: PassphraseFieldProps) {
  const control = useFieldControl()
  return (
    <Input.Password
      {...control}
      {...rest}
      {...(ref === undefined ? {} : { ref })}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      value={value}
      maxLength={200}
      onChange={event => onChange(event.target.value)}
    />
  )
}
