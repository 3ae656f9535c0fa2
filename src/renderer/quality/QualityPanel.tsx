/** One branch: how many lack what, each one click from the members themselves. */

import type { BranchQuality } from '../../shared/quality/methods.ts'
import { CONTRADICTIONS, GAPS, percentText } from '../../shared/quality/rules.ts'
import { KEY_INFO, memberField } from '../../shared/roster/fields.ts'
import type { OwnFilter } from '../../shared/roster/filterWords.ts'
import { issueWords } from '../../shared/roster/issueWords.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import panel from '../ui/Panel.module.css'
import styles from './quality.module.css'
import { useShowMembers } from './useShowMembers.ts'

interface Line {
  key: string
  text: string
  level: 'error' | 'warning'
  count: number
  filter: OwnFilter
}

function issueLines({ issues }: BranchQuality, codes: readonly string[]): Line[] {
  return codes.flatMap(code => {
    const count = issues[code] ?? 0
    const { text, level } = issueWords(code)
    return count === 0 ? [] : [{ key: code, text, level, count, filter: { issue: code } }]
  })
}

function keyLines({ missing }: BranchQuality): Line[] {
  return KEY_INFO.flatMap((key): Line[] => {
    const count = missing[key]
    const text = `缺${memberField(key).label}`
    return count === 0 ? [] : [{ key, text, level: 'warning', count, filter: { missing: key } }]
  })
}

function Lines({ title, lines, branch }: { title: string; lines: readonly Line[]; branch: BranchQuality }) {
  const show = useShowMembers()
  return (
    <Section title={title}>
      {lines.length === 0 && <FindingText level="ok" text="没有" />}
      <ul className={styles.lines}>
        {lines.map(({ key, text, level, count, filter }) => (
          <li key={key}>
            <button type="button" onClick={() => show(branch.orgId, filter)}>
              <FindingText level={level} text={text} />
              <span className={styles.count}>
                {count}名，占{percentText(count, branch.members)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function QualityPanel({ branch }: { branch: BranchQuality }) {
  return (
    <>
      <header className={panel.head}>
        <h2>{branch.orgName}</h2>
        <p className={panel.sub}>
          在册{branch.members}名，关键信息齐全{branch.complete}名，有问题{branch.withIssues}名。点一行看名单。
        </p>
      </header>
      <div className={panel.body}>
        <Lines title="缺关键信息" lines={keyLines(branch)} branch={branch} />
        <Lines title="缺其他信息" lines={issueLines(branch, GAPS)} branch={branch} />
        <Lines title="有矛盾或看不懂" lines={issueLines(branch, CONTRADICTIONS)} branch={branch} />
      </div>
    </>
  )
}
