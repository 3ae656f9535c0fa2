/** Printing an annex: the scope shown, or one branch of it. */

import { Button, Dropdown } from 'antd'
import { isBranch } from '../../shared/organisation/rules.ts'
import { shortName, useOrganisations } from '../shell/organisations.ts'
import type { ReportScope } from './reportScope.ts'
import styles from './reporting.module.css'
import { useHandOut } from './useHandOut.ts'

export interface PrintButtonsProps {
  annex: number
  scope: ReportScope
  disabled?: boolean
  size?: 'small' | 'middle'
}

/** Summaries are about the whole committee; the others are handed in branch by branch. */
const SUMMARY_FROM = 7

export function PrintButtons({ annex, scope, disabled = false, size = 'middle' }: PrintButtonsProps) {
  const { nodes } = useOrganisations()
  const { print } = useHandOut()
  const branches = nodes.filter(node => isBranch(node.kind) && node.members > 0)
  return (
    <>
      <Button
        size={size}
        disabled={disabled}
        aria-label={`打印附件${annex}`}
        onClick={() => void print({ ...scope.input, annex })}
      >
        打印
      </Button>
      {annex < SUMMARY_FROM && branches.length > 1 && (
        <Dropdown
          trigger={['click']}
          disabled={disabled}
          classNames={{ root: styles.branches ?? '' }}
          menu={{
            items: branches.map(node => ({
              key: String(node.id),
              label: `${shortName(node)}（${node.members}名）`,
            })),
            onClick: ({ key }) => void print({ ...scope.input, annex, orgId: Number(key) }),
          }}
        >
          <Button size={size} aria-haspopup="menu" aria-label={`附件${annex} 印一个支部`}>
            印一个支部 ▾
          </Button>
        </Dropdown>
      )}
    </>
  )
}
