/** The tree of organisations as every screen reads it: one query, shared. */

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { useOffice } from './office.tsx'
import { useScope } from './scope.tsx'

export interface OrganisationBranch {
  node: OrganisationNode
  children: OrganisationBranch[]
}

export interface Organisations {
  /** false until the first answer */
  ready: boolean
  nodes: readonly OrganisationNode[]
  roots: readonly OrganisationBranch[]
  byId: ReadonlyMap<number, OrganisationNode>
}

/** What a column has room for. */
export function shortName(node: OrganisationNode): string {
  return node.shortName || node.fullName
}

/** Nests the nodes, which come with parents before children. */
export function nest(nodes: readonly OrganisationNode[]): OrganisationBranch[] {
  const branches = new Map<number, OrganisationBranch>()
  const roots: OrganisationBranch[] = []
  for (const node of nodes) {
    const branch = { node, children: [] }
    branches.set(node.id, branch)
    const parent = node.parentId === null ? undefined : branches.get(node.parentId)
    if (parent) parent.children.push(branch)
    else roots.push(branch)
  }
  return roots
}

const NONE: readonly OrganisationNode[] = []

export function useOrganisations(): Organisations {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const { data } = useQuery(
    queries.organisation.tree.queryOptions({ input: asOf === undefined ? {} : { asOf } }),
  )
  const nodes = data?.nodes ?? NONE
  return useMemo(
    () => ({
      ready: data !== undefined,
      nodes,
      roots: nest(nodes),
      byId: new Map(nodes.map(node => [node.id, node])),
    }),
    [data, nodes],
  )
}
