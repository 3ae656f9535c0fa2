/** What the branches' files would change, and what is wrong in them, by file, sheet, row and column. */

import { columnsTitle } from './returnWords.ts'
import type { ManyFiles } from '../../shared/intake/manyFiles.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import reportingStyles from './reporting.module.css'

interface ReturnedFilesProps {
  read: ManyFiles
  /** ids of the files that are taken over */
  done: ReadonlySet<string>
}

function stateOf({ failure, questions, counts }: ManyFiles['files'][number], isDone: boolean) {
  if (isDone) return { level: 'ok' as const, text: '已导入' }
  if (failure !== null) return { level: 'error' as const, text: failure }
  if (questions > 0)
    return { level: 'warning' as const, text: `有${questions}个支部名称对不上，请在“导入”里选定` }
  if (counts.refused > 0) return { level: 'warning' as const, text: `${counts.refused}行未通过，不写入` }
  return { level: 'ok' as const, text: '可以导入' }
}

export function ReturnedFiles({ read, done }: ReturnedFilesProps) {
  const { files, findings, findingCount, differences, differenceCount } = read
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
              <th>情况</th>
            </tr>
          </thead>
          <tbody>
            {files.map(file => (
              <tr key={file.fileId}>
                <td>{file.name}</td>
                <td>{file.branches.join('、')}</td>
                <td className={reportingStyles.figure}>{file.counts.new}</td>
                <td className={reportingStyles.figure}>{file.counts.changed}</td>
                <td className={reportingStyles.figure}>{file.counts.same}</td>
                <td>
                  <FindingText {...stateOf(file, done.has(file.fileId))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={`要写入的（${differenceCount}名）`}>
        <ul className={reportingStyles.notes} aria-label="要写入的">
          {differences.map(one => (
            <li key={`${one.file} ${one.sheet} ${one.row}`}>
              {one.decision === 'new' ? '新增' : '修改'} {one.name}（{one.branch}）{one.file} {one.sheet}第
              {one.row}行
              {one.changes.map(({ field, before, after }) => (
                <div key={field} className={reportingStyles.quiet}>
                  {columnsTitle(field)}：{before || '空'} → {after || '空'}
                </div>
              ))}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={`问题（${findingCount}处）`}>
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
    </div>
  )
}
