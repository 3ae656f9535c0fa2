/** Who is at work, and leaving: locking closes the register, the passphrase opens it again. */

import { Button, Dropdown } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useOffice } from './office.tsx'
import { useLock } from './lock.ts'

/** Shown until the office has said who fills in its forms. */
const UNNAMED = '经办人'

export function UserMenu() {
  const { queries } = useOffice()
  const { lock, locking } = useLock()
  const { data } = useQuery(queries.settings.list.queryOptions({ input: {} }))
  const named = data?.settings.find(setting => setting.key === 'committee.filledBy')?.value
  const name = typeof named === 'string' && named !== '' ? named : UNNAMED
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [{ key: 'lock', label: '锁定台账', disabled: locking }],
        onClick: () => void lock(),
      }}
    >
      <Button aria-haspopup="menu">{name} ▾</Button>
    </Dropdown>
  )
}
