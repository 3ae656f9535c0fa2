/** 排查工作情况报告及处理建议 and 综合报告: numbers of the register, the clerk's words, tables, the signature. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { ANALYSIS_HEAD, analysisCells, type AnalysisTable } from '../../shared/census/analysis.ts'
import {
  CAMPAIGN_REPORT,
  CAMPAIGN_REPORT_SECTIONS,
  emptySections,
  type CampaignReportKind,
} from '../../shared/census/campaignReport.ts'
import { keyOf, labelOf } from '../../shared/kernel/codes.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { dayValue } from '../ui/dateValues.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './census.module.css'
import { DayDialog } from './DayDialog.tsx'
import { Differences, ReportFileButtons, useReportFiles } from './reportParts.tsx'
import { textOrNull } from './textOrNull.ts'

type Report = Outputs['census']['campaignReport']

const TEXT_MAX = 8000

export default function CampaignReportScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [kindText = '', id = ''] = (params.report ?? '').split('-')
  const kind = keyOf(CAMPAIGN_REPORT, kindText)
  const campaignId = Number(id)
  return kind === null ? <Missing /> : <Loaded key={`${kind}-${id}`} {...{ kind, campaignId }} />
}

function Missing() {
  const navigate = useNavigate()
  return (
    <EmptyState text="这次排查已不存在。">
      <Button onClick={() => void navigate({ to: PLACE.census })}>回到集中排查</Button>
    </EmptyState>
  )
}

function Loaded({ kind, campaignId }: { kind: CampaignReportKind; campaignId: number }) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const { data, isError } = useQuery(
    queries.census.campaignReport.queryOptions({
      input: { campaignId, kind, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  if (isError) return <Missing />
  if (!data) return null
  return <ReportForm key={asOf ?? ''} {...{ kind, campaignId, data }} />
}

function Figures({ table }: { table: AnalysisTable }) {
  if (table.rows.length === 0) return null
  return (
    <table className={`${styles.table} ${styles.figures}`} aria-label={`失联党员${table.name}`}>
      <thead>
        <tr>
          {ANALYSIS_HEAD.map(head => (
            <th key={head}>{head === '' ? <span className="visuallyHidden">分类</span> : head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {analysisCells(table).map((cells, at) => (
          <tr key={`${at}-${cells[1] ?? ''}`}>
            {cells.map((cell, column) => (
              <td key={ANALYSIS_HEAD[column]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ReportFormProps {
  kind: CampaignReportKind
  campaignId: number
  data: Report
}

function ReportForm({ kind, campaignId, data }: ReportFormProps) {
  const { client } = useOffice()
  const { asOf, readOnly, today } = useScope()
  const { 'committee.secretary': secretary } = useSettings()
  const navigate = useNavigate()
  const messages = useMessages()
  const { run: save, pending } = useWrite(client.census.saveCampaignReport)
  const { run: sign } = useWrite(client.census.signCampaignReport, { quiet: true })
  const { kept } = data
  const [texts, setTexts] = useState<readonly string[]>(kept?.texts ?? data.draft)
  const [renewed, setRenewed] = useState(false)
  const [by, setBy] = useState(kept?.writtenBy ?? '')
  const [on, setOn] = useState<string>(kept?.writtenOn ?? today)
  const [signing, setSigning] = useState(false)
  const report = { campaignId, kind }
  const title = labelOf(CAMPAIGN_REPORT, kind)
  const signedOn = kept?.signedOn ?? null
  const fixed = readOnly || signedOn !== null
  const missing = emptySections(kind, texts)
  const sections = CAMPAIGN_REPORT_SECTIONS[kind]
  const figuresOn = kept === null || renewed ? data.asOf : kept.asOf
  const figures = kept === null || renewed ? data.figures : kept.figures
  const changed =
    kept === null ||
    renewed ||
    kept.texts.some((text, at) => text !== texts[at]) ||
    (kept.writtenBy ?? '') !== by.trim() ||
    kept.writtenOn !== on
  const hand = useReportFiles(title, {
    docx: signal => client.census.campaignReportDocx(report, { signal }),
    pdf: signal => client.census.campaignReportPdf(report, { signal }),
    print: signal => client.census.campaignReportPrint(report, { signal }),
  })
  const put = (at: number, text: string) =>
    setTexts(own => sections.map((_section, i) => (i === at ? text : (own[i] ?? ''))))
  const submit = async () => {
    const day = dayValue(on, today)
    if (!day.ok) {
      messages.fail(day.failure)
      return
    }
    const done = await save({
      ...report,
      asOf: figuresOn,
      texts: [...texts],
      renew: renewed,
      writtenOn: day.value,
      writtenBy: textOrNull(by),
    })
    if (!done.ok) return
    setRenewed(false)
    messages.done('报告已保存')
  }
  /** Takes the new numbers, and the words of those sections nobody has touched. */
  const rewrite = () => {
    setTexts(own =>
      sections.map((section, at) => {
        const written = own[at] ?? ''
        const before = kept === null ? '' : section.draft(kept.figures, kept.asOf)
        return written === before || written.trim() === '' ? (data.draft[at] ?? '') : written
      }),
    )
    setRenewed(true)
  }
  return (
    <>
      <PageHeader
        title={title}
        asOf={asOf}
        count={data.campaign}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.census })}>‹ 集中排查</Button>
            <ReportFileButtons disabled={changed} onFormat={format => void hand(format)} />
            {signedOn === null ? (
              <Button disabled={fixed || changed || missing.length > 0} onClick={() => setSigning(true)}>
                登记签字
              </Button>
            ) : (
              <Button disabled={readOnly} onClick={() => void sign({ ...report, on: null, by: null })}>
                取消签字
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
        {signedOn !== null ? (
          <FindingText level="ok" text={`${signedOn} 书记已签字（${kept?.signedBy ?? ''}）`} />
        ) : missing.length > 0 ? (
          <FindingText level="warning" text={`还没有写：${missing.join('、')}`} />
        ) : (
          <FindingText level="note" text={changed ? '保存后才能打印、签字' : '已保存，可以打印、登记签字'} />
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
        <div className={styles.form}>
          {sections.map((section, at) => {
            const table = figures.tables.find(({ name }) => name === section.table)
            return (
              <Section key={section.title} title={section.title}>
                <Field stacked label={at === 0 ? `数据截至 ${figuresOn}` : '内容'} name={`section${at}`}>
                  <TextField
                    rows={at === sections.length - 1 ? 5 : 3}
                    maxLength={TEXT_MAX}
                    disabled={fixed}
                    value={texts[at] ?? ''}
                    onChange={text => put(at, text)}
                  />
                </Field>
                {table && <Figures table={table} />}
              </Section>
            )
          })}
          <Section title="执笔人和日期" columns={2}>
            <Field label="执笔人" name="writtenBy">
              <TextField maxLength={30} disabled={fixed} value={by} onChange={setBy} />
            </Field>
            <Field label="报告日期" name="writtenOn">
              <DateField dayOnly today={today} disabled={fixed} value={on} onChange={setOn} />
            </Field>
          </Section>
        </div>
      </div>
      {signing && (
        <DayDialog
          title="登记书记签字"
          submitText="登记"
          dateLabel="签字日期"
          nameLabel="签字人"
          name={secretary}
          moreLabel=""
          more=""
          onSubmit={({ on: day, by: name }) => sign({ ...report, on: day, by: textOrNull(name) })}
          onClose={() => setSigning(false)}
        />
      )}
    </>
  )
}
