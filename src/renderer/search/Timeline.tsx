/** 查找经过: the effort so far against what is asked, the next attempt, and every attempt on record. */

import { Button } from 'antd'
import { useState } from 'react'
import { ATTEMPT_RESULT, SEARCH_CHANNEL, type SearchTier } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { stepRule } from '../../shared/search/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useSettings } from '../shell/settings.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { AttemptDialog } from './AttemptDialog.tsx'
import { tierName, type Attempt, type AttemptValues } from './attemptValues.ts'
import { NewAttempt } from './NewAttempt.tsx'
import styles from './search.module.css'

const RESULT_LEVEL: Readonly<Record<Attempt['result'], FindingLevel>> = {
  无结果: 'note',
  线索: 'warning',
  取得联系: 'ok',
}

/** Tier by tier how often was searched, and how often is asked (R-C08). */
function Effort({ lost }: { lost: LostCard }) {
  const settings = useSettings()
  const { attemptList: attempts } = lost
  const days = new Set(attempts.map(({ at }) => at.slice(0, 10))).size
  const ofTier = (tier: SearchTier) => attempts.filter(attempt => attempt.tier === tier).length
  const lines: { name: string; count: number; asked: number; unit: string }[] = [
    ...([1, 2, 3] as const).map(tier => ({
      name: tierName(tier),
      count: ofTier(tier),
      asked: settings['search.minPerTier'],
      unit: '次',
    })),
    { name: '总次数', count: attempts.length, asked: settings['search.minTotal'], unit: '次' },
    { name: '不同日期', count: days, asked: settings['search.minDays'], unit: '天' },
  ]
  return (
    <div className={styles.effort} aria-label="查找力度" role="group">
      <p>
        {lost.effortMissing.length === 0 ? (
          <FindingText level="ok" text="查找已到位" />
        ) : (
          <FindingText level="warning" text={`查找未到位：${lost.effortMissing.join('、')}`} />
        )}
      </p>
      <ul>
        {lines.map(({ name, count, asked, unit }) => (
          <li key={name}>
            <FindingText level={count >= asked ? 'ok' : 'warning'} text={name} />{' '}
            <span className={styles.figure}>
              {count}/{asked}
              {unit}
            </span>
          </li>
        ))}
      </ul>
      {lost.effortOverride !== null && (
        <p className={styles.quiet}>未到位仍定为无法取得联系的理由：{lost.effortOverride}</p>
      )}
    </div>
  )
}

export interface TimelineProps {
  lost: LostCard
  readOnly: boolean
  onReached: (on: string, how: AttemptValues['channel']) => void
}

export function Timeline({ lost, readOnly, onReached }: TimelineProps) {
  const { client } = useOffice()
  const { run: remove } = useWrite(client.search.removeAttempt, { quiet: true })
  const [editing, setEditing] = useState<Attempt | null>(null)
  const [removing, setRemoving] = useState<Attempt | null>(null)
  const newestFirst = lost.attemptList.toReversed()
  return (
    <Section title={`查找经过（${lost.attemptList.length}次）`}>
      <Effort lost={lost} />
      {!readOnly && stepRule({ state: lost.state, found: lost.contactOn !== null }, 'ATTEMPT') !== null && (
        <NewAttempt key={lost.id} lost={lost} onReached={onReached} />
      )}
      {newestFirst.length === 0 && <p className={styles.quiet}>还没有登记查找</p>}
      <ol className={styles.timeline} aria-label="查找经过">
        {newestFirst.map(attempt => (
          <li key={attempt.id}>
            <p className={styles.when}>
              <b>{attempt.at}</b> {labelOf(SEARCH_CHANNEL, attempt.channel)}
              <span className={styles.tier}>{tierName(attempt.tier)}</span>
              <FindingText
                level={RESULT_LEVEL[attempt.result]}
                text={labelOf(ATTEMPT_RESULT, attempt.result)}
              />
            </p>
            <p>
              {attempt.target}
              {attempt.targetPhone === null ? '' : `（${attempt.targetPhone}）`}：{attempt.course}
            </p>
            {attempt.clue !== null && <p>线索：{attempt.clue}</p>}
            {attempt.approver ? <p className={styles.quiet}>公开查找批准人 {attempt.approver}</p> : null}
            <p className={styles.quiet}>
              责任人 {attempt.responsible}
              <span className={styles.itemActions}>
                <RecordAttachments
                  memberId={lost.memberId}
                  owner={{ table: 'searchAttempt', rowId: attempt.id }}
                  name={`${attempt.at} 的查找记录`}
                  readOnly={readOnly}
                />
                {!readOnly && (
                  <>
                    <Button
                      size="small"
                      type="link"
                      aria-label={`修改 ${attempt.at} 的查找记录`}
                      onClick={() => setEditing(attempt)}
                    >
                      改
                    </Button>
                    <Button
                      size="small"
                      type="link"
                      aria-label={`删除 ${attempt.at} 的查找记录`}
                      onClick={() => setRemoving(attempt)}
                    >
                      删除
                    </Button>
                  </>
                )}
              </span>
            </p>
          </li>
        ))}
      </ol>
      {editing && <AttemptDialog attempt={editing} onClose={() => setEditing(null)} />}
      {removing && (
        <ConfirmChange
          title="删除查找记录"
          effect={`将删除 ${removing.at} 的查找记录1条。`}
          items={[`${labelOf(SEARCH_CHANNEL, removing.channel)} ${removing.target}：${removing.course}`]}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}
