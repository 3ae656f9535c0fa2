/** The dates of one campaign: a template proposes them, the clerk may change each. */

import { Button } from 'antd'
import { useState } from 'react'
import { CAMPAIGN_TEMPLATE, type KeyGroup } from '../../shared/census/codes.ts'
import type { Campaign, CampaignValues } from '../../shared/census/methods.ts'
import {
  campaignDeadlines,
  campaignStages,
  campaignWarnings,
  proposeCampaign,
  stageWarnings,
  templateGroups,
  type CampaignTemplate,
} from '../../shared/census/rules.ts'
import type { Failure } from '../shell/failures.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField, tidyDate } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, FieldFailureProvider } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { CAMPAIGN_DATES, campaignDates, datesOf, type DateKey } from './campaignDates.ts'
import styles from './census.module.css'
import { DateLine } from './DateLine.tsx'
import { KeyGroupChoice } from './KeyGroupChoice.tsx'

type Typed = Record<DateKey, string> & { name: string; firstPerson: string; year: string }

function typedOf(values: CampaignValues): Typed {
  const { startOn, searchEnd, fillDate, fillDate9, name, year, firstPerson } = values
  return {
    startOn,
    searchEnd,
    fillDate,
    fillDate9,
    name,
    year: String(year),
    firstPerson: firstPerson ?? '',
  }
}

function refusal(field: string, message: string): Failure {
  return { code: 'INPUT_INVALID', message, field }
}

export interface CampaignFormProps {
  /** null: a new one */
  campaign: Campaign | null
  readOnly: boolean
  onSaved: (id: number) => void
  /** back to the campaigns there are; absent where there is none yet */
  onGiveUp?: () => void
  /** names of the other campaigns: two of one name cannot be told apart when one is chosen */
  taken?: readonly string[]
}

export function CampaignForm({ campaign, readOnly, onSaved, onGiveUp, taken = [] }: CampaignFormProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const messages = useMessages()
  const settings = useSettings()
  const { run, pending } = useWrite(client.census.save, { quiet: true })
  const [template, setTemplate] = useState<CampaignTemplate>(campaign?.template ?? 'A')
  const [typed, setTyped] = useState<Typed>(() =>
    typedOf(campaign ?? proposeCampaign('A', Number(today.slice(0, 4)), settings)),
  )
  const [keyGroups, setKeyGroups] = useState<readonly KeyGroup[]>(campaign?.keyGroups ?? templateGroups('A'))
  const [failure, setFailure] = useState<Failure | null>(null)
  const put = (patch: Partial<Typed>) => setTyped(now => ({ ...now, ...patch }))
  const year = Number(typed.year)
  const dates = datesOf(typed)
  const values: CampaignValues | null =
    dates === null || !Number.isInteger(year)
      ? null
      : {
          ...dates,
          template,
          year,
          keyGroups: [...keyGroups],
          name: typed.name.trim(),
          firstPerson: typed.firstPerson.trim() === '' ? null : typed.firstPerson.trim(),
        }
  const stages = Number.isInteger(year) ? campaignStages(template, year) : []
  const deadlines = Number.isInteger(year) ? campaignDeadlines(template, year, settings) : []
  const warnings =
    values === null
      ? []
      : [
          ...(taken.includes(values.name) ? ['已有同名的排查，请在名称里写明是哪一次'] : []),
          ...campaignWarnings(values),
          ...stageWarnings(stages, deadlines),
        ]

  /** A template proposes all four dates; what the clerk typed before is replaced. */
  const propose = (next: CampaignTemplate, nextYear: number) => {
    const { name, firstPerson, ...proposed } = typedOf(proposeCampaign(next, nextYear, settings))
    setTyped(now => ({
      ...now,
      ...proposed,
      name: now.name === '' || /^\d{4}年党员组织关系集中排查$/.test(now.name) ? name : now.name,
      firstPerson: now.firstPerson === '' ? firstPerson : now.firstPerson,
    }))
  }
  const save = async () => {
    const unread = CAMPAIGN_DATES.find(({ key }) => tidyDate(typed[key], today).length !== 10)
    if (values === null) {
      setFailure(
        unread ? refusal(unread.key, '请填写日期，如 2016-03-01') : refusal('year', '请填写年度，如 2016'),
      )
      return
    }
    const result = await run({ ...(campaign ? { id: campaign.id } : {}), values, active: true })
    if (!result.ok) return setFailure(result.failure)
    setFailure(null)
    messages.done(`已设定“${values.name}”，附件按这些日期计算`)
    onSaved(result.value.id)
  }
  return (
    <FieldFailureProvider value={failure}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <Section title="方案和日期" columns={2}>
          <Field label="排查方案" name="template" hint="选定后给出该方案的日期，都可以再改">
            <CodeSelect
              table={CAMPAIGN_TEMPLATE}
              value={template}
              required
              disabled={readOnly}
              onChange={next => {
                const chosen = next ?? template
                setTemplate(chosen)
                setKeyGroups(templateGroups(chosen))
                if (Number.isInteger(year)) propose(chosen, year)
              }}
            />
          </Field>
          <Field label="年度" name="year" required>
            <TextField
              maxLength={4}
              disabled={readOnly}
              value={typed.year}
              onChange={next => {
                put({ year: next })
                if (/^(19|20|21)\d{2}$/.test(next)) propose(template, Number(next))
              }}
            />
          </Field>
          <Field label="名称" name="name" required>
            <TextField
              maxLength={60}
              disabled={readOnly}
              value={typed.name}
              onChange={name => put({ name })}
            />
          </Field>
          <Field label="第一责任人" name="firstPerson" hint="党（工）委书记">
            <TextField
              maxLength={40}
              disabled={readOnly}
              value={typed.firstPerson}
              onChange={firstPerson => put({ firstPerson })}
            />
          </Field>
          {campaignDates(settings, template).map(({ key, label, use }) => (
            <Field key={key} label={label} name={key} hint={use}>
              <DateField
                dayOnly
                today={today}
                disabled={readOnly}
                value={typed[key]}
                onChange={next => put({ [key]: next })}
              />
            </Field>
          ))}
        </Section>
        <Section title="重点对象">
          <KeyGroupChoice
            campaignId={campaign?.id}
            value={keyGroups}
            disabled={readOnly}
            onChange={setKeyGroups}
          />
        </Section>
        {warnings.length > 0 && (
          <ul className={styles.warnings} aria-label="请核对">
            {warnings.map(words => (
              <li key={words}>
                <FindingText level="warning" text={words} />
              </li>
            ))}
            <li className={styles.quiet}>以上只作提醒，不妨碍保存。</li>
          </ul>
        )}
        {failure?.field === null && (
          <p role="alert">
            <FindingText level="error" text={failure.message} />
          </p>
        )}
        <p className={styles.submit}>
          <Button type="primary" htmlType="submit" disabled={readOnly} loading={pending}>
            {campaign ? '保存方案' : '设定集中排查'}
          </Button>
          {onGiveUp && <Button onClick={onGiveUp}>取消</Button>}
          {campaign?.active === false && <span className={styles.quiet}>保存后附件按这次排查的日期计算</span>}
        </p>
        <DateLine template={template} dates={dates} stages={stages} deadlines={deadlines} today={today} />
      </form>
    </FieldFailureProvider>
  )
}
