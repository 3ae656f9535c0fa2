/** 阶段和任务: what each stage has come to, its tasks, what is overdue, and who is responsible. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CAMPAIGN_ROLE, STAGE_STATE } from '../../shared/census/codes.ts'
import type { Campaign } from '../../shared/census/methods.ts'
import type { CampaignTask, PersonValues, Stage } from '../../shared/census/stageMethods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './census.module.css'
import { StageDialog, StepDialog } from './StageDialogs.tsx'
import { PersonDialog, TaskDialog } from './TaskDialogs.tsx'

function taskState(task: CampaignTask): { level: FindingLevel; text: string } {
  if (task.doneOn !== null)
    return { level: 'ok', text: `${task.doneOn} 完成${task.late ? '（逾期完成）' : ''}` }
  if (task.excuse !== null) return { level: 'note', text: `理由：${task.excuse}` }
  return task.overdue ? { level: 'error', text: '逾期' } : { level: 'note', text: '未完成' }
}

/** What is still to come to an end is not marked as settled. */
const STAGE_LEVEL: Readonly<Record<Stage['state'], FindingLevel>> = {
  PENDING: 'note',
  RUNNING: 'warning',
  TO_ACCEPT: 'warning',
  ACCEPTED: 'ok',
  HANDED: 'ok',
  ARCHIVED: 'ok',
}

type Asking =
  | { kind: 'task'; task: CampaignTask | null; stageId: number | null; finishing: boolean }
  | { kind: 'stage'; stage: Stage | null }
  | { kind: 'step'; stage: Stage }
  | { kind: 'person'; person: (PersonValues & { id: number }) | null }

interface TasksProps {
  tasks: readonly CampaignTask[]
  fixed: boolean
  ask: (asking: Asking) => void
}

