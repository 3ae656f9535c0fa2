/** The columns of the log. */

import { Button } from 'antd'
import { labelOf } from '../../shared/kernel/codes.ts'
import { timeText } from '../shell/words.ts'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import styles from './audit.module.css'
import { CHANGE_KIND, standingText, stepOf, type ChangeRow, type Step } from './changeWords.ts'

export interface AuditActions {
  onStep: (step: Step) => void
  /** a past day is looked at, or something is being taken back just now */
  disabled: boolean
}

export function auditColumns({ onStep, disabled }: AuditActions): readonly GridColumn<ChangeRow>[] {
  return [
    { key: 'at', title: '时间', width: 132, text: row => timeText(row.at), pinned: true, fixed: true },
    {
      key: 'label',
      title: '操作',
      width: 206,
      grow: true,
      text: row => row.label,
      render: row => <span data-undone={row.undone}>{row.label}</span>,
      fixed: true,
    },
    { key: 'about', title: '党员', width: 88, text: row => row.about },
    { key: 'actor', title: '经办人', width: 72, text: row => row.actor },
    { key: 'kind', title: '类别', width: 52, text: row => labelOf(CHANGE_KIND, row.kind) },
    { key: 'rows', title: '记录数', width: 62, align: 'right', text: row => String(row.rows) },
    { key: 'standing', title: '状态', width: 64, text: standingText },
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
