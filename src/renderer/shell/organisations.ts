/** The tree of organisations as every screen reads it: one query, shared. */

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { nest, type OrganisationBranch } from '../../shared/organisation/tree.ts'
import { useOffice } from './office.tsx'
import { useScope } from './scope.tsx'

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
