/** The menu of a column title, open: a right click on the title, its mark, or Alt and the down arrow. */

import { Dropdown } from 'antd'
import type { HeadEntry } from './headEntries.ts'
import styles from './GridHead.module.css'

interface HeadMenuProps {
  title: string
  groups: readonly (readonly HeadEntry[])[]
  onClose: () => void
}

export function HeadMenu({ title, groups, onClose }: HeadMenuProps) {
  const items = groups.flatMap((group, at) => [
    ...(at === 0 ? [] : [{ key: `line ${at}`, type: 'divider' as const }]),
    ...group.map(({ key, label, disabled = false, act }) => ({ key, label, disabled, onClick: act })),
  ])
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      menu={{ items, 'aria-label': title }}
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <span className={styles.menuPlace} />
    </Dropdown>
  )
}
