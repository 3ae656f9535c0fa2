/** Keys and what they do, in a line: for dialogs and panels that have keys of their own. */

import type { KeyHint } from '../shell/keyHints.tsx'
import styles from './KeyHints.module.css'

export function KeyHints({ hints }: { hints: readonly KeyHint[] }) {
  return (
    <dl className={styles.hints}>
      {hints.map(({ keys, what }) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
