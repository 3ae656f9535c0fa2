/** No header was found: the clerk says in which row it stands and which column holds the names. */

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState, type SyntheticEvent } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { ERROR_TEXT } from '../../shared/api/errors.ts'
import { columnLetter } from '../../shared/intake/cellText.ts'
import { useOffice } from '../shell/office.tsx'
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
  /** the upload; null when the backend's desk has forgotten it */
  fileId: string | null
  password: string | null
  onPoint: (mapping: SheetMapping) => void
}

export function PointAtHeader({ sheet, fileId, password, onPoint }: PointAtHeaderProps) {
  const { queries } = useOffice()
  const [row, setRow] = useState('')
  const [column, setColumn] = useState('')
  const { data } = useQuery({
    ...queries.intake.firstRows.queryOptions({
      input: { fileId: fileId ?? '', sheet, ...(password === null ? {} : { password }) },
    }),
    enabled: fileId !== null,
  })
  const mapping = pointedMapping(sheet, row, column)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (mapping) onPoint(mapping)
  }
  return (
    <>
      {data && data.rows.length > 0 && (
        <FirstRows
          rows={data.rows}
          onCell={(number, index) =>
            onPoint({ sheet, headerRows: [number, number], columns: [{ index, target: 'name' }] })
          }
        />
      )}
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
    </>
  )
}

interface FirstRowsProps {
  rows: Outputs['intake']['firstRows']['rows']
  /** the cell that heads the names was pointed at; the column counts from 0 */
  onCell: (row: number, column: number) => void
}

/** The sheet's beginning as it stands there. The keyboard has the two fields below. */
function FirstRows({ rows, onCell }: FirstRowsProps) {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, index) => columnLetter(index))
  return (
    <figure className={styles.firstRows}>
      <figcaption>这是工作表的前几行。请点表头里写着姓名的那一格：</figcaption>
      <div className={styles.firstRowsBox} tabIndex={0} role="region" aria-label="工作表的前几行">
        <table>
          <thead>
            <tr>
              <th />
              {columns.map(letter => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, cells }) => (
              <tr key={number}>
                <th scope="row">{number}</th>
                {columns.map((letter, index) => (
                  <td key={letter}>
                    {(cells[index] ?? '') !== '' && (
                      <button type="button" tabIndex={-1} onClick={() => onCell(number, index)}>
                        {cells[index]}
                      </button>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
