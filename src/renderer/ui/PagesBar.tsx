/** Beside the size of a long paper: which pages are shown, and the ones before and after. */

import { Button } from 'antd'

export interface PagesBarProps {
  total: number
  /** pages shown together */
  atOnce: number
  /** the first that is shown, from 1 */
  from: number
  onFrom: (page: number) => void
}

/** Nothing where all pages are shown. */
export function PagesBar({ total, atOnce, from, onFrom }: PagesBarProps) {
  if (total <= atOnce) return null
  return (
    <>
      <Button size="small" disabled={from === 1} onClick={() => onFrom(Math.max(1, from - atOnce))}>
        前{atOnce}页
      </Button>
      <span aria-live="polite">
        第{from}至{Math.min(total, from + atOnce - 1)}页
      </span>
      <Button size="small" disabled={from + atOnce > total} onClick={() => onFrom(from + atOnce)}>
        后{atOnce}页
      </Button>
    </>
  )
}
