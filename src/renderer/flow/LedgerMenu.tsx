/** 台账和名单: the papers about members away and abroad. */

import { Button, Dropdown } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { FLOW_LEDGER } from '../../shared/flow/papers.ts'
import { flowLedgerPlace } from '../shell/places.ts'

const ITEMS = FLOW_LEDGER.items.map(({ key, label }) => ({ key, label }))

export function LedgerMenu() {
  const navigate = useNavigate()
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: ITEMS, onClick: ({ key }) => void navigate({ to: flowLedgerPlace(key) }) }}
    >
      <Button aria-haspopup="menu">台账和名单 ▾</Button>
    </Dropdown>
  )
}
