/** One organisation of the tree. */

import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import type { OrganisationNode } from '../../../shared/organisation/methods.ts'
import { mayHoldMembers } from '../../../shared/organisation/rules.ts'
import { shortName, useOrganisations, type OrganisationBranch } from '../../shell/organisations.ts'
import { useFieldControl } from '../Field.tsx'

interface TreeOption {
  value: number
  title: string
  disabled: boolean
  children: TreeOption[]
}

export interface OrgSelectProps {
  value: number | null
  onChange: (orgId: number | null) => void
  /** which organisations may be chosen; those that hold members by default */
  may?: (node: OrganisationNode) => boolean
  placeholder?: string
  disabled?: boolean
  label?: string
  autoFocus?: boolean
}

const holdsMembers = (node: OrganisationNode) => mayHoldMembers(node.kind)

export function OrgSelect({
  value,
  onChange,
  may = holdsMembers,
  placeholder = '请选择',
  label,
  ...rest
}: OrgSelectProps) {
  const control = useFieldControl()
  const { roots } = useOrganisations()
  const tree = useMemo(() => {
    const option = ({ node, children }: OrganisationBranch): TreeOption => ({
      value: node.id,
      title: shortName(node),
      disabled: !may(node),
      children: children.map(option),
    })
    return roots.map(option)
  }, [roots, may])
  return (
    <TreeSelect
      {...control}
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value}
      treeData={tree}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      placeholder={placeholder}
      onChange={(next: number | null | undefined) => onChange(next ?? null)}
    />
  )
}
