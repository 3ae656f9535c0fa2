/** 其余都正常: says how many cells it fills, and whom it leaves, before it does; one step of undo. */

import { Checkbox, Radio } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { CHECK_HEADING, CHECK_ITEMS, FIVE_CHECK, type CheckItem } from '../../shared/census/codes.ts'
import type { HintedLine } from '../../shared/census/lineMethods.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { CheckAll } from '../ui/CheckAll.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './census.module.css'
import { MoreRows, SHOWN_ROWS } from './MoreRows.tsx'

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

/** Lines with a hint by name: left as they are unless ticked. */
function Hinted({
  lines,
  value,
  onChange,
}: {
  lines: readonly HintedLine[]
  value: readonly number[]
  onChange: (memberIds: readonly number[]) => void
}) {
  const [limit, setLimit] = useState(SHOWN_ROWS)
  const heading = useId()
  const ids = lines.map(({ memberId }) => memberId)
  return (
    <fieldset className={styles.fieldset} aria-labelledby={heading}>
      <legend id={heading}>有提示的{lines.length}名先不填，看过的勾上一起填</legend>
      <div className={styles.checkAll}>
        <CheckAll label="全部" unit="名" of={ids} value={value} onChange={onChange} />
      </div>
      <ul className={styles.hinted}>
        {lines.slice(0, limit).map(({ memberId, name, words }) => (
          <li key={memberId}>
            <Checkbox
              checked={value.includes(memberId)}
              onChange={({ target }) =>
                onChange(target.checked ? [...value, memberId] : value.filter(id => id !== memberId))
              }
            >
              {name} <FindingText level="warning" text={words.join('；')} />
            </Checkbox>
          </li>
        ))}
      </ul>
      <MoreRows
        shown={Math.min(limit, lines.length)}
        total={lines.length}
        onMore={() => setLimit(lines.length)}
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
  const [withHints, setWithHints] = useState<readonly number[]>([])
  const input = {
    campaignId,
    orgId,
    items: [...items],
    ...(whom === 'chosen' ? { memberIds: [...chosen] } : {}),
    ...(withHints.length > 0 ? { withHints: [...withHints] } : {}),
  }
  const { data } = useQuery({
    ...queries.census.previewFill.queryOptions({ input }),
    enabled: items.length > 0,
    placeholderData: keepPreviousData,
  })
  const shown = items.length > 0 ? data : undefined
  const left = shown?.hinted.filter(({ memberId }) => !withHints.includes(memberId)).length ?? 0
  return (
    <FormDialog
      title="没有填的都填为属实、正常"
      submitText={shown ? `填写（${shown.cells}处）` : '填写'}
      submitDisabled={!shown || shown.cells === 0}
      onSubmit={async () => {
        const done = await run(input)
        if (done.ok && shown)
          messages.done(`已填写：${shown.cells}处${left > 0 ? `；有提示的${left}名没有填` : ''}`)
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
          : `共${shown.members}名：将填${shown.cells}处，五核查填“属实”，八项填“正常”；${shown.kept}处已填的不变${
              left > 0 ? `；有提示的${left}名不填` : ''
            }${shown.signed > 0 ? `；${shown.signed}名工作组已核查，不动` : ''}。`}
      </p>
      {shown && shown.hinted.length > 0 && (
        <Hinted lines={shown.hinted} value={withHints} onChange={setWithHints} />
      )}
      <p className={styles.quiet}>可以撤销：按 Ctrl Z 一次全部退回。</p>
    </FormDialog>
  )
}
