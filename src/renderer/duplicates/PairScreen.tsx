/** Two members beside each other: merge them field by field, or say that they are two persons. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { Comparison } from '../../shared/duplicates/methods.ts'
import { OPEN_KINDS } from '../../shared/duplicates/openRecords.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { duplicatePlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { allFrom, NO_CHOICES, openCount, type Choices } from './choices.ts'
import record from '../ui/RecordPage.module.css'
import styles from './duplicates.module.css'
import { FieldTable } from './FieldTable.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { useTellApart } from './useTellApart.ts'

const HINTS = [
  { keys: 'Tab', what: '下一项' },
  { keys: '← →', what: '换一边' },
  { keys: 'Ctrl Z', what: '撤销最近一次' },
]

export default function PairScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [keepId = 0, otherId = 0] = (params.pair ?? '').split('-').map(Number)
  const { queries } = useOffice()
  const navigate = useNavigate()
  const [merged, setMerged] = useState(false)
  const onMerged = useCallback(() => setMerged(true), [])
  const { data, isError } = useQuery({
    ...queries.duplicates.compare.queryOptions({ input: { keepId, otherId } }),
    enabled: !merged,
  })
  useKeyHints(HINTS)
  if (isError) {
    return (
      <EmptyState text="其中一条记录已不存在，可能已经合并或删除。">
        <Button onClick={() => void navigate({ to: PLACE.duplicates })}>回到重复检查</Button>
      </EmptyState>
    )
  }
  return data ? <Pair key={`${keepId}-${otherId}`} pair={data} onMerged={onMerged} /> : null
}

function Records({ pair }: { pair: Comparison }) {
  return (
    <Section title="随同移过来的记录">
      <table className={styles.records} aria-label="随同移过来的记录">
        <thead>
          <tr>
            <th scope="col">记录</th>
            <th scope="col">保留的</th>
            <th scope="col">并入的</th>
          </tr>
        </thead>
        <tbody>
          {pair.records.map(({ label, kept, other }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{kept}</td>
              <td>{other}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.quiet}>两边完全一样的记录只留一条。党籍变动有重叠的，以选定的一边为准。</p>
    </Section>
  )
}

function Pair({ pair, onMerged }: { pair: Comparison; onMerged: () => void }) {
  const navigate = useNavigate()
  const { readOnly } = useScope()
  const [choices, setChoices] = useState<Choices>(NO_CHOICES)
  const [merging, setMerging] = useState(false)
  const tellApart = useTellApart(pair)
  const { kept, other } = pair
  const open = openCount(pair, choices)
  const asked = pair.placeConflict || pair.fields.some(field => field.state === 'conflict')
  const title = kept.name === other.name ? `两个${kept.name}` : `${kept.name}和${other.name}`
  return (
    <article className={record.page} aria-label={`对照：${title}`}>
      <header className={record.head}>
        <Button size="small" onClick={() => void navigate({ to: PLACE.duplicates })}>
          ‹ 重复检查
        </Button>
        <h1>{title}</h1>
        {pair.words !== null && <FindingText level="warning" text={pair.words} />}
        {pair.differentIds && <FindingText level="note" text="两个身份证号都正确但不同，多半不是同一人" />}
        {pair.distinct && <FindingText level="ok" text="已标记不是同一人" />}
        <span className={record.actions}>
          <Button
            size="small"
            onClick={() => void navigate({ to: duplicatePlace(other.id, kept.id), replace: true })}
          >
            左右对调
          </Button>
          <Button size="small" disabled={readOnly} onClick={tellApart}>
            {pair.distinct ? '取消“不是同一人”' : '不是同一人'}
          </Button>
          <Button
            size="small"
            type="primary"
            disabled={readOnly || open > 0}
            onClick={() => setMerging(true)}
          >
            合并
          </Button>
        </span>
      </header>
      <div className={[record.columns, styles.columns].join(' ')}>
        <div className={record.first}>
          <div className={styles.bar} aria-live="polite">
            {open > 0 ? (
              <FindingText level="warning" text={`还有${open}项没有选定`} />
            ) : (
              <FindingText level="ok" text="都已选定，可以合并" />
            )}
            {asked && (
              <>
                <Button size="small" onClick={() => setChoices(allFrom(pair, 'kept', choices))}>
                  不同的都用左边
                </Button>
                <Button size="small" onClick={() => setChoices(allFrom(pair, 'other', choices))}>
                  不同的都用右边
                </Button>
              </>
            )}
          </div>
          <FieldTable comparison={pair} choices={choices} disabled={readOnly} onChoices={setChoices} />
        </div>
        <div className={record.second}>
          <Records pair={pair} />
          {pair.open.length > 0 && (
            <Section title="两边都未了结">
              {pair.open.map(({ kind, records }) => (
                <p key={kind}>
                  <FindingText
                    level="warning"
                    text={`${OPEN_KINDS[kind].what}${records.length}条，合并时可以并为一条，或只留一条`}
                  />
                </p>
              ))}
            </Section>
          )}
          {pair.notes.length > 0 && (
            <Section title="合并后要核对">
              {pair.notes.map(note => (
                <p key={note}>
                  <FindingText level="warning" text={note} />
                </p>
              ))}
            </Section>
          )}
          <Section title="看原来的卡片">
            {[kept, other].map(side => (
              <p key={side.id} className={styles.link}>
                <Button type="link" size="small" onClick={() => void navigate({ to: memberPlace(side.id) })}>
                  {side.name}（{side.orgName || '没有支部'}）
                </Button>
              </p>
            ))}
          </Section>
        </div>
      </div>
      {merging && (
        <MergeDialog pair={pair} choices={choices} onMerged={onMerged} onClose={() => setMerging(false)} />
      )}
    </article>
  )
}
