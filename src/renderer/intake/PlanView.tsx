/** The preview: what is asked, what was found, and every row with what will become of it. */

import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { attempt } from '../shell/failures.ts'
import { download } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { BranchQuestions } from './BranchQuestions.tsx'
import { Checking } from './Checking.tsx'
import { DECISIONS, decisionTabs, findingLevel, type Tab } from './decisionWords.ts'
import { FindingRows } from './FindingRows.tsx'
import styles from './intake.module.css'
import type { IntakeDesk } from './intakeDesk.ts'
import { unitOf, type IntakeFile, type Plan } from './intakeFiles.ts'
import { PlanRows } from './PlanRows.tsx'
import { CLEARABLE } from '../ui/fields/clearable.ts'

/** Rows that are no members: they are told, and stand in no list of rows. */
const NO_MEMBER = 'ROW_SKIPPED'

export interface PlanViewProps {
  intake: IntakeDesk
  file: IntakeFile
  plan: Plan
}

export function PlanView({ intake, file, plan }: PlanViewProps) {
  const { readOnly } = useScope()
  const { stage } = file
  const { counts } = plan
  const rechecking = stage.kind === 'preview' && stage.rechecking
  const [chosenTab, setTab] = useState<Tab | null>(null)
  const [code, setCode] = useState<string | null>(null)
  // What must be mended is shown first.
  const tab = chosenTab ?? (counts.refused > 0 ? 'refused' : 'all')
  const shownCode = plan.byCode.some(one => one.code === code) ? code : null
  return (
    <section className={styles.preview} aria-label="预览">
      <Notices intake={intake} file={file} plan={plan} />
      {(plan.questions.length > 0 || file.answers.branches.length > 0) && (
        <BranchQuestions
          plan={plan}
          given={file.answers.branches}
          onForget={text =>
            intake.answer(file.id, said => ({
              ...said,
              branches: said.branches.filter(one => one.text !== text),
            }))
          }
          onAnswer={answers =>
            intake.answer(file.id, said => ({
              ...said,
              branches: [
                ...said.branches.filter(one => !answers.some(answer => answer.text === one.text)),
                ...answers,
              ],
            }))
          }
        />
      )}
      <div className={styles.tools}>
        <Segmented<Tab>
          size="small"
          aria-label="显示哪些行"
          value={tab}
          options={decisionTabs(counts)}
          onChange={next => {
            setTab(next)
            setCode(null)
          }}
        />
        <Codes
          plan={plan}
          value={shownCode}
          onChange={next => {
            setCode(next)
            if (next !== null) setTab('all')
          }}
        />
        <RefusedButton plan={plan} size="small" />
      </div>
      {rechecking && <Checking file={file} />}
      {shownCode === NO_MEMBER ? (
        <FindingRows planId={plan.planId} code={shownCode} />
      ) : (
        <PlanRows
          // Once everything asked is answered, the keyboard goes on in the rows.
          key={`${tab}:${shownCode ?? ''}:${plan.questions.length > 0 ? 'asked' : ''}`}
          intake={intake}
          file={file}
          plan={plan}
          decision={DECISIONS.find(one => one === tab) ?? null}
          code={shownCode}
          readOnly={readOnly || rechecking || stage.kind === 'applying'}
          // With nothing to mend the keyboard belongs to the button that imports.
          autoFocus={counts.refused > 0 || plan.questions.length > 0}
        />
      )}
    </section>
  )
}

/** What is to be known about the whole workbook. */
function Notices({ intake, file, plan }: PlanViewProps) {
  const { stage } = file
  const failure = stage.kind === 'preview' ? stage.failure : null
  const { warning } = plan.findings
  const unit = unitOf([plan])
  return (
    <>
      {failure && (
        <div className={styles.notice} data-level="error" role="alert">
          <FindingText level="error" text={failure.message} />
          <Button size="small" onClick={() => intake.retry(file.id)}>
            重新检查
          </Button>
        </div>
      )}
      {plan.importedBefore !== null && (
        <div className={styles.notice} data-level="warning">
          <FindingText
            level="warning"
            text={`这个文件${plan.importedBefore.replace('T', ' ').slice(0, 16)}已经导入过，再导入只写入有变化的内容`}
          />
        </div>
      )}
      <p className={styles.summary}>
        新增{plan.counts.new}
        {unit}，修改{plan.counts.changed}
        {unit}，与台账相同{plan.counts.same}
        {unit}
        {plan.counts.refused > 0 && (
          <>
            ，<FindingText level="error" text={`${plan.counts.refused}行未通过`} />
            ，可以在下面直接改
          </>
        )}
        {warning > 0 && (
          <>
            ；<FindingText level="warning" text={`${warning}处要核对`} />
            ，照样导入
          </>
        )}
      </p>
    </>
  )
}

interface CodesProps {
  plan: Plan
  value: string | null
  onChange: (code: string | null) => void
}

/** Narrows the rows to those with one kind of finding. */
function Codes({ plan, value, onChange }: CodesProps) {
  return (
    <Select<string | null | undefined>
      size="small"
      aria-label="按问题筛选"
      className={styles.codes ?? ''}
      placeholder={`按问题筛选（${plan.byCode.length}种）`}
      allowClear={CLEARABLE}
      disabled={plan.byCode.length === 0}
      value={value}
      popupMatchSelectWidth={420}
      showSearch={{ optionFilterProp: 'title' }}
      options={plan.byCode.map(({ code, level, count, reason }) => ({
        value: code,
        title: reason,
        label: <FindingText level={findingLevel(level)} text={`${reason}（${count}）`} />,
      }))}
      onChange={next => onChange(next ?? null)}
    />
  )
}

/** The rows that did not pass, with their reasons, to be mended elsewhere and imported again. */
export function RefusedButton({ plan, size = 'middle' }: { plan: Plan; size?: 'small' | 'middle' }) {
  const { client } = useOffice()
  const messages = useMessages()
  if (plan.counts.refused === 0) return null
  const make = async () => {
    const ticket = await attempt(() => client.intake.refused({ planId: plan.planId }))
    if (ticket.ok) download(ticket.value)
    else messages.fail(ticket.failure)
  }
  return (
    <Button size={size} onClick={() => void make()}>
      导出未通过的{plan.counts.refused}行
    </Button>
  )
}
