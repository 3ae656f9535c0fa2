/** One entry of the log: who, when, and what became of every field. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice } from '../shell/office.tsx'
import { timeText } from '../shell/words.ts'
import { useShowTouched } from './showTouched.ts'
import styles from './audit.module.css'
import { FieldChanges } from './FieldChanges.tsx'
import { CHANGE_KIND } from '../../shared/audit/codes.ts'
import { standingText, stepOf, type Step } from '../../shared/audit/changeWords.ts'
import type { ChangeRow } from '../../shared/audit/methods.ts'

const PAGE_ROWS = 50

export interface ChangePanelProps {
  row: ChangeRow
  disabled: boolean
  onStep: (step: Step) => void
}

/** Kinds that may have changed members on the roll. */
const TOUCHES_MEMBERS: readonly ChangeRow['kind'][] = ['edit', 'import', 'undo', 'redo']

export function ChangePanel({ row, disabled, onStep }: ChangePanelProps) {
  const { queries } = useOffice()
  const showTouched = useShowTouched()
  const [offset, setOffset] = useState(0)
  const { data } = useQuery({
    ...queries.audit.detail.queryOptions({ input: { id: row.id, page: { offset, limit: PAGE_ROWS } } }),
    placeholderData: before => before,
  })
  const { data: touched } = useQuery({
    ...queries.roster.list.queryOptions({
      input: { filter: { changeId: row.id }, page: { offset: 0, limit: 1 } },
    }),
    enabled: TOUCHES_MEMBERS.includes(row.kind),
  })
  const step = stepOf(row)
  const standing = standingText(row)
  const last = Math.min(offset + PAGE_ROWS, data?.total ?? 0)
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{row.label}</h2>
        <p className={styles.facts}>
          <span>{timeText(row.at)}</span>
          <span>{row.actor}</span>
          <span>{labelOf(CHANGE_KIND, row.kind)}</span>
          {standing !== '' && <b className={styles.standing}>{standing}</b>}
        </p>
        <div className={styles.actions}>
          {step && (
            <Button disabled={disabled} onClick={() => onStep(step)}>
              {step.word}这次操作
            </Button>
          )}
          {(touched?.total ?? 0) > 0 && (
            <Button type="link" onClick={() => showTouched(row.id)}>
              在名册中看这{touched?.total}名党员
            </Button>
          )}
        </div>
      </header>
      {/* reached with Tab, so that the keyboard can scroll it */}
      <div className={styles.body} role="region" aria-label="改动的内容" tabIndex={0}>
        {data && <FieldChanges changes={data.rows} />}
        {data?.total === 0 && <p className={styles.nothing}>这次操作没有改动台账中的记录。</p>}
      </div>
      {data && data.total > PAGE_ROWS && (
        <footer className={styles.pager}>
          <span>
            第{offset + 1}–{last}条记录，共{data.total}条
          </span>
          <Button size="small" disabled={offset === 0} onClick={() => setOffset(offset - PAGE_ROWS)}>
            上一页
          </Button>
          <Button size="small" disabled={last >= data.total} onClick={() => setOffset(offset + PAGE_ROWS)}>
            下一页
          </Button>
        </footer>
      )}
    </>
  )
}
