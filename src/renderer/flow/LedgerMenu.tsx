/** 台账和名单: the papers about members away and abroad. */

import { Button, Dropdown } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { FLOW_LEDGER } from '../../shared/flow/papers.ts'
import { flowLedgerPlace, PLACE } from '../shell/places.ts'

/** The statistic stands below the ledgers. */
const STATISTIC = 'STATISTIC'

const ITEMS: { key: string; label: string }[] = [
  ...FLOW_LEDGER.items.map(({ key, label }) => ({ key, label })),
  { key: STATISTIC, label: '流动党员管理有关情况统计表' },
]

export function LedgerMenu() {
  const navigate = useNavigate()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: ITEMS,
        onClick: ({ key }) =>
          void navigate({ to: key === STATISTIC ? PLACE.flowStatistic : flowLedgerPlace(key) }),
      }}
    >
      <Button aria-haspopup="menu">台账和名单 ▾</Button>
    </Dropdown>
  )
}
