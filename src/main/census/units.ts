/** The branches of a campaign: a 党小组 counts to its branch, nobody's members to the committee (R-A02). */

import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import { organisationNames, tree } from '../organisation/service.ts'

export interface Units {
  rootId: number
  /** the branch that checks the members of an organisation */
  unitOf: (orgId: number | null) => number
  nameOf: (orgId: number) => string
  /** branches in the order of the tree; what is gone comes last */
  compare: (a: number, b: number) => number
  /** the organisation and everything below it */
  below: (orgId: number) => ReadonlySet<number>
  isBranch: (orgId: number) => boolean
}

export async function unitsOn(db: Reader, asOf: IsoDate | undefined, today: IsoDate): Promise<Units> {
  const nodes = await tree(db, asOf, today)
  const names = await organisationNames(db)
  const byId = new Map(nodes.map(node => [node.id, node]))
  const place = new Map(nodes.map(({ id }, at) => [id, at]))
  const rootId = nodes.find(({ parentId }) => parentId === null)?.id ?? 0
  const parentOf = (id: number) => byId.get(id)?.parentId ?? null
  return {
    rootId,
    unitOf: orgId => {
      let id = orgId ?? rootId
      while (byId.get(id)?.kind === '党小组') id = parentOf(id) ?? rootId
      return id
    },
    nameOf: orgId => names.get(orgId) ?? '',
    compare: (a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || a - b,
    below: orgId => {
      const found = new Set([orgId])
      // Parents come before children.
      for (const { id, parentId } of nodes) if (parentId !== null && found.has(parentId)) found.add(id)
      return found
    },
    isBranch: orgId => byId.get(orgId)?.kind === '党支部',
  }
}
