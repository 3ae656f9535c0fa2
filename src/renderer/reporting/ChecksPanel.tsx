/** 校验: what is broken first, with its figures and the persons behind it; what is met below. */

import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { CheckResult } from '../../shared/reporting/methods.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { checkLevel, checksText, checkTitle, personsFirst, sortChecks, type CheckRow } from './checkWords.ts'
import styles from './reporting.module.css'
import { useMend } from './useMend.ts'

/** Persons shown until all are asked for. */
const SHOWN = 6

/** A cell of the paper that was clicked: its check is brought into sight with the persons of its row. */
export interface CheckFocus {
  check: string
  /** row key of the cell */
  row: string
}

export interface ChecksPanelProps {
  checks: readonly CheckResult[]
  /** null: the checks of all nine */
  annex: number | null
  focus: CheckFocus | null
  /** shows a check's cells on the paper */
  onShow?: (check: CheckResult) => void
  /** leads to another annex */
  onAnnex: (annex: number) => void
}

export function ChecksPanel({ checks, annex, focus, onShow, onAnnex }: ChecksPanelProps) {
  const [all, setAll] = useState(false)
  const { failed, elsewhere, passed, others } = sortChecks(checks, annex)
  const met = annex === null ? [] : passed
  const folded = annex === null ? passed : others
  return (
    <section className={styles.checks} aria-label="校验">
      <h2>
        校验{' '}
        {failed.some(({ level }) => level === 'error') ? (
          <FindingText
            level="error"
            text={`${failed.filter(({ level }) => level === 'error').length}处不平`}
          />
        ) : (
          <FindingText level="ok" text="没有不平" />
        )}
      </h2>
      <p className={styles.quiet}>{checksText(checks)}</p>
      {failed.map(check => (
        <BrokenCheck
          key={check.check}
          check={check}
          annex={annex}
          focus={focus?.check === check.check ? focus : null}
          {...(onShow && check.cells.some(cell => cell.annex === annex)
            ? { onShow: () => onShow(check) }
            : {})}
        />
      ))}
      {elsewhere.map(check => (
        <div key={check.check} className={styles.check}>
          <FindingText level={checkLevel(check)} text={check.check} /> {checkTitle(check)}
          <span className={styles.links}>
            {check.annexes.slice(0, 3).map(other => (
              <Button key={other} size="small" type="link" onClick={() => onAnnex(other)}>
                附件{other}
              </Button>
            ))}
          </span>
        </div>
      ))}
      {met.map(check => (
        <MetCheck key={check.check} check={check} />
      ))}
      {folded.length > 0 && (
        <div className={styles.check}>
          <FindingText level="ok" text={`${met.length > 0 ? '另' : ''}${folded.length}项通过`} />
          <Button size="small" type="link" aria-expanded={all} onClick={() => setAll(now => !now)}>
            {all ? '收起' : '展开'}
          </Button>
        </div>
      )}
      {all && folded.map(check => <MetCheck key={check.check} check={check} />)}
    </section>
  )
}

function MetCheck({ check }: { check: CheckResult }) {
  return (
    <div className={styles.check} title={check.title}>
      <FindingText level="ok" text={check.check} /> {check.detail || check.title}
    </div>
  )
}

interface BrokenCheckProps {
  check: CheckResult
  annex: number | null
  focus: CheckFocus | null
  onShow?: () => void
}

function BrokenCheck({ check, annex, focus, onShow }: BrokenCheckProps) {
  const [all, setAll] = useState(false)
  const card = useRef<HTMLElement>(null)
  const mend = useMend()
  const rows = personsFirst(check.rows, focus?.row ?? null)
  const shown = all ? rows : rows.slice(0, SHOWN)

  useEffect(() => {
    if (!focus) return
    card.current?.scrollIntoView({ block: 'nearest' })
    const first = card.current?.querySelector<HTMLElement>('[data-person] button')
    ;(first ?? card.current)?.focus({ preventScroll: true })
  }, [focus])

  return (
    <article
      ref={card}
      tabIndex={-1}
      className={styles.broken}
      data-level={check.level}
      data-focus={focus !== null}
      aria-label={`${check.check} ${check.title}`}
    >
      <h3>
        <FindingText level={checkLevel(check)} text={`${check.check} ${checkTitle(check)}`} />
      </h3>
      {check.detail.split('；').map(words => (
        <p key={words} className={styles.figures}>
          {words}
        </p>
      ))}
      {onShow && (
        <Button size="small" type="link" className={styles.onPaper ?? ''} onClick={onShow}>
          在表上看
        </Button>
      )}
      {annex === null && <p className={styles.quiet}>附件{check.annexes.join('、')}</p>}
      {shown.length > 0 && (
        <ul className={styles.persons} aria-label={`${check.check} 涉及的党员`}>
          {shown.map((row, index) => (
            <Person
              key={`${row.memberId ?? 'none'}-${index}`}
              row={row}
              own={focus !== null && String(row.memberId) === focus.row}
              onMend={() => mend(check.check, row)}
            />
          ))}
        </ul>
      )}
      {rows.length > SHOWN && (
        <Button size="small" type="link" onClick={() => setAll(now => !now)}>
          {all ? '收起' : `看全部${rows.length}名`}
        </Button>
      )}
    </article>
  )
}

function Person({ row, own, onMend }: { row: CheckRow; own: boolean; onMend: () => void }) {
  const linked = row.memberId !== null || row.caseId !== null
  return (
    <li data-person="" data-own={own}>
      <span className={styles.person}>
        <b>{row.name}</b> <span className={styles.quiet}>{row.orgName}</span>
      </span>
      {linked && (
        <Button size="small" type="link" aria-label={`去填写：${row.name}，${row.text}`} onClick={onMend}>
          去填写
        </Button>
      )}
      <span className={styles.why}>{row.text}</span>
    </li>
  )
}
