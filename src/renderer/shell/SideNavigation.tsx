/** The navigation: what exists, by group, with the figure that matters beside it. */

import { Link, useLocation } from '@tanstack/react-router'
import styles from './Frame.module.css'
import { NAVIGATION_GROUPS, useSubjects, type NavigationEntry } from './subject.ts'

const noCount = () => null

function Entry({ entry }: { entry: NavigationEntry }) {
  const useCount = entry.useCount ?? noCount
  const count = useCount()
  const { pathname } = useLocation()
  const here = pathname === entry.to || pathname.startsWith(`${entry.to}/`)
  return (
    <li>
      <Link to={entry.to} className={styles.entry} aria-current={here ? 'page' : undefined}>
        <span>{entry.label}</span>
        {count && (
          <span className={styles.count} data-tone={count.tone}>
            {count.text}
          </span>
        )}
      </Link>
    </li>
  )
}

export function SideNavigation() {
  const subjects = useSubjects()
  const entries = subjects.flatMap(subject => subject.navigation ?? [])
  return (
    <nav className={styles.side} aria-label="栏目">
      {NAVIGATION_GROUPS.map(group => {
        const inGroup = entries.filter(entry => entry.group === group).sort((a, b) => a.order - b.order)
        if (inGroup.length === 0) return null
        return (
          <section key={group} aria-label={group}>
            <h2 className={styles.group}>{group}</h2>
            <ul className={styles.entries}>
              {inGroup.map(entry => (
                <Entry key={entry.to} entry={entry} />
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}
