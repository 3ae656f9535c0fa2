/** The layout every screen stands in: top bar, navigation, screen, bottom bar. */

import { Outlet } from '@tanstack/react-router'
import { BottomBar } from './BottomBar.tsx'
import styles from './Frame.module.css'
import { SideNavigation } from './SideNavigation.tsx'
import { TopBar } from './TopBar.tsx'

export function Frame() {
  return (
    <div className={styles.frame}>
      <TopBar />
      <SideNavigation />
      <main className={styles.screen} id="screen">
        <Outlet />
      </main>
      <BottomBar />
    </div>
  )
}
