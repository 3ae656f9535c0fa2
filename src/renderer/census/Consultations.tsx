/** 请示和报告: what was sent up, and what was answered; a question past its day stands out (D45). */

import { Button, Segmented } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Consultation } from '../../shared/census/recordMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { censusPaperPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './census.module.css'
import { ConsultationDialog } from './ConsultationDialog.tsx'
import { MoreRows, SHOWN_ROWS } from './MoreRows.tsx'
import { paperPath } from './paperAsk.ts'

type Only = 'all' | 'waiting' | 'overdue'

function standing({ state, dueOn, answeredOn }: Consultation): { level: FindingLevel; text: string } | null {
  switch (state) {
    case 'NONE':
      return null
    case 'WAITING':
      return { level: 'note', text: dueOn === null ? '待答复' : `待答复，${dueOn}前` }
    case 'OVERDUE':
      return { level: 'error', text: `逾期未答复，应在${dueOn ?? ''}前` }
    case 'ANSWERED':
      return { level: 'ok', text: `${answeredOn ?? ''} 已答复` }
  }
}

export function Consultations({ campaignId, fixed }: { campaignId: number; fixed: boolean }) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const [only, setOnly] = useState<Only>('all')
  const [limit, setLimit] = useState(SHOWN_ROWS)
  const [editing, setEditing] = useState<{ one: Consultation | null; answering: boolean } | null>(null)
  const [removing, setRemoving] = useState<Consultation | null>(null)
  const { run: remove } = useWrite(client.census.removeConsultation, { quiet: true })
  const { data } = useQuery({
    ...queries.census.consultations.queryOptions({
      input: { campaignId, only, page: { offset: 0, limit }, ...(asOf === undefined ? {} : { asOf }) },
    }),
    placeholderData: keepPreviousData,
  })
  if (!data) return null
  const { rows, total, waiting, overdue } = data
  return (
    <Section
      title="请示和报告"
      aside={
        <span className={styles.push}>
          <Segmented<Only>
            size="small"
            aria-label="只看哪些请示报告"
            value={only}
            options={[
              { value: 'all', label: '全部' },
              { value: 'waiting', label: `待答复 ${waiting}` },
              { value: 'overdue', label: `逾期 ${overdue}` },
            ]}
            onChange={setOnly}
          />
          <Button
            size="small"
            aria-label="打印请示报告登记"
            disabled={total === 0}
            onClick={() =>
              void navigate({ to: censusPaperPlace(paperPath({ kind: 'consultations', campaignId })) })
            }
          >
            打印
          </Button>
          <Button size="small" disabled={fixed} onClick={() => setEditing({ one: null, answering: false })}>
            登记请示报告
          </Button>
        </span>
      }
    >
      {total === 0 && (
        <p className={styles.quiet}>
          {only === 'all' ? '还没有登记。排查中重要的情况要报告，把握不准的要请示。' : '没有这样的请示。'}
        </p>
      )}
      {rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>日期</th>
              <th>类别</th>
              <th>事由</th>
              <th>报送</th>
              <th>答复</th>
              <th>
                <span className="visuallyHidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => {
              const now = standing(row)
              return (
                <tr key={row.id}>
                  <td className={styles.day}>{row.on}</td>
                  <td className={styles.day}>{row.kind}</td>
                  <td>
                    {row.subject}
                    {row.number !== null && <span className={styles.quiet}> {row.number}</span>}
                  </td>
                  <td>{row.addressee ?? ''}</td>
                  <td>
                    {now && <FindingText {...now} />}
                    {row.answer !== null && (
                      <div className={styles.quiet}>
                        {[row.answeredBy, row.answer].filter(Boolean).join('：')}
                      </div>
                    )}
                  </td>
                  <td>
                    {!fixed && (
                      <>
                        {(row.state === 'WAITING' || row.state === 'OVERDUE') && (
                          <Button
                            size="small"
                            aria-label={`登记答复：${row.subject}`}
                            onClick={() => setEditing({ one: row, answering: true })}
                          >
                            登记答复
                          </Button>
                        )}{' '}
                        <Button
                          size="small"
                          aria-label={`修改请示报告：${row.subject}`}
                          onClick={() => setEditing({ one: row, answering: false })}
                        >
                          修改
                        </Button>{' '}
                        <Button
                          size="small"
                          aria-label={`删除请示报告：${row.subject}`}
                          onClick={() => setRemoving(row)}
                        >
                          删除
                        </Button>
                      </>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <MoreRows shown={rows.length} total={total} onMore={setLimit} />
      {editing && (
        <ConsultationDialog
          campaignId={campaignId}
          consultation={editing.one}
          answering={editing.answering}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <ConfirmChange
          title={`删除${removing.kind}`}
          effect={`将删除 ${removing.on} 的${removing.kind}“${removing.subject}”。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}
