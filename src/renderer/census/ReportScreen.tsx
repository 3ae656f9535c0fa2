/** 核查情况报告: numbers from the register, the clerk's words, what changed since, acceptance, paper and Word. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import {
  missingChapters,
  missingSections,
  PROPOSALS_TITLE,
  renewedTexts,
  REPORT_CHAPTERS,
  REPORT_KEYS,
  REPORT_SECTIONS,
  type ReportTexts,
} from '../../shared/census/report.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { checkLinesPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import { AcceptDialog } from './AcceptDialog.tsx'
import styles from './census.module.css'
import { ClosingReport } from './ClosingReport.tsx'
import { Differences, ReportFileButtons, useReportFiles } from './reportParts.tsx'
import { textOrNull } from './textOrNull.ts'

type Report = Outputs['census']['report']

export default function ReportScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [campaignId = 0, orgId = 0] = (params.sheet ?? '').split('-').map(Number)
  const { queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const { data, isError } = useQuery(
    queries.census.report.queryOptions({
      input: { campaignId, orgId, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  if (isError) {
    return (
      <EmptyState text="这次排查已不存在。">
        <Button onClick={() => void navigate({ to: PLACE.census })}>回到集中排查</Button>
      </EmptyState>
    )
  }
  if (!data) return null
  return <ReportForm key={`${campaignId}-${orgId}-${asOf ?? ''}`} {...{ campaignId, orgId, data }} />
}

const TEXT_MAX = 4000

function ReportForm({ campaignId, orgId, data }: { campaignId: number; orgId: number; data: Report }) {
  const { client } = useOffice()
  const { asOf, readOnly, today } = useScope()
  const navigate = useNavigate()
  const messages = useMessages()
  const { run: save, pending } = useWrite(client.census.saveReport)
  const { run: accept } = useWrite(client.census.acceptReport)
  const { kept } = data
  const [texts, setTexts] = useState<ReportTexts>(kept?.texts ?? data.draft)
  const [renewed, setRenewed] = useState(false)
  const [by, setBy] = useState(kept?.reportedBy ?? '')
  const [on, setOn] = useState<string>(kept?.reportedOn ?? today)
  const [accepting, setAccepting] = useState(false)
  const acceptedOn = kept?.acceptedOn ?? null
  const accepted = acceptedOn !== null
  const fixed = readOnly || accepted
  const figuresOn = kept === null || renewed ? data.asOf : kept.asOf
  const missing = missingSections(texts)
  const unwritten = missingChapters(texts)
  const branch = { campaignId, orgId }
  const changed =
    kept === null ||
    renewed ||
    REPORT_KEYS.some(key => kept.texts[key] !== texts[key]) ||
    (kept.reportedBy ?? '') !== by.trim() ||
    kept.reportedOn !== on

  const submit = async () => {
    const day = dayValue(on, today)
    if (!day.ok) {
      messages.fail(day.failure)
      return
    }
    const done = await save({
      ...branch,
      asOf: figuresOn,
      texts,
      renew: renewed,
      reportedOn: day.value,
      reportedBy: textOrNull(by),
    })
    if (!done.ok) return
    setRenewed(false)
    messages.done('报告已保存')
  }
  /** Takes the new numbers, and their words where nobody has touched the old. */
  const rewrite = () => {
    setTexts(own => renewedTexts(own, kept, data.draft))
    setRenewed(true)
  }
  const words = (key: keyof ReportTexts, label: string) => (
    <Field key={key} stacked label={label} name={key}>
      <TextField
        rows={2}
        maxLength={TEXT_MAX}
        disabled={fixed}
        value={texts[key]}
        onChange={text => setTexts(own => ({ ...own, [key]: text }))}
      />
    </Field>
  )
  const hand = useReportFiles('核查情况报告', {
    docx: signal => client.census.reportDocx(branch, { signal }),
    pdf: signal => client.census.reportPdf(branch, { signal }),
    print: signal => client.census.reportPrint(branch, { signal }),
  })
  return (
    <>
      <PageHeader
        title="核查情况报告"
        asOf={asOf}
        count={`${data.orgName}：${data.campaign}`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: checkLinesPlace(campaignId, orgId) })}>
              ‹ 核查表
            </Button>
            <ReportFileButtons disabled={changed} onFormat={format => void hand(format)} />
            {accepted ? (
              <Button
                disabled={readOnly}
                onClick={() => void accept({ ...branch, on: null, by: null, note: null })}
              >
                取消验收
              </Button>
            ) : (
              <Button disabled={fixed || changed} onClick={() => setAccepting(true)}>
                验收
              </Button>
            )}
            <Button
              type="primary"
              disabled={fixed || !changed}
              loading={pending}
              onClick={() => void submit()}
            >
              保存报告
            </Button>
          </>
        }
      >
        {accepted ? (
          <FindingText
            level="ok"
            text={`${acceptedOn} 已验收（${kept?.acceptedBy ?? ''}）${kept?.acceptedNote ? `：${kept.acceptedNote}` : ''}`}
          />
        ) : missing.length > 0 ? (
          <FindingText level="warning" text={`还没有写：${missing.join('、')}`} />
        ) : (
          <FindingText
            level="note"
            text={changed ? '四项建议都要由支部写明，保存后才能打印' : '已保存，可以打印、验收'}
          />
        )}
      </PageHeader>
      <div className={styles.stages} role="region" aria-label="报告内容" tabIndex={0}>
        {!renewed && (
          <Differences
            writtenOn={figuresOn}
            now={data.asOf}
            differences={data.differences}
            onRewrite={fixed ? null : { text: '换成新数据', act: rewrite }}
          />
        )}
        {!fixed && !renewed && data.differences.length === 0 && unwritten.length > 0 && (
          <div className={styles.warnings} role="group" aria-label="空着的章节">
            <p>
              <FindingText level="note" text={`空着：${unwritten.join('、')}。可以按台账补上`} />
            </p>
            <Button size="small" onClick={rewrite}>
              按台账补上
            </Button>
          </div>
        )}
        <div className={styles.form}>
          <Section title={`数据截至 ${figuresOn}`}>
            {REPORT_CHAPTERS.map(({ key, title }) => words(key, title))}
          </Section>
          <Section title={PROPOSALS_TITLE}>
            {REPORT_SECTIONS.map(({ key, title }) => words(key, title))}
          </Section>
          {/* the last that is filled in: Enter saves from here */}
          <form
            onSubmit={event => {
              event.preventDefault()
              if (!fixed && changed && !pending) void submit()
            }}
          >
            <Section title="报告人和日期" columns={2}>
              <Field label="报告人" name="reportedBy">
                <TextField maxLength={30} disabled={fixed} value={by} onChange={setBy} />
              </Field>
              <Field label="报告日期" name="reportedOn">
                <DateField dayOnly today={today} disabled={fixed} value={on} onChange={setOn} />
              </Field>
            </Section>
            <button type="submit" hidden />
          </form>
          <ClosingReport
            key={`${kept?.closing?.on ?? ''} ${kept?.closing?.text ?? ''}`}
            {...branch}
            orgName={data.orgName}
            reportId={kept?.id ?? null}
            closing={kept?.closing ?? null}
          />
        </div>
      </div>
      {accepting && (
        <AcceptDialog
          {...branch}
          figures={data.figures}
          orgName={data.orgName}
          closingCame={kept?.closing != null}
          onClose={() => setAccepting(false)}
        />
      )}
    </>
  )
}
