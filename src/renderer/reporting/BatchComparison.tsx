/** A batch beside another one, cell by cell. */

import { Button, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import type { BatchSummary } from '../../shared/reporting/batchMethods.ts'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './batches.module.css'
import { batchName } from './batchWords.ts'

type Comparison = Outputs['reporting']['compareBatches']

const KIND = { added: '新增', gone: '减少', changed: '有变化' } as const

export function BatchComparison({ batch }: { batch: BatchSummary }) {
  const { client, queries } = useOffice()
  const { run } = useTasks()
  const [found, setFound] = useState<Comparison | null>(null)
  const { data } = useQuery(
    queries.reporting.batches.queryOptions({ input: { page: { offset: 0, limit: 200 } } }),
  )
  const others = (data?.rows ?? []).filter(({ id }) => id !== batch.id)
  const compare = async (withBatchId: number) => {
    const done = await run(`比较批次${batch.id}和批次${withBatchId}`, ({ signal }) =>
      client.reporting.compareBatches({ batchId: batch.id, withBatchId }, { signal }),
    )
    if (done.ok) setFound(done.value)
  }
  return (
    <Section title="比较">
      {others.length === 0 ? (
        <p className={styles.sub}>还没有别的批次可以比较。</p>
      ) : (
        <Select<number>
          aria-label="与哪个批次比较"
          placeholder="选一个批次"
          popupMatchSelectWidth={300}
          options={others.map(one => ({ value: one.id, label: batchName(one) }))}
          onChange={id => void compare(id)}
        />
      )}
      {found && <Found found={found} />}
    </Section>
  )
}

function Found({ found }: { found: Comparison }) {
  const navigate = useNavigate()
  const { earlier, later, onlyEarlier, onlyLater, annexes } = found
  const same = annexes.every(({ added, gone, changed }) => added + gone + changed === 0)
  return (
    <>
      <p className={styles.sub} aria-live="polite">
        从{earlier}到{later}：{annexes.length === 0 ? '没有相同的附件。' : same ? '相同的附件没有差别。' : ''}
        {onlyEarlier.length > 0 && `前一个另有附件${onlyEarlier.join('、')}。`}
        {onlyLater.length > 0 && `后一个另有附件${onlyLater.join('、')}。`}
      </p>
      {annexes
        .filter(({ lines }) => lines.length > 0)
        .map(({ annex, added, gone, changed, lines }) => (
          <div key={annex}>
            <h4 className={styles.heading}>
              附件{annex}：新增{added}行，减少{gone}行，有变化{changed}行
              {added + gone + changed > lines.length ? `，显示前${lines.length}行` : ''}
            </h4>
            <ul className={styles.lines} aria-label={`附件${annex}的差别`}>
              {lines.map(({ kind, name, memberId, sheet, fields }, at) => (
                // Lines of two batches have no key of their own; they are never reordered.
                <li key={at}>
                  {KIND[kind]}{' '}
                  {memberId === null ? (
                    name
                  ) : (
                    <Button
                      type="link"
                      size="small"
                      onClick={() => void navigate({ to: memberPlace(memberId) })}
                    >
                      {name}
                    </Button>
                  )}{' '}
                  <span className={styles.sub}>{sheet}</span>
                  {fields.map(({ header, before, after }, n) => (
                    <div key={n} className={styles.sub}>
                      {header}：{before || '空'} → {after || '空'}
                    </div>
                  ))}
                </li>
              ))}
            </ul>
          </div>
        ))}
    </>
  )
}
