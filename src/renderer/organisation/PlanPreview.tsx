/** Who and what a change of the tree touches, in words, before it is made. */

import type { OrganisationPlan } from '../../shared/organisation/changes.ts'
import type { Attempt } from '../shell/failures.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './organisation.module.css'

/** More names than this are counted only. */
const NAMES_SHOWN = 200

interface Line {
  lead: string
  names: string
}

/** Members by where they go from and to; what is moved, what ends. */
export function planLines({ members, moved, posts, dissolved, begins }: OrganisationPlan): Line[] {
  const ways = new Map<string, string[]>()
  for (const { name, from, to } of members) {
    const way = `从“${from}”转到“${to}”`
    ways.set(way, [...(ways.get(way) ?? []), name])
  }
  return [
    ...(begins.length === 0 ? [] : [{ lead: `成立${begins.length}个党组织`, names: begins.join('、') }]),
    ...[...ways].map(([way, names]) => ({
      lead: `${names.length}名党员${way}`,
      names: `${names.slice(0, NAMES_SHOWN).join('、')}${names.length > NAMES_SHOWN ? `等${names.length}名` : ''}`,
    })),
    ...moved.map(({ name, from, to, newName, members: count }) => ({
      lead: `“${name}”随${count}名党员从“${from}”改属“${to}”`,
      names: newName === null ? '' : `改称${newName}`,
    })),
    ...(posts.length === 0
      ? []
      : [
          {
            lead: `${posts.length}个任职到这一天为止`,
            names: posts.map(({ name, post, orgName }) => `${name}（${orgName}${post}）`).join('、'),
          },
        ]),
    ...(dissolved.length === 0
      ? []
      : [
          {
            lead: `撤销${dissolved.length}个党组织`,
            names: dissolved.map(({ name }) => name).join('、'),
          },
        ]),
  ]
}

export interface PlanPreviewProps {
  plan: Attempt<OrganisationPlan> | undefined
  /** what is still to be chosen */
  waiting: string
}

export function PlanPreview({ plan, waiting }: PlanPreviewProps) {
  return (
    // A long preview scrolls, also by keyboard.
    <section className={styles.preview} aria-label="将要发生的变动" tabIndex={0}>
      {plan === undefined ? (
        <p className={styles.sub}>{waiting}</p>
      ) : plan.ok ? (
        <ul>
          {planLines(plan.value).map(({ lead, names }) => (
            <li key={lead}>
              <b>{lead}</b>
              {names !== '' && <span>{names}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <FindingText level="error" text={plan.failure.message} />
      )}
    </section>
  )
}
