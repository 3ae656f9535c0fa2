/** A short list of records on a card, each with its buttons: family, education, sanctions. */

import { Button } from 'antd'
import { Fragment, useState, type ReactNode } from 'react'
import type { Attempt } from '../../shell/failures.ts'
import { ConfirmChange } from '../../ui/ConfirmChange.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { FieldFinding } from '../../ui/Field.tsx'
import { FindingText } from '../../ui/FindingText.tsx'
import styles from './card.module.css'
import { useCardColumns } from './cardColumns.ts'

export interface RecordColumn<T> {
  title: string
  text: (record: T) => string
}

export interface RecordListProps<T extends { id: number }> {
  /** what one record is called: 家庭成员 */
  noun: string
  records: readonly T[]
  /** a record's own name in questions: 妻子 李某 */
  nameOf: (record: T) => string
  columns: readonly RecordColumn<T>[]
  emptyText: string
  readOnly: boolean
  /** more buttons of a record, before the usual two */
  actions?: (record: T) => ReactNode
  /** what is to be pointed out about a record, under its line */
  findings?: (record: T) => readonly FieldFinding[]
  onRemove: (record: T) => Promise<Attempt<unknown>>
  /** what taking a record away does not do, said before, with the way that does */
  beforeRemoving?: (record: T, close: () => void) => ReactNode
  /** the form for a new record (null) or an existing one */
  form: (record: T | null, close: () => void) => ReactNode
}

/** What of a record is sent back when it is saved. */
export function withoutId<T extends { id: number }>(record: T): Omit<T, 'id'> {
  const values: Omit<T, 'id'> = { ...record }
  Reflect.deleteProperty(values, 'id')
  return values
}

/** A line of its own: words beside the columns would push them apart. */
function Findings({ span, findings }: { span: number; findings: readonly FieldFinding[] }) {
  if (findings.length === 0) return null
  return (
    <tr>
      <td colSpan={span} className={styles.recordFindings}>
        {findings.map(finding => (
          <p key={finding.text}>
            <FindingText {...finding} />
          </p>
        ))}
      </td>
    </tr>
  )
}

function Head({ titles }: { titles: readonly string[] }) {
  return (
    <thead>
      <tr>
        {titles.map(title => (
          <th key={title}>{title}</th>
        ))}
        <th>
          <span className="visuallyHidden">操作</span>
        </th>
      </tr>
    </thead>
  )
}

/** Beside a list there is no room for columns: what is filled stands one after the other. */
function Words<T>({ record, columns }: { record: T; columns: readonly RecordColumn<T>[] }) {
  return columns.map(({ title, text }, at) => {
    const words = text(record)
    if (words === '') return null
    return (
      <span key={title} className={styles.recordWord} title={title}>
        {at === 0 ? <b>{words}</b> : words}
      </span>
    )
  })
}

export function RecordList<T extends { id: number }>(props: RecordListProps<T>) {
  const { noun, records, nameOf, columns, emptyText, readOnly, actions, findings, onRemove, form } = props
  const { beforeRemoving } = props
  const narrow = useCardColumns() === 1
  const [editing, setEditing] = useState<T | 'new' | null>(null)
  const [removing, setRemoving] = useState<T | null>(null)
  const add = (
    <Button size="small" disabled={readOnly} onClick={() => setEditing('new')}>
      登记{noun}
    </Button>
  )
  return (
    <div className={styles.records}>
      {records.length === 0 ? (
        <EmptyState text={emptyText}>{add}</EmptyState>
      ) : (
        <>
          <div className={styles.recordsHead}>
            <span>
              {noun}
              {records.length}条
            </span>
            {add}
          </div>
          <div className={styles.recordsScroll}>
            <table className={styles.table}>
              {!narrow && <Head titles={columns.map(column => column.title)} />}
              <tbody>
                {records.map(record => (
                  <Fragment key={record.id}>
                    <tr>
                      {narrow ? (
                        <td className={styles.recordWords}>
                          <Words record={record} columns={columns} />
                        </td>
                      ) : (
                        columns.map(column => <td key={column.title}>{column.text(record)}</td>)
                      )}
                      <td className={styles.recordActions}>
                        {actions?.(record)}
                        <Button
                          size="small"
                          type="link"
                          disabled={readOnly}
                          aria-label={`修改${noun}：${nameOf(record)}`}
                          onClick={() => setEditing(record)}
                        >
                          改
                        </Button>
                        <Button
                          size="small"
                          type="link"
                          disabled={readOnly}
                          aria-label={`删除${noun}：${nameOf(record)}`}
                          onClick={() => setRemoving(record)}
                        >
                          删除
                        </Button>
                      </td>
                    </tr>
                    <Findings span={narrow ? 2 : columns.length + 1} findings={findings?.(record) ?? []} />
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {editing !== null && form(editing === 'new' ? null : editing, () => setEditing(null))}
      {removing && (
        <ConfirmChange
          title={`删除${noun}`}
          effect={`将删除1条${noun}记录：${nameOf(removing)}。`}
          confirmText="删除"
          onConfirm={() => onRemove(removing)}
          onClose={() => setRemoving(null)}
        >
          {beforeRemoving?.(removing, () => setRemoving(null))}
        </ConfirmChange>
      )}
    </div>
  )
}
