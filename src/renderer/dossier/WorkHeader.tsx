/** The head of the lists of findings, make-ups and filing: which list, its own narrowing, its own actions. */

import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useBranchChips } from '../shell/branchChips.ts'
import { useScope } from '../shell/scope.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import type { DossierWorkFilter } from './dossierWorkFilter.ts'

const LISTS: readonly { value: DossierWorkFilter['list']; label: string }[] = [
  { value: 'findings', label: '问题台账' },
  { value: 'makeUps', label: '补办档案' },
  { value: 'clocks', label: '归档期限' },
]

export interface WorkHeaderProps<C extends string> {
  filter: DossierWorkFilter
  count: string
  choices: readonly { value: C; label: string }[]
  choice: C
  onChoice: (choice: C) => void
  onChange: (patch: Partial<DossierWorkFilter>) => void
  actions: ReactNode
}

export function WorkHeader<C extends string>(props: WorkHeaderProps<C>) {
  const { filter, count, choices, choice, onChoice, onChange, actions } = props
  const { asOf } = useScope()
  const chips = useBranchChips()
  const list = LISTS.find(({ value }) => value === filter.list)?.label ?? ''
  return (
    <PageHeader
      title="档案问题"
      asOf={asOf}
      count={count}
      tabs={
        <Segmented<DossierWorkFilter['list']>
          aria-label="表"
          value={filter.list}
          options={[...LISTS]}
          onChange={list => onChange({ list })}
        />
      }
      actions={actions}
    >
      <FilterChips chips={chips}>
        <Segmented<C>
          size="small"
          aria-label="只看"
          value={choice}
          options={[...choices]}
          onChange={onChoice}
        />
        <ListSearch label={`在${list}中筛选`} value={filter.text} onChange={text => onChange({ text })} />
      </FilterChips>
    </PageHeader>
  )
}
