/** 全部已核: says how many cells it marks before it does; one step of undo. */

import { Checkbox, Radio } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ANNUAL_HEADING, ANNUAL_HEADINGS, type AnnualHeading } from '../../shared/annual/codes.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { CheckAll } from '../ui/CheckAll.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import panel from '../ui/Panel.module.css'
import styles from './annual.module.css'

export interface FillDialogProps {
  orgId: number
  year: number
  /** the heading the cursor stands in */
  heading: AnnualHeading | null
  /** members chosen in the list; empty: none */
  chosen: readonly number[]
  onClose: () => void
}

export function FillDialog({ orgId, year, heading, chosen, onClose }: FillDialogProps) {
  const { client, queries } = useOffice()
  const messages = useMessages()
  const { run } = useWrite(client.annual.fill, { quiet: true })
  const [headings, setHeadings] = useState<readonly AnnualHeading[]>(
    heading === null ? ANNUAL_HEADINGS : [heading],
  )
  const [whom, setWhom] = useState<'all' | 'chosen'>(chosen.length > 0 ? 'chosen' : 'all')
  const input = {
    orgId,
    year,
    headings: [...headings],
    ...(whom === 'chosen' ? { memberIds: [...chosen] } : {}),
  }
  const { data } = useQuery({
    ...queries.annual.previewFill.queryOptions({ input }),
    enabled: headings.length > 0,
    placeholderData: keepPreviousData,
  })
  const shown = headings.length > 0 ? data : undefined
  return (
    <FormDialog
      title="全部标为已核"
      submitText={shown ? `标为已核（${shown.cells}处）` : '标为已核'}
      submitDisabled={!shown || shown.cells === 0}
      onSubmit={async () => {
        const done = await run(input)
        if (done.ok && shown) messages.done(`已标为已核：${shown.cells}处`)
        return done
      }}
      onClose={onClose}
    >
      <fieldset className={styles.fieldset}>
        <legend>哪几项</legend>
        <CheckAll label="全部" unit="项" of={ANNUAL_HEADINGS} value={headings} onChange={setHeadings} />
        <Checkbox.Group<AnnualHeading>
          className={styles.choices ?? ''}
          value={[...headings]}
          options={ANNUAL_HEADING.items.map(({ key, label }) => ({ value: key, label }))}
          onChange={setHeadings}
        />
      </fieldset>
      <fieldset className={styles.fieldset}>
        <legend>哪些党员</legend>
        <Radio.Group
          value={whom}
          options={[
            { value: 'all', label: '本支部全部在册党员' },
            { value: 'chosen', label: `所选${chosen.length}名`, disabled: chosen.length === 0 },
          ]}
          onChange={event => setWhom(event.target.value === 'chosen' ? 'chosen' : 'all')}
        />
      </fieldset>
      <p aria-live="polite">
        {shown === undefined
          ? '请至少选一项。'
          : `共${shown.members}名：${shown.cells}处还没有标记，将标为已核；${shown.kept}处已有标记不变${
              shown.unfinished > 0 ? `，其中待完善${shown.unfinished}处` : ''
            }。`}
      </p>
      <p className={panel.sub}>可以撤销：按 Ctrl Z 一次全部退回。</p>
    </FormDialog>
  )
}
