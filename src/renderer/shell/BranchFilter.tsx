/** Narrows every list to one organisation and what is below it. */

import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { shortName, useOrganisations, type OrganisationBranch } from './organisations.ts'
import { useScope } from './scope.tsx'
import styles from './TopBar.module.css'

interface TreeOption {
  value: number
  title: string
  children?: TreeOption[]
}

function option({ node, children }: OrganisationBranch): TreeOption {
  return {
    value: node.id,
    title: `${shortName(node)}（${node.membersBelow}）`,
    ...(children.length > 0 ? { children: children.map(option) } : {}),
  }
}

export function BranchFilter() {
  const { orgId, setOrgId } = useScope()
  const { roots, byId } = useOrganisations()
  // The committee itself is the whole register: it is what the empty choice stands for.
  const tree = useMemo(() => roots.flatMap(root => root.children.map(option)), [roots])
  const present = orgId !== null && byId.has(orgId) ? orgId : undefined
  return (
    <TreeSelect
      className={styles.branch ?? ''}
      aria-label="支部"
      placeholder="全部支部"
      value={present ?? null}
      treeData={tree}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      popupMatchSelectWidth={280}
      onChange={(next: number | null | undefined) => setOrgId(next ?? null)}
    />
  )
}
