/** 档案问题: what was found wrong, what is being made up, what is to be filed by when. */

import { Segmented } from 'antd'
import { useCallback } from 'react'
import { ClockList } from './ClockList.tsx'
import { useDossierWorkFilter, type DossierWorkFilter, type WorkListProps } from './dossierWorkFilter.ts'
import { FindingList } from './FindingList.tsx'
import { MakeUpList } from './MakeUpList.tsx'

const LISTS: { value: DossierWorkFilter['list']; label: string }[] = [
  { value: 'findings', label: '问题台账' },
  { value: 'makeUps', label: '补办档案' },
  { value: 'clocks', label: '归档期限' },
]

export default function DossierWorkScreen() {
  const [filter, setFilter] = useDossierWorkFilter()
  const onChange = useCallback(
    (patch: Partial<DossierWorkFilter>) => setFilter(now => ({ ...now, ...patch })),
    [setFilter],
  )
  const tabs = (
    <Segmented<DossierWorkFilter['list']>
      aria-label="表"
      value={filter.list}
      options={LISTS}
      onChange={list => onChange({ list })}
    />
  )
  const props: WorkListProps = { filter, tabs, onChange }
  switch (filter.list) {
    case 'findings':
      return <FindingList {...props} />
    case 'makeUps':
      return <MakeUpList {...props} />
    case 'clocks':
      return <ClockList {...props} />
  }
}
