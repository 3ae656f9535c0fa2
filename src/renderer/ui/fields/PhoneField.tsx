/** A telephone number, mobile or landline; several may be separated by a stroke. */

import { isPhone } from '../../../shared/roster/rules.ts'
import type { FieldFinding } from '../Field.tsx'
import { TextField, type TextFieldProps } from './TextField.tsx'

export function phoneFindings(typed: string): FieldFinding[] {
  const text = typed.trim()
  return text === '' || isPhone(text) ? [] : [{ level: 'warning', text: '电话号码格式不对，请核对' }]
}

export function PhoneField(props: TextFieldProps) {
  return <TextField maxLength={40} {...props} />
}
