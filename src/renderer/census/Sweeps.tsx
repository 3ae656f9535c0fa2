/** 季度专项排查 (R-A23, D42) and the yearly 三找 (R-A24), a year at a time. */

import { Button, InputNumber } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SweepSlot } from '../../shared/census/recordMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { censusPaperPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './census.module.css'
import { paperPath } from './paperAsk.ts'
import { SweepDialog } from './SweepDialog.tsx'

function standing({ state, to, record }: SweepSlot): { level: FindingLevel; text: string } {
  switch (state) {
    case 'DONE':
      return { level: 'ok', text: `${record?.on ?? ''} 已排查` }
    case 'HALF':
      return { level: 'note', text: '已登记，还没有填台账更新日期' }
    case 'RUNNING':
      return { level: 'note', text: `${to}前完成` }
    case 'OVERDUE':
      return { level: 'warning', text: record === null ? '没有登记' : '没有填台账更新日期' }
    case 'LATER':
      return { level: 'note', text: '未到' }
  }
}

export function Sweeps({ firstYear }: { firstYear: number }) {
  const { client, queries } = useOffice()
  const { asOf, readOnly, today } = useScope()
  const navigate = useNavigate()
  const [year, setYear] = useState(firstYear)
  const [editing, setEditing] = useState<SweepSlot | null>(null)
  const [removing, setRemoving] = useState<{ id: number; name: string } | null>(null)
  const { run: remove } = useWrite(client.census.removeSweep, { quiet: true })
  const { data } = useQuery({
    ...queries.census.sweeps.queryOptions({ input: { year, ...(asOf === undefined ? {} : { asOf }) } }),
    placeholderData: keepPreviousData,
  })
  if (!data) return null
  return (
    <Section
      title="季度专项排查"
      aside={
        <span className={styles.push}>
          <InputNumber
            size="small"
            aria-label="专项排查年度"
            min={1921}
            max={Number(today.slice(0, 4))}
            precision={0}
            value={year}
            onChange={next => next !== null && setYear(next)}
          />
        </span>
      }
    >
      <p className={styles.quiet}>
        每季度一次，关注建国前老党员、建国后老党员、困难党员、患大病党员的生活状况和有无违纪违法；每年一次“三找”，更新台账。
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>排查</th>
            <th>起止</th>
            <th>情况</th>
            <th>经办人</th>
            <th>
              <span className="visuallyHidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.slots.map(slot => {
            const { record } = slot
            return (
              <tr key={slot.period}>
                <td className={styles.day}>{slot.name}</td>
                <td className={styles.day}>
                  {slot.from} 至 {slot.to}
                </td>
                <td>
                  <FindingText {...standing(slot)} />
                </td>
                <td>{record?.by ?? ''}</td>
                <td>
                  {record && (
                    <Button
                      size="small"
                      aria-label={`打印：${slot.name}`}
                      onClick={() =>
                        void navigate({ to: censusPaperPlace(paperPath({ kind: 'sweep', id: record.id })) })
                      }
                    >
                      打印
                    </Button>
                  )}{' '}
                  {!readOnly && slot.state !== 'LATER' && (
                    <Button
                      size="small"
                      aria-label={`${record ? '修改' : '登记'}：${slot.name}`}
                      onClick={() => setEditing(slot)}
                    >
                      {record ? '修改' : '登记'}
                    </Button>
                  )}{' '}
                  {!readOnly && record && (
                    <Button
                      size="small"
                      aria-label={`删除：${slot.name}`}
                      onClick={() => setRemoving({ id: record.id, name: slot.name })}
                    >
                      删除
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {editing && <SweepDialog year={year} slot={editing} onClose={() => setEditing(null)} />}
      {removing && (
        <ConfirmChange
          title="删除专项排查记录"
          effect={`将删除${removing.name}的记录。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}
