/** One box for several: ticks or clears them all; half ticked while only some are. */

import { Checkbox } from 'antd'

export interface CheckAllProps<V> {
  /** 全部 */
  label: string
  /** 项, 个 */
  unit: string
  /** those it stands for */
  of: readonly V[]
  /** ticked now, here or elsewhere */
  value: readonly V[]
  onChange: (value: V[]) => void
}

export function CheckAll<V>({ label, unit, of, value, onChange }: CheckAllProps<V>) {
  const ticked = of.filter(one => value.includes(one)).length
  const others = value.filter(one => !of.includes(one))
  return (
    <Checkbox
      checked={ticked === of.length}
      indeterminate={ticked > 0 && ticked < of.length}
      onChange={event => onChange(event.target.checked ? [...others, ...of] : others)}
    >
      {label}
      {of.length}
      {unit}
    </Checkbox>
  )
}
