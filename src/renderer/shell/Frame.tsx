/** The layout every screen stands in: top bar, navigation, screen, bottom bar. */

import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { SCREEN_ID } from '../ui/focusBack.ts'
import { BottomBar } from './BottomBar.tsx'
import styles from './Frame.module.css'
import { SideNavigation } from './SideNavigation.tsx'
import { TopBar } from './TopBar.tsx'

/**
 * Where what had the focus was taken down (a list gave way to a card, a button went with its step), the screen
 * has it: Tab begins there, not at the top bar, and keys are not lost. What the clerk leaves himself stays left.
 */
function useFocusInScreen() {
  const screen = useRef<HTMLElement>(null)
  const router = useRouter()
  useEffect(() => {
    let last: Element | null = null
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
    }
    const take = () => {
      if (document.activeElement === document.body && last?.isConnected !== true)
        screen.current?.focus({ preventScroll: true })
    }
    // The former screen stays until the next one has been fetched and drawn.
    const drawn = new MutationObserver(take)
    if (screen.current) drawn.observe(screen.current, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    const rendered = router.subscribe('onRendered', () => requestAnimationFrame(take))
    return () => {
      rendered()
      drawn.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [router])
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
