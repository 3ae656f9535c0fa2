/** 重点对象: which of the six groups the campaign looks at (R-A03), with how many each has. */

import { Button, Checkbox } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { KEY_GROUP, KEY_GROUP_VARIANTS, type KeyGroup } from '../../shared/census/codes.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import styles from './census.module.css'

export interface KeyGroupChoiceProps {
  /** absent: a campaign that is not there yet */
  campaignId: number | undefined
  value: readonly KeyGroup[]
  disabled: boolean
  onChange: (groups: KeyGroup[]) => void
}

export function KeyGroupChoice({ campaignId, value, disabled, onChange }: KeyGroupChoiceProps) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const { data } = useQuery(
    queries.census.keyGroups.queryOptions({
      input: {
        ...(campaignId === undefined ? {} : { campaignId }),
        ...(asOf === undefined ? {} : { asOf }),
      },
    }),
  )
  const countText = (key: KeyGroup) => {
    const counts = data?.groups.find(({ group }) => group === key)
    if (!counts) return ''
    const told = `台账中${counts.told}名`
    return campaignId === undefined ? told : `核查表已标${counts.marked}名，${told}`
  }
  const chosen = new Set(value)
  return (
    <fieldset className={styles.fieldset}>
      <legend className="visuallyHidden">重点对象类别</legend>
      <p className={styles.actions}>
        {KEY_GROUP_VARIANTS.map(({ label, source, groups }) => (
          <Button key={label} size="small" disabled={disabled} onClick={() => onChange([...groups])}>
            {label}（{source}）
          </Button>
        ))}
        <span className={styles.quiet}>排查对象仍是全部党员；列入名单时按台账标出所选类别</span>
      </p>
      {KEY_GROUP.items.map(({ key, label }) => (
        <div key={key} className={styles.groupLine}>
          <Checkbox
            disabled={disabled}
            checked={chosen.has(key)}
            onChange={event =>
              onChange(
                KEY_GROUP.items
                  .map(item => item.key)
                  .filter(other => (other === key ? event.target.checked : chosen.has(other))),
              )
            }
          >
            {label}
          </Checkbox>
          <span className={styles.quiet}>{countText(key)}</span>
        </div>
      ))}
    </fieldset>
  )
}
