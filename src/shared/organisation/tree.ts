/** The tree of organisations in rows: parents before children, what is below a folded one left out. */

import type { OrganisationNode } from './methods.ts'

export interface OrganisationBranch {
  node: OrganisationNode
  children: OrganisationBranch[]
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

export interface TreeRow {
  node: OrganisationNode
  depth: number
  /** number of organisations right below */
  children: number
  folded: boolean
}

/** The rows in sight. */
export function treeRows(
  roots: readonly OrganisationBranch[],
  folded: ReadonlySet<number>,
  depth = 0,
): TreeRow[] {
  return roots.flatMap(({ node, children }) => {
    const isFolded = folded.has(node.id)
    return [
      { node, depth, children: children.length, folded: isFolded },
      ...(isFolded ? [] : treeRows(children, folded, depth + 1)),
    ]
  })
}
