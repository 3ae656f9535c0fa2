/** 档案问题: what was found wrong, what is being made up, what is to be filed by when. */

import { useCallback } from 'react'
import { ClockList } from './ClockList.tsx'
import { useDossierWorkFilter, type DossierWorkFilter, type WorkListProps } from './dossierWorkFilter.ts'
import { FindingList } from './FindingList.tsx'
import { MakeUpList } from './MakeUpList.tsx'

export default function DossierWorkScreen() {
  const [filter, setFilter] = useDossierWorkFilter()
  const onChange = useCallback(
    (patch: Partial<DossierWorkFilter>) => setFilter(now => ({ ...now, ...patch })),
    [setFilter],
  )
  const props: WorkListProps = { filter, onChange }
  switch (filter.list) {
    case 'findings':
      return <FindingList {...props} />
    case 'makeUps':
      return <MakeUpList {...props} />
    case 'clocks':
      return <ClockList {...props} />
  }
}