function Tasks({ tasks, fixed, ask }: TasksProps) {
  const { client } = useOffice()
  const { run: remove } = useWrite(client.census.removeTask)
  if (tasks.length === 0) return <p className={styles.quiet}>还没有任务。</p>
  return (
    <table className={styles.table} data-tasks="">
      <thead>
        <tr>
          <th>任务</th>
          <th>支部</th>
          <th>责任人</th>
          <th>期限</th>
          <th>情况</th>
          <th>
            <span className="visuallyHidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map(task => (
          <tr key={task.id}>
            <td>
              {task.text}
              {task.evidence !== null && <div className={styles.quiet}>依据：{task.evidence}</div>}
            </td>
            <td>{task.orgName ?? ''}</td>
            <td>{task.owner ?? ''}</td>
            <td className={styles.day}>{task.deadline ?? ''}</td>
            <td>
              <FindingText {...taskState(task)} />
            </td>
            <td>
              {!fixed && (
                <>
                  {task.doneOn === null && (
                    <Button
                      size="small"
                      aria-label={`完成：${task.text}`}
                      onClick={() => ask({ kind: 'task', task, stageId: task.stageId, finishing: true })}
                    >
                      完成
                    </Button>
                  )}{' '}
                  <Button
                    size="small"
                    aria-label={`修改：${task.text}`}
                    onClick={() => ask({ kind: 'task', task, stageId: task.stageId, finishing: false })}
                  >
                    修改
                  </Button>{' '}
                  <Button
                    size="small"
                    aria-label={`删除：${task.text}`}
                    onClick={() => void remove({ id: task.id })}
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
  )
}

function StageHead({
  stage,
  current,
  fixed,
  ask,
}: {
  stage: Stage
  /** the first that is not ended: only its step takes the accent */
  current: boolean
  fixed: boolean
  ask: TasksProps['ask']
}) {
  const { client } = useOffice()
  const { run: remove } = useWrite(client.census.removeStage)
  const last = stage.steps.at(-1)
  return (
    <div className={styles.stageLine}>
      <span className={styles.day}>
        {stage.fromOn} 至 {stage.toOn}
      </span>
      <FindingText
        level={stage.overdue ? 'error' : STAGE_LEVEL[stage.state]}
        text={`${labelOf(STAGE_STATE, stage.state)}${stage.overdue ? '（逾期）' : ''}`}
      />
      <span className={styles.quiet}>
        负责人：{stage.responsible ?? '未定'}
        {last
          ? `；${last.on} ${labelOf(STAGE_STATE, last.to)}${last.by === null ? '' : `（${last.by}）`}`
          : ''}
        {stage.hasPacket ? '；上报前五件材料要备齐' : ''}
        {stage.acceptsBranches ? '；逐个支部验收' : ''}
      </span>
      {!fixed && (
        <span className={styles.push}>
          <Button
            size="small"
            aria-label={`新增任务：${stage.name}`}
            onClick={() => ask({ kind: 'task', task: null, stageId: stage.id, finishing: false })}
          >
            新增任务
          </Button>
          <Button
            size="small"
            aria-label={`修改阶段：${stage.name}`}
            onClick={() => ask({ kind: 'stage', stage })}
          >
            修改
          </Button>
          <Button
            size="small"
            aria-label={`删除阶段：${stage.name}`}
            onClick={() => void remove({ id: stage.id })}
          >
            删除
          </Button>
          {stage.next && (
            <Button
              size="small"
              type={current ? 'primary' : 'default'}
              aria-label={`${stage.next.label}：${stage.name}`}
              onClick={() => ask({ kind: 'step', stage })}
            >
              {stage.next.label}
            </Button>
          )}
        </span>
      )}
    </div>
  )
}

export function Stages({ campaign }: { campaign: Campaign }) {
  const { client, queries } = useOffice()
  const { asOf, readOnly } = useScope()
  const campaignId = campaign.id
  const [asking, setAsking] = useState<Asking | null>(null)
  const { run: plan, pending } = useWrite(client.census.planStages)
  const { run: removePerson } = useWrite(client.census.removePerson)
  const { data } = useQuery(
    queries.census.stages.queryOptions({ input: { campaignId, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  if (!data) return null
  const fixed = readOnly || campaign.endedOn !== null
  const close = () => setAsking(null)
  const empty = data.stages.length === 0 && data.others.length === 0
  const current = data.stages.find(({ next }) => next !== null)
  return (
    <div className={styles.stages} role="region" aria-label="阶段和任务" tabIndex={0}>
      {empty && (
        <EmptyState text="还没有阶段和任务。可以按方案生成，再逐项修改。">
          <Button
            type="primary"
            disabled={fixed || campaign.template === 'CUSTOM'}
            loading={pending}
            onClick={() => void plan({ campaignId })}
          >
            按方案生成
          </Button>
        </EmptyState>
      )}
      {!fixed && (
        <p className={styles.actions}>
          <Button size="small" onClick={() => setAsking({ kind: 'stage', stage: null })}>
            新增阶段
          </Button>
          <Button
            size="small"
            onClick={() => setAsking({ kind: 'task', task: null, stageId: null, finishing: false })}
          >
            新增任务
          </Button>
          <Button size="small" onClick={() => setAsking({ kind: 'person', person: null })}>
            新增责任人
          </Button>
        </p>
      )}
      {data.warnings.length > 0 && (
        <ul className={styles.warnings} aria-label="请核对">
          {data.warnings.map(words => (
            <li key={words}>
              <FindingText level="warning" text={words} />
            </li>
          ))}
          <li className={styles.quiet}>以上只作提醒，不妨碍保存。</li>
        </ul>
      )}
      {data.stages.map(stage => (
        <Section key={stage.id} title={stage.name}>
          <StageHead stage={stage} current={stage === current} fixed={fixed} ask={setAsking} />
          <Tasks tasks={stage.tasks} fixed={fixed} ask={setAsking} />
        </Section>
      ))}
      {data.others.length > 0 && (
        <Section title="不属于阶段的任务">
          <Tasks tasks={data.others} fixed={fixed} ask={setAsking} />
        </Section>
      )}
      <Section title="责任人">
        {data.lacking.length > 0 && (
          <FindingText level="warning" text={`还没有：${data.lacking.join('、')}`} />
        )}
        <p>第一责任人：{campaign.firstPerson ?? '未填'}</p>
        {data.people.map(person => (
          <div key={person.id} className={styles.stageLine}>
            <span>
              {labelOf(CAMPAIGN_ROLE, person.role)} {person.name}
            </span>
            <span className={styles.quiet}>
              {[person.duty, person.phone, person.orgName].filter(Boolean).join('，')}
            </span>
            {!fixed && (
              <span className={styles.push}>
                <Button
                  size="small"
                  aria-label={`修改责任人：${person.name}`}
                  onClick={() => setAsking({ kind: 'person', person })}
                >
                  修改
                </Button>
                <Button
                  size="small"
                  aria-label={`删除责任人：${person.name}`}
                  onClick={() => void removePerson({ id: person.id })}
                >
                  删除
                </Button>
              </span>
            )}
          </div>
        ))}
      </Section>
      {asking?.kind === 'task' && (
        <TaskDialog campaignId={campaignId} stages={data.stages} {...asking} onClose={close} />
      )}
      {asking?.kind === 'stage' && (
        <StageDialog campaignId={campaignId} stage={asking.stage} onClose={close} />
      )}
      {asking?.kind === 'step' && <StepDialog stage={asking.stage} onClose={close} />}
      {asking?.kind === 'person' && (
        <PersonDialog campaignId={campaignId} person={asking.person} onClose={close} />
      )}
    </div>
  )
}
