/** An ID number, with what is wrong with it said while it is typed. It is never refused for that (law 9). */

import type { IsoDate, PartialDate } from '../../../shared/kernel/dates.ts'
import { idFindingText, inspectIdNumber, type Sex } from '../../../shared/kernel/idNumber.ts'
import type { FieldFinding } from '../Field.tsx'
import { TextField, type TextFieldProps } from './TextField.tsx'

export interface IdContext {
  birth?: PartialDate | null
  sex?: Sex | null
  today: IsoDate
}

/** Findings of what is typed so far; none while the number is still growing. */
export function idFindings(typed: string, { birth, sex, today }: IdContext): FieldFinding[] {
  if (typed.trim() === '') return []
  const { findings, normalized } = inspectIdNumber(typed, { birth, sex }, today)
  const growing = normalized.length < 18 && normalized.length !== 15 && /^\d*$/.test(normalized)
  if (growing) return [{ level: 'note', text: `已输${normalized.length}位，共18位` }]
  if (findings.length === 0) return [{ level: 'ok', text: '校验码相符' }]
  return findings.map(finding => ({ level: 'error', text: idFindingText(finding, normalized) }))
}

export function IdField(props: TextFieldProps) {
  return <TextField maxLength={40} {...props} />
}
