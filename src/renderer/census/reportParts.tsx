/** What the report on a branch and those of the committee have in common: files, and what changed since. */

import { Button } from 'antd'
import type { OfficeClient } from '../../shared/api/contract.ts'
import type { FigureDifference } from '../../shared/census/report.ts'
import { useHandOver } from '../shell/handOver.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './census.module.css'

export type ReportFormat = 'docx' | 'pdf' | 'print'

/** All three are the same kind of task. */
export type MakeReport = (
  signal: AbortSignal,
) => ReturnType<OfficeClient['census']['reportDocx' | 'reportPdf' | 'reportPrint']>

/** Hands a saved report out: Word and PDF as downloads, print to the printer. */
export function useReportFiles(name: string, make: Readonly<Record<ReportFormat, MakeReport>>) {
  const { save, print } = useHandOver()
  return async (format: ReportFormat) => {
    const handOver = format === 'print' ? print : save
    await handOver(name, ({ signal }) => make[format](signal))
  }
}

export function ReportFileButtons({
  disabled,
  onFormat,
}: {
  disabled: boolean
  onFormat: (format: ReportFormat) => void
}) {
  return (
    <>
      <Button disabled={disabled} onClick={() => onFormat('docx')}>
        导出 Word
      </Button>
      <Button disabled={disabled} onClick={() => onFormat('pdf')}>
        导出 PDF
      </Button>
      <Button disabled={disabled} onClick={() => onFormat('print')}>
        打印
      </Button>
    </>
  )
}

export interface DifferencesProps {
  /** the day of the report's figures */
  writtenOn: string
  /** the day of the figures beside them */
  now: string
  differences: readonly FigureDifference[]
  /** null where the report may not be changed any more */
  onRewrite: { text: string; act: () => void } | null
}

/** Numbers that are others by now than those the report was written with. */
export function Differences({ writtenOn, now, differences, onRewrite }: DifferencesProps) {
  if (differences.length === 0) return null
  return (
    <div className={styles.warnings} role="group" aria-label="数据已有变化">
      <p>
        <FindingText level="warning" text={`报告写的是${writtenOn}的数据，${now}已有变化：`} />
      </p>
      <ul className={styles.differences}>
        {differences.map(({ label, before, now: after }) => (
          <li key={label}>
            {label}：{before} → {after}
          </li>
        ))}
      </ul>
      {onRewrite && (
        <Button size="small" onClick={onRewrite.act}>
          {onRewrite.text}
        </Button>
      )}
    </div>
  )
}
