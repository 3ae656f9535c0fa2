/** What the branches' files would change, and what is wrong in them, by file, sheet, row and column. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import type { ManyFiles } from '../../shared/intake/manyFiles.ts'
import type { SheetReads } from '../../shared/intake/schema.ts'
import { useTakeBack } from '../audit/takeBack.ts'
import { planOf, taken, unitOf, type IntakeFile } from '../intake/intakeFiles.ts'
import { useIntakeDesk } from '../intake/useIntakeDesk.ts'
import { useUndone } from '../intake/undoneBatches.ts'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import reportingStyles from './reporting.module.css'
import { branchesText, columnsTitle } from './returnWords.ts'

interface ReturnedFilesProps {
  files: readonly IntakeFile[]
  /** absent while it is asked for, or when every file is taken over */
  summary: ManyFiles | undefined
}

function stateOf({ stage }: IntakeFile, undone: boolean): { level: FindingLevel; text: string } {
  switch (stage.kind) {
    case 'waiting':
    case 'checking':
      return { level: 'note', text: '正在检查' }
    case 'password':
    case 'failed':
      return { level: 'error', text: stage.failure.message }
    case 'applying':
      return { level: 'note', text: '正在导入' }
    case 'done':
      if (undone) return { level: 'warning', text: '已撤销导入' }
      return stage.changeId === null
        ? { level: 'note', text: '与台账相同，没有改动' }
        : { level: 'ok', text: `已导入${taken(stage.counts)}${unitOf([stage.plan])}` }
    case 'preview': {
      const { questions, counts } = stage.plan
      if (stage.failure) return { level: 'error', text: stage.failure.message }
      if (questions.length > 0)
        return { level: 'warning', text: `有${questions.length}个支部名称对不上，请选定` }
      if (counts.refused > 0) return { level: 'warning', text: `${counts.refused}行未通过，不写入` }
      return taken(counts) > 0 ? { level: 'ok', text: '可以导入' } : { level: 'note', text: '与台账相同' }
    }
  }
}

export function ReturnedFiles({ files, summary }: ReturnedFilesProps) {
  return (
    // Reached with Tab, so that the keyboard can scroll it.
    <div className={reportingStyles.side} role="region" aria-label="交回的文件" tabIndex={0}>
      <Section title="文件">
        <table className={reportingStyles.table} aria-label="交回的文件">
          <thead>
            <tr>
              <th>文件</th>
              <th>支部</th>
              <th className={reportingStyles.figure}>新增</th>
              <th className={reportingStyles.figure}>修改</th>
              <th className={reportingStyles.figure}>相同</th>
              <th className={reportingStyles.figure}>未通过</th>
              <th>情况</th>
              <th>
                <span className="visuallyHidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map(file => (
              <FileRow key={file.id} file={file} summary={summary} />
            ))}
          </tbody>
        </table>
      </Section>
      {summary && summary.differenceCount > 0 && <Differences summary={summary} files={files} />}
      {summary && summary.findingCount > 0 && <Findings summary={summary} />}
    </div>
  )
}

function FileRow({ file, summary }: { file: IntakeFile; summary: ManyFiles | undefined }) {
  const intake = useIntakeDesk()
  const navigate = useNavigate()
  const takeBack = useTakeBack()
  const { running } = useTasks()
  const { readOnly } = useScope()
  const isUndone = useUndone()
  const { stage } = file
  const plan = planOf(file)
  const said = summary?.files.find(({ planId }) => planId === plan?.planId)
  const counts = stage.kind === 'done' ? stage.counts : plan?.counts
  const changeId = stage.kind === 'done' ? stage.changeId : null
  const undone = isUndone(changeId)
  const { name } = file.file
  const open = () => {
    intake.look(file.id)
    void navigate({ to: PLACE.intake })
  }
  return (
    <tr>
      <td>
        <Button type="link" className={reportingStyles.name ?? ''} onClick={open}>
          {name}
        </Button>
      </td>
      <td title={said?.branches.join('、')}>{branchesText(said?.branches ?? [])}</td>
      <td className={reportingStyles.figure}>{counts?.new ?? ''}</td>
      <td className={reportingStyles.figure}>{counts?.changed ?? ''}</td>
      <td className={reportingStyles.figure}>{counts?.same ?? ''}</td>
      <td className={reportingStyles.figure}>{counts?.refused ?? ''}</td>
      <td>
        <FindingText {...stateOf(file, undone)} />
      </td>
      <td className={reportingStyles.rowActions}>
        {changeId !== null && !undone && (
          <Button
            size="small"
            aria-label={`撤销：${name}`}
            disabled={readOnly || running.length > 0}
            onClick={() => void takeBack({ word: '撤销', id: changeId })}
          >
            撤销
          </Button>
        )}
        {stage.kind !== 'done' && (
          <Button size="small" aria-label={`看和改：${name}`} onClick={open}>
            看和改
          </Button>
        )}
        <Button
          type="text"
          size="small"
          aria-label={`移出：${name}`}
          disabled={stage.kind === 'applying'}
          onClick={() => intake.remove(file.id)}
        >
          ×
        </Button>
      </td>
    </tr>
  )
}

interface DifferencesProps {
  summary: ManyFiles
  files: readonly IntakeFile[]
}

function Differences({ summary: { differences, differenceCount }, files }: DifferencesProps) {
  const unit = unitOf(files.flatMap(file => planOf(file) ?? []))
  return (
    <Section
      title={`要写入的（${differenceCount}${unit}${differenceCount > differences.length ? `，列出前${differences.length}${unit}` : ''}）`}
    >
      <ul className={reportingStyles.notes} aria-label="要写入的">
        {differences.map(one => (
          <li key={`${one.planId} ${one.sheet} ${one.row}`}>
            {decisionWord(one, files)} {one.name}（{one.branch}）{one.file} {one.sheet}第{one.row}行
            {one.changes.map(({ field, before, after }) => (
              <div key={field} className={reportingStyles.quiet}>
                {columnsTitle(field)}：{before || '空'} → {after || '空'}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const RECORD_WORDS: Readonly<Record<SheetReads, string>> = {
  roster: '',
  flow: '外出',
  lost: '失联',
  check: '自查',
}

/** A row of a record says so: the member himself may be no new one. */
function decisionWord(
  { decision, planId, sheet }: ManyFiles['differences'][number],
  files: readonly IntakeFile[],
): string {
  const sheets = files.flatMap(file => {
    const plan = planOf(file)
    return plan?.planId === planId ? plan.sheets : []
  })
  const reads = sheets.find(({ name }) => name === sheet)?.reads ?? 'roster'
  return `${decision === 'new' ? '新增' : '修改'}${RECORD_WORDS[reads]}`
}

function Findings({ summary: { findings, findingCount } }: { summary: ManyFiles }) {
  return (
    <Section
      title={`问题（${findingCount}处${findingCount > findings.length ? `，列出前${findings.length}处` : ''}）`}
    >
      <ul className={reportingStyles.notes} aria-label="问题">
        {findings.map(({ file, sheet, row, column, value, level, reason }, at) => (
          // One cell may have several findings; they are never reordered.
          <li key={at}>
            <FindingText level={level === 'refuse' ? 'error' : 'warning'} text={reason} />{' '}
            <span className={reportingStyles.quiet}>
              {file} {sheet} 第{row}行{column === '' ? '' : `${column}列`} {value}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
