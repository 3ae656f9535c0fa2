/**
 * A labelled field: the label, the control, and beside it what is wrong in words. Every control of a form
 * stands in one, so label and messages are always tied to it.
 */

import { createContext, use, useId, type ReactNode } from 'react'
import { isAbout, type Failure } from '../shell/failures.ts'
import { FindingText, type FindingLevel } from './FindingText.tsx'
import styles from './Field.module.css'

export interface FieldFinding {
  level: FindingLevel
  text: string
}

interface FieldIds {
  id: string
  describedBy: string | undefined
  invalid: boolean
}

/** Marks the field that has the focus when its dialog opens. */
export const FOCUS_FIRST = 'data-focus-first'

const FieldContext = createContext<FieldIds | null>(null)

/** Attributes a control takes from the field it stands in. */
export function useFieldControl(): {
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
} {
  const field = use(FieldContext)
  if (!field) return {}
  return {
    id: field.id,
    ...(field.describedBy === undefined ? {} : { 'aria-describedby': field.describedBy }),
    ...(field.invalid ? { 'aria-invalid': true } : {}),
  }
}

const FailureContext = createContext<Failure | null>(null)

/** Hands a failed save to the fields below: the one it names shows it. */
export const FieldFailureProvider = FailureContext.Provider

export interface FieldProps {
  label: string
  /** name of the input field in the contract; a failure about it is shown here */
  name?: string
  required?: boolean
  /** how to fill it in, where the label does not say */
  hint?: ReactNode
  findings?: readonly FieldFinding[]
  failure?: Failure | null
  /** beside the control: a state, a computed value */
  aside?: ReactNode
  /** has the focus when its dialog opens */
  focusFirst?: boolean
  /** label above the control instead of before it */
  stacked?: boolean
  children: ReactNode
}

export function Field({
  label,
  name,
  required = false,
  hint,
  findings = [],
  failure,
  aside,
  focusFirst = false,
  stacked = false,
  children,
}: FieldProps) {
  const id = useId()
  const below = use(FailureContext)
  const named = name !== undefined && isAbout(below, name) ? below : null
  const refused = failure ?? named
  const hasWords = refused !== null || findings.length > 0 || hint !== undefined
  const wordsId = `${id}-words`
  const ids = { id, describedBy: hasWords ? wordsId : undefined, invalid: refused !== null }
  return (
    <div
      className={styles.field}
      data-stacked={stacked}
      data-invalid={refused !== null}
      {...(focusFirst ? { [FOCUS_FIRST]: '' } : {})}
    >
      <label htmlFor={id} className={styles.label}>
        {label}
        {required && <span className={styles.required}>（必填）</span>}
      </label>
      <div className={styles.body}>
        <div className={styles.control}>
          <FieldContext value={ids}>{children}</FieldContext>
          {aside}
        </div>
        {hasWords && (
          <div id={wordsId} className={styles.words} data-words="">
            {refused && <FindingText level="error" text={refused.message} />}
            {findings.map(finding => (
              <FindingText key={finding.text} {...finding} />
            ))}
            {hint !== undefined && <span className={styles.hint}>{hint}</span>}
          </div>
        )}
      </div>
    </div>
  )
}
