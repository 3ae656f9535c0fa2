/** No header was found: the clerk says in which row it stands and which column holds the names. */

import { Button } from 'antd'
import { useState, type SyntheticEvent } from 'react'
import { ERROR_TEXT } from '../../shared/api/errors.ts'
import { TextField } from '../ui/fields/TextField.tsx'
import styles from './intake.module.css'
import type { Answers } from './intakeFiles.ts'

type SheetMapping = Answers['mapping'][number]

/** The sheet the sentence of HEADER_MISSING is about. */
export function sheetOfSentence(message: string): string {
  const [before = '', after = ''] = ERROR_TEXT.HEADER_MISSING.split('{sheet}')
  return message.slice(before.length, message.length - after.length)
}

/** A is 0, Z is 25, AA is 26; null for what is no column. */
export function columnIndex(letters: string): number | null {
  const text = letters.trim().toUpperCase()
  if (!/^[A-Z]{1,3}$/.test(text)) return null
  return [...text].reduce((index, letter) => index * 26 + (letter.charCodeAt(0) - 64), 0) - 1
}

/** What the clerk pointed at; null while it is not whole. */
export function pointedMapping(sheet: string, row: string, column: string): SheetMapping | null {
  const index = columnIndex(column)
  const header = Number(row)
  if (index === null || !Number.isInteger(header) || header < 1) return null
  return { sheet, headerRows: [header, header], columns: [{ index, target: 'name' }] }
}

interface PointAtHeaderProps {
  sheet: string
  onPoint: (mapping: SheetMapping) => void
}

export function PointAtHeader({ sheet, onPoint }: PointAtHeaderProps) {
  const [row, setRow] = useState('')
  const [column, setColumn] = useState('')
  const mapping = pointedMapping(sheet, row, column)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (mapping) onPoint(mapping)
  }
  return (
    <form className={styles.point} onSubmit={submit}>
      <label>
        表头在第 <TextField autoFocus maxLength={4} value={row} onChange={setRow} /> 行，
      </label>
      <label>
        姓名在 <TextField maxLength={3} placeholder="如 B" value={column} onChange={setColumn} /> 栏
      </label>
      <Button htmlType="submit" disabled={mapping === null}>
        按这个检查
      </Button>
    </form>
  )
}
