/** What each of the four lists of this screen is narrowed to. */

import { Checkbox } from 'antd'
import { FLOW_DIRECTION } from '../../shared/flow/codes.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ListSearch } from '../ui/ListSearch.tsx'
import { StatusChoice, type Choice } from '../ui/StatusChoice.tsx'
import styles from './flow.module.css'
import type { FlowFilter } from './flowFilter.ts'

const STATUS: Choice<FlowFilter['status']>[] = [
  { value: 'away', label: '外出中' },
  { value: 'due', label: '待联系' },
  { value: 'overdue', label: '逾期未联系' },
  { value: 'uncontrolled', label: '失控' },
  { value: 'unreported', label: '没有汇报' },
  { value: 'home', label: '没回支部' },
  { value: 'remind', label: '待提醒' },
  { value: 'transfer', label: '该转组织关系' },
  { value: 'returned', label: '已返回' },
  { value: 'all', label: '全部' },
]

const OVERSEAS: Choice<FlowFilter['overseas']>[] = [
  { value: 'abroad', label: '在国（境）外' },
  { value: 'returned', label: '已回国' },
  { value: 'all', label: '全部' },
]

const CERTIFICATES: Choice<FlowFilter['certificates']>[] = [
  { value: 'held', label: '在用' },
  { value: 'uninspected', label: '没有年审' },
  { value: 'ended', label: '已交回、遗失' },
  { value: 'all', label: '全部' },
]

const INFLOW: Choice<FlowFilter['inflow']>[] = [
  { value: 'present', label: '在本地' },
  { value: 'left', label: '已离开' },
  { value: 'all', label: '全部' },
]

export interface FlowFiltersProps {
  filter: FlowFilter
  change: (patch: Partial<FlowFilter>) => void
  onText: (text: string) => void
}

export function FlowFilters({ filter, change, onText }: FlowFiltersProps) {
  const branchChips = useBranchChips()
  return (
    <FilterChips chips={branchChips}>
      {filter.sheet === 'flow' && (
        <>
          <StatusChoice choices={STATUS} value={filter.status} onChange={status => change({ status })} />
          <span className={styles.direction}>
            <CodeSelect
              label="流向"
              placeholder="流向不限"
              table={FLOW_DIRECTION}
              value={filter.direction}
              onChange={direction => change({ direction })}
            />
          </span>
          <Checkbox
            checked={filter.incomplete}
            onChange={event => change({ incomplete: event.target.checked })}
          >
            只看附件4还缺的
          </Checkbox>
          <ListSearch label="在流动党员中筛选" value={filter.text} onChange={onText} />
        </>
      )}
      {filter.sheet === 'overseas' && (
        <StatusChoice
          choices={OVERSEAS}
          value={filter.overseas}
          onChange={overseas => change({ overseas })}
        />
      )}
      {filter.sheet === 'certificates' && (
        <StatusChoice
          choices={CERTIFICATES}
          value={filter.certificates}
          onChange={certificates => change({ certificates })}
        />
      )}
      {filter.sheet === 'inflow' && (
        <StatusChoice choices={INFLOW} value={filter.inflow} onChange={inflow => change({ inflow })} />
      )}
    </FilterChips>
  )
}
