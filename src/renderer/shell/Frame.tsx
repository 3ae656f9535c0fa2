/** The layout every screen stands in: top bar, navigation, screen, bottom bar. */

import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { SCREEN_ID } from '../ui/focusBack.ts'
import { BottomBar } from './BottomBar.tsx'
import styles from './Frame.module.css'
import { SideNavigation } from './SideNavigation.tsx'
import { TopBar } from './TopBar.tsx'

/** Where nothing has the focus (a list gave way to a card), Tab begins in the screen, not at the top bar. */
function useFocusInScreen() {
  const screen = useRef<HTMLElement>(null)
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', () => {
        // The former screen, and what had the focus in it, is taken down with the next picture.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) screen.current?.focus({ preventScroll: true })
        })
      }),
    [router],
  )
  return screen
}

export function Frame() {
  const screen = useFocusInScreen()
  return (
    <div className={styles.frame}>
      <TopBar />
      <SideNavigation />
      <main ref={screen} className={styles.screen} id={SCREEN_ID} tabIndex={-1}>
        <Outlet />
      </main>
      <BottomBar />
    </div>
  )
}
