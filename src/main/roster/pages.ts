/** One page of a list: who stands on it, found the way that costs least, and how many the whole list has. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Register } from '../db/register.ts'
import { compareStored } from '../pacedSort.ts'
import type { Scope } from './conditions.ts'
import { listing, placedAhead, type BranchCount, type Part, type Placed, type Wanted } from './listing.ts'
import { remembered } from './remembered.ts'
import { isLookedAhead, isWalked, wayOf } from './walkedPages.ts'

type ListInput = Parsed['roster']['list']

export interface PlacedPage {
  total: number
  placed: Placed[]
}

/** The branches of one name, for names may be given twice: their members stand among each other. */
interface SameName {
  branches: (number | null)[]
  members: number
}

function byName(counts: readonly BranchCount[], descending: boolean): SameName[] {
  const names: (SameName & Pick<BranchCount, 'name'>)[] = []
  const sign = descending ? -1 : 1
  for (const { orgId, name, members } of counts.toSorted((a, b) => sign * compareStored(a.name, b.name))) {
    const last = names.at(-1)
    if (last?.name !== name) names.push({ name, branches: [orgId], members })
    else {
      if (!last.branches.includes(orgId)) last.branches.push(orgId)
      last.members += members
    }
  }
  return names
}

/** The branches a part of the list lies in, and how many rows of them stand before it. */
function branchesOf(names: readonly SameName[], { offset, limit }: Part) {
  const branches: (number | null)[] = []
  let before = 0
  let skipped = 0
  for (const one of names) {
    if (before >= offset + limit) break
    if (before + one.members <= offset) skipped += one.members
    else branches.push(...one.branches)
    before += one.members
  }
  return { branches, offset: offset - skipped, limit }
}

/** A list sorted by branch: once it is known how many stand in each, a page is looked for in its branches alone. */
async function branchPage(register: Register, input: ListInput, scope: Scope): Promise<PlacedPage> {
  const { filter, sort, page } = input
  const way = wayOf(filter, scope)
  const counts = await remembered(register, ['branches', scope.dated, filter, scope.on], () =>
    listing(register.reader, input, scope, way).branches(),
  )
  const total = counts.reduce((sum, { members }) => sum + members, 0)
  const { branches, ...part } = branchesOf(byName(counts, sort[0]?.descending === true), page)
  if (branches.length === 0) return { total, placed: [] }
  return { total, placed: await listing(register.reader, input, scope, { branches }).placed(part) }
}

/** How many a list has, counted once for its filter. */
export async function countMembers(register: Register, wanted: Wanted, scope: Scope): Promise<number> {
  const { filter } = wanted
  return remembered(register, [scope.dated ? 'dated' : 'present', filter, scope.on], () =>
    listing(register.reader, wanted, scope, wayOf(filter, scope)).count(),
  )
}

export async function placedPage(register: Register, input: ListInput, scope: Scope): Promise<PlacedPage> {
  const { filter, sort, page } = input
  if (sort[0]?.column === 'orgName') return branchPage(register, input, scope)
  const members = listing(register.reader, input, scope, wayOf(filter, scope))
  const total = await countMembers(register, input, scope)
  const walked = isWalked(input, scope, total)
  if (!walked && isLookedAhead(input, scope)) {
    const placed = await placedAhead(register.reader, input, scope, page)
    if (placed.length === Math.min(page.limit, Math.max(0, total - page.offset))) return { total, placed }
  }
  const paged = walked ? listing(register.reader, input, scope, { through: 'names' }) : members
  return { total, placed: await paged.placed(page) }
}
