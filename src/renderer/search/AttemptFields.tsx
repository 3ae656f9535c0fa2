/** The fields of one attempt: when, how, who was asked, by whom, what came of it (R-C06). */

import { Select } from 'antd'
import type { ReactNode } from 'react'
import { ATTEMPT_RESULT, SEARCH_CHANNELS } from '../../shared/search/codes.ts'
import { useSettings } from '../shell/settings.ts'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { CodeChoice } from '../ui/fields/CodeChoice.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { channelOptions, type AttemptValues } from './attemptValues.ts'
import styles from './search.module.css'

export const ATTEMPT_FIELDS = [
  'at',
  'channel',
  'target',
  'targetPhone',
  'responsible',
  'course',
  'clue',
  'approver',
]

export interface AttemptFieldsProps {
  values: AttemptValues
  onChange: (patch: Partial<AttemptValues>) => void
  onEnter: () => void
  /** two fields a line, as beside a timeline */
  compact?: boolean
}

export function AttemptFields({ values, onChange, onEnter, compact = false }: AttemptFieldsProps) {
  const field = (label: string, name: string, control: ReactNode) => (
    <Field label={label} name={name} stacked={compact}>
      {control}
    </Field>
  )
  return (
    <div className={compact ? styles.attemptGrid : styles.attemptList}>
      {field(
        '查找方式',
        'channel',
        <ChannelSelect value={values.channel} onChange={channel => onChange({ channel })} />,
      )}
      {field(
        '时间',
        'at',
        <TextField
          maxLength={20}
          placeholder="如 2016-03-01 09:30"
          value={values.at}
          onChange={at => onChange({ at })}
          onEnter={onEnter}
        />,
      )}
      {field(
        '联系对象',
        'target',
        <TextField
          maxLength={100}
          placeholder="如 其兄长"
          value={values.target}
          onChange={target => onChange({ target })}
          onEnter={onEnter}
        />,
      )}
      {field(
        '对象电话',
        'targetPhone',
        <TextField
          maxLength={60}
          value={values.targetPhone ?? ''}
          onChange={targetPhone => onChange({ targetPhone })}
          onEnter={onEnter}
        />,
      )}
      {field(
        '责任人',
        'responsible',
        <TextField
          maxLength={40}
          value={values.responsible}
          onChange={responsible => onChange({ responsible })}
          onEnter={onEnter}
        />,
      )}
      <div className={styles.wide}>
        {field(
          '经过',
          'course',
          <TextField
            rows={2}
            maxLength={1000}
            placeholder="如 拨打原手机号码，提示为空号"
            value={values.course}
            onChange={course => onChange({ course })}
            onEnter={onEnter}
          />,
        )}
      </div>
      <div className={styles.wide}>
        <Field label="结果" name="result" stacked={compact}>
          <CodeChoice
            label="结果"
            table={ATTEMPT_RESULT}
            value={values.result}
            onChange={result => onChange({ result })}
          />
        </Field>
      </div>
      {'publicChannel' in SEARCH_CHANNELS[values.channel] && (
        <div className={styles.wide}>
          {field(
            '批准人',
            'approver',
            <TextField
              maxLength={40}
              placeholder="公开查找须经负责人批准"
              value={values.approver ?? ''}
              onChange={approver => onChange({ approver })}
              onEnter={onEnter}
            />,
          )}
        </div>
      )}
      {values.result === '线索' && (
        <div className={styles.wide}>
          {field(
            '线索',
            'clue',
            <TextField
              maxLength={300}
              value={values.clue ?? ''}
              onChange={clue => onChange({ clue })}
              onEnter={onEnter}
            />,
          )}
        </div>
      )}
    </div>
  )
}

interface ChannelSelectProps {
  value: AttemptValues['channel']
  onChange: (channel: AttemptValues['channel']) => void
}

/** Channels grouped by tier; typing narrows them. */
export function ChannelSelect({ value, onChange }: ChannelSelectProps) {
  const control = useFieldControl()
  const settings = useSettings()
  return (
    <Select<AttemptValues['channel']>
      {...control}
      value={value}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={240}
      options={channelOptions(settings['search.publicChannels'])}
      onChange={onChange}
    />
  )
}
