/**
 * The one real input of a grid. It always stands in the active cell and has the focus, invisible until
 * something is typed: so an input method composes into it from the very first key, and no letter is lost.
 */

import { useId, type Ref } from 'react'
import { IDLE_INPUT } from '../../shell/shortcuts.ts'
import { FindingText } from '../FindingText.tsx'
import type { CellCursorControl } from './useCellCursor.ts'
import styles from './DataGrid.module.css'

interface CellCursorProps {
  cursor: CellCursorControl
  /** grid column of the cell, counted from 1 */
  column: number
  top: number
  /** left edge where the column is pinned, else null */
  pinnedLeft: number | null
  /** reads the cell aloud: 张三，联系电话，13700000000 */
  label: string
  editable: boolean
  finding: { level: 'error' | 'warning' | 'note' | 'ok'; text: string } | null
  /** words and lists open upwards near the bottom */
  upwards: boolean
  maxLength: number | undefined
  inputRef: Ref<HTMLInputElement>
}

export function CellCursor(props: CellCursorProps) {
  const { cursor, column, top, pinnedLeft, label, editable, finding, upwards, maxLength, inputRef } = props
  const { editing, choices, marked } = cursor
  const listId = useId()
  const listed = editing && choices.length > 0
  return (
    <div className={styles.cursorRow} style={{ transform: `translateY(${top}px)` }}>
      <div
        className={styles.cursor}
        data-editing={editing}
        data-pinned={pinnedLeft !== null}
        style={{ gridColumn: column, ...(pinnedLeft === null ? {} : { left: pinnedLeft }) }}
      >
        <input
          ref={inputRef}
          className={styles.input}
          aria-label={label}
          {...(listed
            ? {
                role: 'combobox',
                'aria-expanded': true,
                'aria-controls': listId,
                'aria-activedescendant': marked >= 0 ? `${listId}-${marked}` : undefined,
              }
            : {})}
          {...(editing ? {} : { [IDLE_INPUT]: '' })}
          readOnly={!editable}
          defaultValue=""
          maxLength={maxLength}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={cursor.onKeyDown}
          onInput={cursor.onInput}
          onCompositionStart={cursor.onCompositionStart}
          onCopy={cursor.onCopy}
          onCut={cursor.onCut}
          onPaste={cursor.onPaste}
          onBlur={cursor.onBlur}
        />
        {listed && (
          <ul id={listId} role="listbox" className={styles.choices} data-upwards={upwards} aria-label="可选">
            {choices.map((choice, index) => (
              <li
                key={choice.key}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === marked}
                className={styles.choice}
                // mousedown: before the input loses the focus and saves what was typed
                onMouseDown={event => {
                  event.preventDefault()
                  cursor.choose(choice)
                }}
              >
                {choice.label}
              </li>
            ))}
          </ul>
        )}
        {!editing && finding && (
          <div className={styles.bubble} data-upwards={upwards} role="status">
            <FindingText {...finding} />
          </div>
        )}
      </div>
    </div>
  )
}
