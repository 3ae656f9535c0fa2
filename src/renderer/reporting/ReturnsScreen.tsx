/** 收支部填报: the tables of all branches read at once, looked through, mended, and taken over together. */

import { Button } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { FILES_MAX, type ManyFiles } from '../../shared/intake/manyFiles.ts'
import { filesTogether, plansTogether } from '../intake/together.ts'
import { planOf, unitOf } from '../intake/intakeFiles.ts'
import { useIntakeDesk } from '../intake/useIntakeDesk.ts'
import type { Failure } from '../shell/failures.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './batches.module.css'
import reportingStyles from './reporting.module.css'
import { Doubles } from './Doubles.tsx'
import { ReturnedFiles } from './ReturnedFiles.tsx'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '打开这个文件去改' },
]

/** What the files say together, asked anew whenever one of them was mended, taken away or written. */
function useSummary() {
  const { desk, recount } = useIntakeDesk()
  const { queries } = useOffice()
  const { orgId } = useScope()
  const plans = plansTogether(desk)
  // Those taken over have handed in as well.
  const planIds = filesTogether(desk).flatMap(file => planOf(file)?.planId ?? [])
  const { data, refetch } = useQuery({
    ...queries.intake.packetSummary.queryOptions({
      input: { planIds, ...(orgId === null ? {} : { orgId }) },
    }),
    enabled: planIds.length > 0,
    refetchOnMount: 'always',
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    if (data) recount(data)
    // Only new answers count: the desk's own functions are new at every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [data])
  return { summary: planIds.length > 0 ? data : undefined, refetch, plans }
}

export default function ReturnsScreen() {
  const { desk, readTogether, applyTogether, prefer } = useIntakeDesk()
  const { running } = useTasks()
  const { orgId, readOnly } = useScope()
  const navigate = useNavigate()
  const messages = useMessages()
  const chooser = useRef<HTMLInputElement>(null)
  const { summary, refetch, plans } = useSummary()
  const [failure, setFailure] = useState<Failure | null>(null)
  useKeyHints(HINTS)
  const busy = running.length > 0
  const files = filesTogether(desk)
  const waiting = plans.length > 0 ? (summary?.differenceCount ?? 0) : 0
  const asked = plans.filter(({ plan }) => plan.questions.length > 0).length

  const take = async (chosen: readonly File[]) => {
    setFailure(null)
    if (chosen.length > FILES_MAX) messages.note(`一次最多读${FILES_MAX}个文件，先读前${FILES_MAX}个`)
    await readTogether(chosen.slice(0, FILES_MAX), orgId)
  }
  const applyAll = async () => {
    setFailure(await applyTogether())
    await refetch()
  }
  const choose = async (...chosen: Parameters<typeof prefer>) => {
    const problem = await prefer(...chosen)
    if (problem) messages.fail(problem)
    await refetch()
  }
  return (
    <>
      <PageHeader
        title="收支部填报"
        count={
          files.length > 0
            ? `${files.length}个文件，要写入${waiting}${unitOf(plans.map(({ plan }) => plan))}`
            : ''
        }
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.reporting })}>‹ 九个附件</Button>
            <Button
              type={files.length === 0 ? 'primary' : 'default'}
              disabled={busy || readOnly}
              onClick={() => chooser.current?.click()}
            >
              选择文件
            </Button>
            {files.length > 0 && (
              <Button
                type="primary"
                disabled={busy || readOnly || waiting === 0 || asked === plans.length}
                onClick={() => void applyAll()}
              >
                全部导入
              </Button>
            )}
          </>
        }
      />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="选择支部交回的文件"
        accept=".xlsx,.xls,.et,.csv"
        onChange={event => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          if (chosen.length > 0) void take(chosen)
        }}
      />
      {failure && (
        <p className={reportingStyles.banner} role="alert">
          <FindingText level="error" text={failure.message} />
        </p>
      )}
      {asked > 0 && (
        <p className={reportingStyles.banner} role="status">
          <FindingText level="warning" text={`${asked}个文件要先选定支部，其他的可以先导入。`} />
        </p>
      )}
      {files.length === 0 ? (
        <EmptyState text="选取支部交回的全部填报表，或各乡镇交来的汇总表，一次读取；先看有哪些问题和不同，再写入。" />
      ) : (
        <div className={styles.paper}>
          <ReturnedFiles files={files} summary={summary} />
          <aside className={reportingStyles.side} aria-label="交回情况">
            {plans.length > 0 && (
              <Doubles
                doubles={summary?.doubles ?? []}
                settled={desk.settled}
                disabled={busy || readOnly}
                onPrefer={(double, which) => void choose(double, which)}
              />
            )}
            <Missing missing={summary?.missing} />
          </aside>
        </div>
      )}
    </>
  )
}

function Missing({ missing }: { missing: ManyFiles['missing'] | undefined }) {
  if (!missing) return null
  return (
    <Section title={`还没有交的支部（${missing.length}）`}>
      {missing.length === 0 ? (
        <FindingText level="ok" text="都交了" />
      ) : (
        <ul className={styles.lines} aria-label="还没有交的支部">
          {missing.map(({ orgId: id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
