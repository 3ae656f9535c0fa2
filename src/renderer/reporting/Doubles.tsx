/** Persons who stand in the files of two branches: from which of them they are taken. */

import { Button } from 'antd'
import type { Double } from '../intake/intakeFiles.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './batches.module.css'

interface DoublesProps {
  /** taken from the file read first */
  doubles: readonly Double[]
  /** taken from the second file, as the clerk chose */
  settled: readonly Double[]
  disabled: boolean
  onPrefer: (double: Double, which: 'first' | 'second') => void
}

const keyOf = ({ first, second }: Double) => `${first} ${second}`

export function Doubles({ doubles, settled, disabled, onPrefer }: DoublesProps) {
  const chosen = new Set(settled.map(keyOf))
  const all = [...settled, ...doubles.filter(double => !chosen.has(keyOf(double)))]
  if (all.length === 0) return null
  return (
    <Section title={`两个文件里都有的（${all.length}名）`}>
      <ul className={styles.lines} aria-label="两个文件里都有的">
        {all.map(double => {
          const bySecond = chosen.has(keyOf(double))
          const branch = bySecond ? double.secondBranch : double.firstBranch
          return (
            <li key={keyOf(double)}>
              <strong>{double.name}</strong>
              <div>
                {double.firstBranch}：<span className={styles.sub}>{double.first}</span>
              </div>
              <div>
                {double.secondBranch}：<span className={styles.sub}>{double.second}</span>
              </div>
              <FindingText
                level={bySecond ? 'note' : 'warning'}
                text={`只按${branch}的写入，请核实在哪个支部`}
              />
              <div className={styles.actions}>
                <Button
                  size="small"
                  disabled={disabled}
                  aria-label={`${double.name}改按${bySecond ? double.firstBranch : double.secondBranch}的写入`}
                  onClick={() => onPrefer(double, bySecond ? 'first' : 'second')}
                >
                  改按{bySecond ? double.firstBranch : double.secondBranch}的
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
