/** 会议和培训 of a campaign, with who came. */

import { Button } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CampaignMeeting } from '../../shared/census/recordMethods.ts'
import { attendanceShare } from '../../shared/census/records.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { censusPaperPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './census.module.css'
import { MeetingDialog } from './MeetingDialog.tsx'
import { MoreRows, SHOWN_ROWS } from './MoreRows.tsx'
import { paperPath } from './paperAsk.ts'

function came({ expected, attendance }: CampaignMeeting): string {
  const share = attendanceShare(expected, attendance)
  return [
    expected === null ? '' : `应到${expected}`,
    attendance === null ? '' : `实到${attendance}`,
    share === null ? '' : `${share}%`,
  ]
    .filter(Boolean)
    .join(' · ')
}

export function CampaignMeetings({ campaignId, fixed }: { campaignId: number; fixed: boolean }) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const [limit, setLimit] = useState(SHOWN_ROWS)
  const [editing, setEditing] = useState<CampaignMeeting | 'new' | null>(null)
  const [removing, setRemoving] = useState<CampaignMeeting | null>(null)
  const { run: remove } = useWrite(client.census.removeMeeting, { quiet: true })
  const { data } = useQuery({
    ...queries.census.meetings.queryOptions({
      input: { campaignId, page: { offset: 0, limit }, ...(asOf === undefined ? {} : { asOf }) },
    }),
    placeholderData: keepPreviousData,
  })
  if (!data) return null
  const { rows, total, trainings, trained } = data
  return (
    <Section
      title={`会议和培训${total > 0 ? `（${total}）` : ''}`}
      aside={
        <span className={styles.push}>
          <Button
            size="small"
            aria-label="打印会议和培训登记"
            disabled={total === 0}
            onClick={() =>
              void navigate({ to: censusPaperPlace(paperPath({ kind: 'meetings', campaignId })) })
            }
          >
            打印
          </Button>
          <Button size="small" disabled={fixed} onClick={() => setEditing('new')}>
            登记会议培训
          </Button>
        </span>
      }
    >
      {total === 0 && (
        <p className={styles.quiet}>还没有登记。部署会、专题培训、书记主持的专题会议都记在这里。</p>
      )}
      {trainings > 0 && (
        <p>
          专题培训{trainings}次，参加{trained}人次。
        </p>
      )}
      {rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>日期</th>
              <th>类别</th>
              <th>单位</th>
              <th>主持人、地点</th>
              <th>参加</th>
              <th>
                <span className="visuallyHidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id}>
                <td className={styles.day}>{row.on}</td>
                <td className={styles.day}>{row.kind}</td>
                <td>{row.orgName ?? '镇党委'}</td>
                <td>{[row.chair, row.place].filter(Boolean).join('，')}</td>
                <td>
                  {came(row)}
                  {row.attendees !== null && <div className={styles.quiet}>{row.attendees}</div>}
                  {row.warning !== null && <FindingText level="warning" text={row.warning} />}
                </td>
                <td>
                  {!fixed && (
                    <>
                      <Button
                        size="small"
                        aria-label={`修改会议：${row.on} ${row.kind}`}
                        onClick={() => setEditing(row)}
                      >
                        修改
                      </Button>{' '}
                      <Button
                        size="small"
                        aria-label={`删除会议：${row.on} ${row.kind}`}
                        onClick={() => setRemoving(row)}
                      >
                        删除
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MoreRows shown={rows.length} total={total} onMore={setLimit} />
      {editing !== null && (
        <MeetingDialog
          campaignId={campaignId}
          meeting={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <ConfirmChange
          title="删除会议培训"
          effect={`将删除 ${removing.on} 的${removing.kind}。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}
