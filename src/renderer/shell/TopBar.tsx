/** The top bar: whose register, which branch, which day, finding, undoing, who is at work. */

import { useCallback, useRef } from 'react'
import { AsOfDate } from './AsOfDate.tsx'
import { BranchFilter } from './BranchFilter.tsx'
import { SearchBox, type SearchBoxHandle } from './SearchBox.tsx'
import { useRegister } from './register.tsx'
import { useGlobalKeys } from './shortcuts.ts'
import styles from './TopBar.module.css'
import { UndoButton } from './UndoButton.tsx'
import { UserMenu } from './UserMenu.tsx'
import { useUndo } from './undo.ts'

export function TopBar() {
  const { committee, demo } = useRegister()
  const search = useRef<SearchBoxHandle>(null)
  const undo = useUndo()
  const onFind = useCallback(() => search.current?.focus(), [])
  useGlobalKeys({ onFind, onUndo: undo.undo, onRedo: undo.redo })
  return (
    <header className={styles.top}>
      <strong className={styles.name}>党员台账</strong>
      <span className={styles.committee} title={committee}>
        <span className={styles.committeeName}>{committee}</span>
        {demo && <span className={styles.demo}>示例</span>}
      </span>
      <BranchFilter />
      <AsOfDate />
      <div className={styles.right}>
        <SearchBox ref={search} />
        <UndoButton {...undo} />
        <UserMenu />
      </div>
    </header>
  )
}
