/** 其余都正常: says how many cells it fills before it does; one step of undo. */

import { Checkbox, Radio } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CHECK_HEADING, CHECK_ITEMS, FIVE_CHECK, type CheckItem } from '../../shared/census/codes.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { CheckAll } from '../ui/CheckAll.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './census.module.css'

const FIVE: readonly CheckItem[] = FIVE_CHECK.items.map(({ key }) => key)
const EIGHT: readonly CheckItem[] = CHECK_HEADING.items.map(({ key }) => key)

export interface ManyProps {
  campaignId: number
  orgId: number
  /** members chosen in the list; empty: none */
  chosen: readonly number[]
  onClose: () => void
}

/** All of the branch, or the chosen ones. */
export function Whom({
  chosen,
  value,
  onChange,
}: {
  chosen: readonly number[]
  value: 'all' | 'chosen'
  onChange: (whom: 'all' | 'chosen') => void
}) {
  return (
    <fieldset className={styles.fieldset}>
      <legend>哪些党员</legend>
      <Radio.Group
        value={value}
        options={[
          { value: 'all', label: '本支部全部对象' },
          { value: 'chosen', label: `所选${chosen.length}名`, disabled: chosen.length === 0 },
        ]}
        onChange={event => onChange(event.target.value === 'chosen' ? 'chosen' : 'all')}
      />
    </fieldset>
  )
}

export function FillDialog({
  campaignId,
  orgId,
  item,
  chosen,
  onClose,
}: ManyProps & { item: CheckItem | null }) {
  const { client, queries } = useOffice()
  const messages = useMessages()
  const { run } = useWrite(client.census.fill, { quiet: true })
  const [items, setItems] = useState<readonly CheckItem[]>(item === null ? CHECK_ITEMS : [item])
  const [whom, setWhom] = useState<'all' | 'chosen'>(chosen.length > 0 ? 'chosen' : 'all')
  const input = {
    campaignId,
    orgId,
    items: [...items],
    ...(whom === 'chosen' ? { memberIds: [...chosen] } : {}),
  }
  const { data } = useQuery({
    ...queries.census.previewFill.queryOptions({ input }),
    enabled: items.length > 0,
    placeholderData: keepPreviousData,
  })
  const shown = items.length > 0 ? data : undefined
  return (
    <FormDialog
      title="没有填的都填为属实、正常"
      submitText={shown ? `填写（${shown.cells}处）` : '填写'}
      submitDisabled={!shown || shown.cells === 0}
      onSubmit={async () => {
        const done = await run(input)
        if (done.ok && shown) messages.done(`已填写：${shown.cells}处`)
        return done
      }}
      onClose={onClose}
    >
      <fieldset className={styles.fieldset}>
        <legend>哪几项</legend>
        <div className={styles.checkAll}>
          <CheckAll label="全部" unit="项" of={CHECK_ITEMS} value={items} onChange={setItems} />
          <CheckAll label="五核查" unit="项" of={FIVE} value={items} onChange={setItems} />
          <CheckAll label="八项内容" unit="项" of={EIGHT} value={items} onChange={setItems} />
        </div>
        <Checkbox.Group<CheckItem>
          className={styles.choices ?? ''}
          value={[...items]}
          options={[
            ...FIVE_CHECK.items.map(({ key, label }) => ({ value: key, label: `五核查：${label}` })),
            ...CHECK_HEADING.items.map(({ key, label }) => ({ value: key, label })),
          ]}
          onChange={setItems}
        />
      </fieldset>
      <Whom chosen={chosen} value={whom} onChange={setWhom} />
      <p aria-live="polite">
        {shown === undefined
          ? '请至少选一项。'
          : `共${shown.members}名：${shown.cells}处还没有填，五核查填“属实”，八项填“正常”；${shown.kept}处已填的不变${
              shown.signed > 0 ? `；${shown.signed}名工作组已核查，不动` : ''
            }。`}
      </p>
      <p className={styles.quiet}>可以撤销：按 Ctrl Z 一次全部退回。</p>
    </FormDialog>
  )
}
