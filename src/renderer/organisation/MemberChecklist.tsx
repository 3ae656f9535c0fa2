/** The members of a branch to choose from: a box each, narrowed by typing a part of the name. */

import { Checkbox, Input } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import { useOffice } from '../shell/office.tsx'
import { useFieldControl } from '../ui/Field.tsx'
import styles from './organisation.module.css'

export interface MemberChecklistProps {
  orgId: number
  chosen: ReadonlySet<number>
  /** chosen elsewhere: shown, not to be chosen */
  taken: ReadonlySet<number>
  onChange: (chosen: ReadonlySet<number>) => void
}

export function MemberChecklist({ orgId, chosen, taken, onChange }: MemberChecklistProps) {
  const { queries } = useOffice()
  const control = useFieldControl()
  const [text, setText] = useState('')
  const trimmed = text.trim()
  const { data } = useQuery(
    queries.roster.list.queryOptions({
      input: {
        filter: {
          orgId,
          membership: ['ACTIVIST', 'PROBATIONARY', 'FORMAL', 'LEAVING', 'KEPT_ABROAD', 'SUSPENDED'],
          ...(trimmed === '' ? {} : { text: trimmed }),
        },
        page: { offset: 0, limit: PAGE_MAX },
      },
    }),
  )
  const rows = data?.rows ?? []
  const toggle = (id: number) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <div className={styles.checklist}>
      <Input
        {...control}
        autoComplete="off"
        placeholder="按姓名或拼音找"
        value={text}
        onChange={event => setText(event.target.value)}
        // Enter here narrows the list, it does not make the change.
        onPressEnter={event => event.preventDefault()}
      />
      <div className={styles.checklistBox} role="group" aria-label="党员">
        {rows.map(({ id, name, orgId: own, orgName, birth }) => (
          <Checkbox key={id} checked={chosen.has(id)} disabled={taken.has(id)} onChange={() => toggle(id)}>
            {name}{' '}
            <span className={styles.sub}>
              {[birth, own === orgId ? '' : orgName].filter(Boolean).join(' ')}
            </span>
          </Checkbox>
        ))}
        {data && rows.length === 0 && <p className={styles.none}>没有找到</p>}
      </div>
      <p className={styles.sub} role="status">
        已选{chosen.size}名{data && data.total > rows.length ? `；共${data.total}名，请输入姓名缩小范围` : ''}
      </p>
    </div>
  )
}
