/** 收支部填报: the tables of all branches read at once, looked through, and taken over file by file. */

import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { ManyFiles } from '../../shared/intake/manyFiles.ts'
import { FILES_MAX } from '../../shared/intake/manyFiles.ts'
import { useNavigate } from '@tanstack/react-router'
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
import { ReturnedFiles } from './ReturnedFiles.tsx'

const READ = '读取支部填报表'

export default function ReturnsScreen() {
  const { client } = useOffice()
  const { run, running } = useTasks()
  const { orgId, readOnly } = useScope()
  const navigate = useNavigate()
  const chooser = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<ManyFiles | null>(null)
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const busy = running.length > 0

  const take = async (files: readonly File[]) => {
    const found = await run(READ, async ({ signal }) => {
      const fileIds: string[] = []
      for (const file of files.slice(0, FILES_MAX)) {
        const { fileId } = await client.intake.upload({ name: file.name, content: file }, { signal })
        fileIds.push(fileId)
      }
      return client.intake.readMany({ fileIds, ...(orgId === null ? {} : { orgId }) }, { signal })
    })
    if (!found.ok) return
    setRead(found.value)
    setDone(new Set())
  }
  const importAll = async () => {
    for (const { fileId, name, failure, questions } of read?.files ?? []) {
      if (failure !== null || questions > 0 || done.has(fileId)) continue
      const made = await run(`导入${name}`, ({ signal }) => client.intake.run({ fileId }, { signal }))
      if (!made.ok) return
      setDone(now => new Set([...now, fileId]))
    }
  }
  return (
    <>
      <PageHeader
        title="收支部填报"
        count={read ? `${read.files.length}个文件，要写入${read.differenceCount}名` : ''}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.reporting })}>‹ 九个附件</Button>
            <Button disabled={busy || readOnly} onClick={() => chooser.current?.click()}>
              选择文件
            </Button>
            <Button
              type="primary"
              disabled={busy || readOnly || read === null || read.differenceCount === 0}
              onClick={() => void importAll()}
            >
              全部导入
            </Button>
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
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) void take(files)
        }}
      />
      {read === null ? (
        <EmptyState text="选取支部交回的全部填报表，一次读取；先看有哪些问题和不同，再写入。" />
      ) : (
        <div className={styles.paper}>
          <ReturnedFiles read={read} done={done} />
          <aside className={reportingStyles.side} aria-label="交回情况">
            <Section title={`还没有交的支部（${read.missing.length}）`}>
              {read.missing.length === 0 ? (
                <FindingText level="ok" text="都交了" />
              ) : (
                <ul className={styles.lines} aria-label="还没有交的支部">
                  {read.missing.map(({ orgId: id, name }) => (
                    <li key={id}>{name}</li>
                  ))}
                </ul>
              )}
            </Section>
            {read.doubles.length > 0 && (
              <Section title="同一身份证号在两个文件里">
                <ul className={styles.lines} aria-label="两个文件里都有的">
                  {read.doubles.map(({ name, first, second }) => (
                    <li key={second}>
                      {name}：{first}；{second}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </aside>
        </div>
      )}
    </>
  )
}
