/** Who was there: a row a member, one key a row. Digits, because letters belong to the input method. */

import { useRef, type KeyboardEvent } from 'react'
import { ATTENDANCE, type Attendance } from '../../shared/meeting/codes.ts'
import type { SheetRow } from '../../shared/meeting/methods.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './meeting.module.css'

export type States = ReadonlyMap<number, Attendance | null>

/** What a key says of the member it stands on; null takes it back; undefined is another key. */
export function stateOfKey(key: string): Attendance | null | undefined {
  if (key === 'Backspace' || key === 'Delete') return null
  const at = '1234'.indexOf(toHalfWidth(key))
  return key.length === 1 && at >= 0 ? ATTENDANCE.items[at]?.key : undefined
}

export interface AttendanceSheetProps {
  rows: readonly SheetRow[]
  states: States
  onChange: (memberId: number, state: Attendance | null) => void
}

const ROW = '[data-sheet-row]'

export function AttendanceSheet({ rows, states, onChange }: AttendanceSheetProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const focusRow = (at: number) => {
    const row = sheet.current?.querySelectorAll<HTMLElement>(ROW)[at]
    const field = row?.querySelector<HTMLElement>('input:checked') ?? row?.querySelector<HTMLElement>('input')
    field?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element)) return
    const row = event.target.closest<HTMLElement>(ROW)
    const at = Number(row?.dataset.sheetRow)
    const member = rows[at]
    if (!member || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      focusRow(at + (event.key === 'ArrowDown' ? 1 : -1))
      return
    }
    const state = stateOfKey(event.key)
    if (state === undefined) return
    event.preventDefault()
    onChange(member.memberId, state)
    if (state !== null) focusRow(at + 1)
  }
  return (
    <div ref={sheet} className={styles.sheet} role="group" aria-label="签到表" onKeyDown={onKeyDown}>
      {rows.map(({ memberId, name, excused }, at) => (
        <div
          key={memberId}
          className={styles.sheetRow}
          data-sheet-row={at}
          role="radiogroup"
          aria-label={name}
        >
          <span className={styles.sheetName}>{name}</span>
          <Excused excused={excused} state={states.get(memberId) ?? null} />
          {ATTENDANCE.items.map(({ key, label }) => (
            <label key={key} className={styles.choice}>
              <input
                type="radio"
                name={`attendance-${memberId}`}
                checked={states.get(memberId) === key}
                onChange={() => onChange(memberId, key)}
              />
              {label}
            </label>
          ))}
        </div>
      ))}
    </div>
  )
}

/** R-M03: an exemption in force is offered; a mark without one asks for it. */
function Excused({ excused, state }: { excused: boolean; state: Attendance | null }) {
  if (excused) return <span className={styles.sub}>在豁免期</span>
  return state === '豁免' ? <FindingText level="warning" text="没有豁免记录" /> : null
}
