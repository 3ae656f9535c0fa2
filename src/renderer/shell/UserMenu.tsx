/** Who is at work, the keys, and leaving: locking closes the register, the passphrase opens it again. */

import { Button, Dropdown } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useOffice } from './office.tsx'
import { useLock } from './lock.ts'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'

/** Shown until the office has said who fills in its forms. */
const UNNAMED = '经办人'

export function UserMenu() {
  const { queries } = useOffice()
  const { lock, locking } = useLock()
  const [showingKeys, setShowingKeys] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      setShowingKeys(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  const { data } = useQuery(queries.settings.list.queryOptions({ input: {} }))
  const named = data?.settings.find(setting => setting.key === 'committee.filledBy')?.value
  const name = typeof named === 'string' && named !== '' ? named : UNNAMED
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'keys', label: '按键一览', extra: 'F1' },
            { key: 'lock', label: '锁定台账', disabled: locking },
          ],
          onClick: ({ key }) => {
            if (key === 'keys') setShowingKeys(true)
            else void lock()
          },
        }}
      >
        <Button aria-haspopup="menu">{name} ▾</Button>
      </Dropdown>
      {showingKeys && <ShortcutsDialog onClose={() => setShowingKeys(false)} />}
    </>
  )
}
