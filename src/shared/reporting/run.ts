/** One run of the annexes prepared: the tree indexed, the branches in their order, the reporting unit's lines. */

import type { OrganisationFacts, RunFacts } from './facts.ts'

/** What fills a list: a branch with its groups, or an organisation on which members hang directly. */
export interface Unit {
  orgId: number
  fullName: string
  shortName: string
  /** the unit itself and its 党小组 */
  memberOrgIds: readonly number[]
  /** members without any organisation are the root's */
  takesUnassigned: boolean
  /** a 党总支 or 村党委 stands between the unit and the committee (copy plan, X-14) */
  underGeneralBranch: boolean
  /** the nearest of these above it */
  generalKind: GeneralKind | null
}

export type GeneralKind = '党总支' | '村党委'

function generalKindOf(kind: string): GeneralKind | null {
  return kind === '党总支' || kind === '村党委' ? kind : null
}

export interface Run extends RunFacts {
  byId: ReadonlyMap<number, OrganisationFacts>
  /** the committee itself */
  rootOrgId: number
  /** the units of the scope, in the order of the tree */
  units: readonly Unit[]
  unitById: ReadonlyMap<number, Unit>
  /** 填报单位 */
  scopeName: string
}

/** The unit a member of this organisation belongs to: a group counts to its branch, nobody's to the root. */
export function unitOrgId(run: Pick<Run, 'byId' | 'rootOrgId'>, orgId: number | null): number {
  if (orgId === null) return run.rootOrgId
  let org = run.byId.get(orgId)
  while (org?.kind === '党小组' && org.parentId !== null) org = run.byId.get(org.parentId)
  return org?.id ?? orgId
}

/** Key of ORGANISATION_TYPE of an organisation, taken from above where it has none itself. */
export function typeOfOrg(run: Pick<Run, 'byId'>, orgId: number): string | null {
  let org = run.byId.get(orgId)
  while (org !== undefined) {
    if (org.orgType !== null) return org.orgType
    org = org.parentId === null ? undefined : run.byId.get(org.parentId)
  }
  return null
}

/** The direct child of the scope under which an organisation hangs; the scope itself for its own members. */
export function childOfScope(run: Pick<Run, 'byId' | 'scopeOrgId'>, orgId: number): number | null {
  let id: number | null = orgId
  let below = orgId
  while (id !== null && id !== run.scopeOrgId) {
    below = id
    id = run.byId.get(id)?.parentId ?? null
  }
  return id === null ? null : below
}

export function orgName(run: Pick<Run, 'byId'>, orgId: number): string {
  return run.byId.get(orgId)?.fullName ?? ''
}

function order(a: OrganisationFacts, b: OrganisationFacts): number {
  return a.sortOrder - b.sortOrder || a.id - b.id
}

/** Direct children of an organisation in their order, groups left out. */
export function childrenOf(run: Pick<Run, 'organisations'>, orgId: number): OrganisationFacts[] {
  return run.organisations.filter(({ parentId, kind }) => parentId === orgId && kind !== '党小组').sort(order)
}

/** An organisation whose superior is gone hangs on the root: nobody below it may be lost from the lists. */
function hungUp(organisations: readonly OrganisationFacts[], rootOrgId: number): OrganisationFacts[] {
  const known = new Set(organisations.map(({ id }) => id))
  return organisations.map(org =>
    org.parentId === null || known.has(org.parentId) || org.id === rootOrgId
      ? org
      : { ...org, parentId: rootOrgId },
  )
}

/** Indexes the tree once for all annexes of the run. */
export function prepareRun(facts: RunFacts): Run {
  const rootOrgId = facts.organisations.find(({ parentId }) => parentId === null)?.id ?? facts.scopeOrgId
  const organisations = hungUp(facts.organisations, rootOrgId)
  const byId = new Map(organisations.map(org => [org.id, org]))
  const children = new Map<number, OrganisationFacts[]>()
  for (const org of organisations) {
    if (org.parentId === null) continue
    const siblings = children.get(org.parentId)
    if (siblings) siblings.push(org)
    else children.set(org.parentId, [org])
  }
  const units: Unit[] = []
  const visit = (org: OrganisationFacts, generalKind: GeneralKind | null) => {
    const below = (children.get(org.id) ?? []).sort(order)
    const groups = below.filter(({ kind }) => kind === '党小组').map(({ id }) => id)
    units.push({
      orgId: org.id,
      fullName: org.fullName,
      shortName: org.shortName === '' ? org.fullName : org.shortName,
      memberOrgIds: [org.id, ...groups],
      takesUnassigned: org.parentId === null,
      underGeneralBranch: generalKind !== null,
      generalKind,
    })
    const general = generalKindOf(org.kind) ?? generalKind
    for (const child of below) if (child.kind !== '党小组') visit(child, general)
  }
  const scope = byId.get(facts.scopeOrgId)
  if (scope) visit(scope, generalAbove(byId, scope))
  return {
    ...facts,
    byId,
    organisations,
    rootOrgId,
    units,
    unitById: new Map(units.map(unit => [unit.orgId, unit])),
    scopeName: nameOfScope(facts, scope),
  }
}

function generalAbove(
  byId: ReadonlyMap<number, OrganisationFacts>,
  org: OrganisationFacts,
): GeneralKind | null {
  let above = org.parentId === null ? undefined : byId.get(org.parentId)
  while (above !== undefined) {
    const kind = generalKindOf(above.kind)
    if (kind !== null) return kind
    above = above.parentId === null ? undefined : byId.get(above.parentId)
  }
  return null
}

/** The committee prints the name of its settings, an organisation below its own. */
function nameOfScope({ settings }: RunFacts, scope: OrganisationFacts | undefined): string {
  const committee = settings['committee.name']
  if (scope === undefined) return committee
  return scope.parentId === null && committee !== '' ? committee : scope.fullName
}
