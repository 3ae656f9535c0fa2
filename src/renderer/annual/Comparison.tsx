/** A frozen roster beside the roll of today or another year: who was added, who left, what changed. */

import { Button, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { RosterHead } from '../../shared/annual/methods.ts'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { Section } from '../ui/Section.tsx'
import panel from '../ui/Panel.module.css'
import styles from './annual.module.css'
import { rosterWords } from './rosterWords.ts'

const KIND = { added: '新增', left: '减少', changed: '有变化' } as const

export function Comparison({ head }: { head: RosterHead }) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const [other, setOther] = useState(0)
  const { data: known } = useQuery(queries.annual.rosters.queryOptions({ input: { orgId: head.orgId } }))
  const { data } = useQuery(
    queries.annual.compare.queryOptions({
      input: { rosterId: head.id, ...(other === 0 ? {} : { withRosterId: other }) },
    }),
  )
  const count = (kind: keyof typeof KIND) => data?.differences.filter(one => one.kind === kind).length ?? 0
  return (
    <Section title="比较">
      <Select<number>
        aria-label="与哪一份比较"
        value={other}
        popupMatchSelectWidth={240}
        options={[
          { value: 0, label: '现在的名册' },
          ...(known?.rosters ?? [])
            .filter(({ id }) => id !== head.id)
            .map(one => ({ value: one.id, label: rosterWords(one) })),
        ]}
        onChange={setOther}
      />
      {data && (
        <>
          <p className={panel.sub} aria-live="polite">
            从{data.earlier}到{data.later}：
            {data.differences.length === 0
              ? '没有差别。'
              : `新增${count('added')}名，减少${count('left')}名，有变化${count('changed')}名。`}
          </p>
          <ul className={styles.lines} aria-label="差别">
            {data.differences.map(({ kind, memberId, name, fields }) => (
              <li key={`${kind}-${memberId}`}>
                {KIND[kind]}{' '}
                <Button type="link" size="small" onClick={() => void navigate({ to: memberPlace(memberId) })}>
                  {name}
                </Button>
                {fields.map(({ header, before, after }) => (
                  <div key={header} className={panel.sub}>
                    {header}：{before || '空'} → {after || '空'}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
