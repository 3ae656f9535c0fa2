/** Beside the check lines: the member's thirteen items with notes, problems, marks, and what strikes. */

import { Button, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import {
  CHECK_BASIS,
  CHECK_HEADING,
  CHECK_PROBLEM,
  FIVE_CHECK,
  FIVE_SUBJECT,
  KEY_GROUP,
  type CheckItem,
  type CheckProblem,
  type KeyGroup,
} from '../../shared/census/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { censusPaperPlace, memberPlace } from '../shell/places.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './census.module.css'
import { stateWords } from '../../shared/census/lineWords.ts'
import { RESULT_LEVEL, type LineRow } from './lineMarks.ts'
import { useOtherLists } from './otherLists.ts'
import { paperPath } from './paperAsk.ts'
import { SIGN_WORDS, type Signer } from './SignDialog.tsx'

function Item({ row, item, label, title }: { row: LineRow; item: CheckItem; label: string; title?: string }) {
  const { state, note } = row.marks[item]
  return (
    <div className={styles.item} title={title}>
      <span>{label}</span>
      <span>
        {state === null ? '未查' : <FindingText level={RESULT_LEVEL[state]} text={state} />}
        {note !== null && note !== '' && <span className={styles.quiet}> {note}</span>}
      </span>
    </div>
  )
}

export interface LinePanelProps {
  campaignId: number
  orgId: number
  row: LineRow
  readOnly: boolean
  onSign: (who: Signer) => void
}

export function LinePanel({ campaignId, orgId, row, readOnly, onSign }: LinePanelProps) {
  const { client } = useOffice()
  const navigate = useNavigate()
  const describe = useWrite(client.census.describe)
  const unsign = useWrite(client.census.unsign)
  const excuse = useWrite(client.census.excuse)
  const { memberId } = row
  const memberIds = [memberId]
  const others = useOtherLists()
  const has = (problem: CheckProblem) => row.problems.includes(problem) || row.hints.includes(problem)
  const sign = (who: Signer, by: string | null, on: string | null) => (
    <div className={styles.item}>
      <span>{SIGN_WORDS[who]}</span>
      <span>
        {on === null ? '未签核' : `${on} ${by ?? ''}`}{' '}
        {!readOnly &&
          (on === null ? (
            <Button size="small" onClick={() => onSign(who)}>
              签核
            </Button>
          ) : (
            <Button
              size="small"
              aria-label={`取消${SIGN_WORDS[who]}签核`}
              onClick={() => void unsign.run({ campaignId, who, memberIds })}
            >
              取消
            </Button>
          ))}
      </span>
    </div>
  )
  return (
    <>
      <header className={styles.head}>
        <h2>{row.name}</h2>
        <p className={styles.quiet}>
          {labelOf(MEMBERSHIP, row.membership)} · {labelOf(CHECK_BASIS, row.basis)}
          {row.phone === null ? '' : ` · ${row.phone}`}
        </p>
        <FindingText {...stateWords(row)} />
        <p className={styles.actions}>
          <Button size="small" onClick={() => void navigate({ to: memberPlace(memberId) })}>
            打开党员卡
          </Button>
          <Button
            size="small"
            onClick={() =>
              void navigate({
                to: censusPaperPlace(paperPath({ kind: 'check', campaignId, orgId, memberId })),
              })
            }
          >
            看记录表
          </Button>
          {has('流动') && (
            <Button size="small" onClick={() => others.flow('uncontrolled', orgId)}>
              本支部失控名单
            </Button>
          )}
          {has('失联') && (
            <Button size="small" onClick={() => others.search(orgId)}>
              本支部查找名单
            </Button>
          )}
        </p>
      </header>
      <div className={styles.body}>
        {row.findings.map(words => (
          <p key={words}>
            <FindingText level="warning" text={words} />
          </p>
        ))}
        <Section title="双查">
          {sign('self', row.selfBy, row.selfOn)}
          {sign('group', row.groupBy, row.groupOn)}
          {row.excuse !== null && (
            <div className={styles.item}>
              <span>理由</span>
              <span>
                {row.excuse}{' '}
                {!readOnly && (
                  <Button
                    size="small"
                    onClick={() => void excuse.run({ campaignId, memberIds, reason: null })}
                  >
                    取消理由
                  </Button>
                )}
              </span>
            </div>
          )}
        </Section>
        <Section title="存在问题和重点对象">
          <Select<CheckProblem[]>
            mode="multiple"
            aria-label="存在问题"
            placeholder="存在问题"
            disabled={readOnly}
            value={row.problems}
            options={CHECK_PROBLEM.items.map(({ key }) => ({ value: key, label: key }))}
            onChange={problems => void describe.run({ campaignId, memberIds, problems })}
          />
          {row.hints.length > 0 && (
            <p className={styles.quiet}>
              台账提示：{row.hints.join('、')}{' '}
              {!readOnly && row.hints.some(hint => !row.problems.includes(hint)) && (
                <Button
                  size="small"
                  onClick={() =>
                    void describe.run({
                      campaignId,
                      memberIds,
                      problems: [...new Set([...row.problems, ...row.hints])],
                    })
                  }
                >
                  按台账填上
                </Button>
              )}
            </p>
          )}
          <Select<KeyGroup[]>
            mode="multiple"
            aria-label="重点对象"
            placeholder="重点对象（六类）"
            disabled={readOnly}
            value={row.keyGroups}
            options={KEY_GROUP.items.map(({ key, label }) => ({ value: key, label: `${key} ${label}` }))}
            optionLabelProp="value"
            onChange={keyGroups => void describe.run({ campaignId, memberIds, keyGroups })}
          />
        </Section>
        <Section title="五核查">
          {FIVE_CHECK.items.map(({ key, label }) => (
            <Item key={key} row={row} item={key} label={label} title={FIVE_SUBJECT[key]} />
          ))}
        </Section>
        <Section title="八项内容">
          {CHECK_HEADING.items.map(({ key, label }) => (
            <Item key={key} row={row} item={key} label={label} />
          ))}
        </Section>
      </div>
    </>
  )
}
