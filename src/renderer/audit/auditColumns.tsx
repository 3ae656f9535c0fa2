/** The columns of the log. */

import { Button } from 'antd'
import { stepOf, type Step } from '../../shared/audit/changeWords.ts'
import { CHANGE_COLUMNS } from '../../shared/audit/listColumns.ts'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { gridColumns } from '../ui/grid/listedColumns.ts'
import styles from './audit.module.css'
import type { ChangeRow } from '../../shared/audit/methods.ts'

export interface AuditActions {
  onStep: (step: Step) => void
  /** a past day is looked at, or something is being taken back just now */
  disabled: boolean
}

/** What stands in the log, without what can be done about it. */
export const LOG_COLUMNS = gridColumns(CHANGE_COLUMNS, '', {
  at: { pinned: true, fixed: true },
  label: {
    grow: true,
    fixed: true,
    render: row => <span data-undone={row.undone}>{row.label}</span>,
  },
})

export function auditColumns({ onStep, disabled }: AuditActions): readonly GridColumn<ChangeRow>[] {
  return [
    ...LOG_COLUMNS,
    {
      key: 'step',
      title: '',
      width: 72,
      text: row => stepOf(row)?.word ?? '',
      render: row => {
        const step = stepOf(row)
        return (
          step && (
            <Button
              size="small"
              className={styles.step ?? ''}
              // The same button stands in the panel; here the keyboard walks the rows.
              tabIndex={-1}
              disabled={disabled}
              aria-label={`${step.word}：${row.label}`}
              onClick={() => onStep(step)}
            >
              {step.word}
            </Button>
          )
        )
      },
      press: row => {
        const step = stepOf(row)
        if (step && !disabled) onStep(step)
      },
      fixed: true,
    },
  ]
}
