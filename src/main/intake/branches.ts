/** Which organisation a branch's name in a workbook means. Never invented: what is not known is asked. */

import {
  branchKey,
  committeeIn,
  likeness,
  looksLikeBranch,
  sameBranch,
  townshipOf,
  withoutCommittee,
  type BranchKey,
  type NamedCommittee,
} from '../../shared/intake/branchNames.ts'
import type { SheetHead } from '../../shared/intake/reading.ts'
import type { BranchAnswer, IntakePlan, IntakeSheet } from '../../shared/intake/schema.ts'
import { mayHoldMembers } from '../../shared/organisation/rules.ts'
import type { Reader, Writer } from '../db/register.ts'
import { insertOrganisation } from '../organisation/service.ts'

type Create = Extract<BranchAnswer['answer'], { create: unknown }>['create']

export type Resolution =
  | { kind: 'org'; orgId: number; name: string }
  /** the clerk asked for a new branch; it is made with the first member that needs it */
  | { kind: 'create'; create: Create }
  | { kind: 'skip' }
  | { kind: 'unknown' }

interface Holder {
  id: number
  name: string
  keys: BranchKey[]
  /** the committee it stands under */
  committee: number
}

type Candidate = IntakePlan['questions'][number]['candidates'][number]

const CANDIDATES_MAX = 8
const LIKE_ENOUGH = 0.3

export interface BranchResolver {
  /**
   * the branch a row or a sheet names
   *
   * @param home the committee whose file it is: of branches of one name in several townships, that one's is meant
   */
  resolve: (text: string, home: number | null) => Resolution
  /** branches with a similar name, best first, those of the file's own committee before others */
  candidates: (text: string, hint: string) => Candidate[]
  /** a committee itself, which holds no members */
  isCommittee: (text: string) => boolean
  /** the committee below that a file's name or title speaks of; null where there is none */
  committeeOf: (text: string) => number | null
  name: (orgId: number) => string
}

function unique(holders: readonly Holder[]): Holder | null {
  const [first] = holders
  return first && holders.every(holder => holder.id === first.id) ? first : null
}

interface OrgRow {
  id: number
  parentId: number | null
  kind: string
  fullName: string
  shortName: string
}

interface Tree {
  rows: readonly OrgRow[]
  holders: readonly Holder[]
  /** committees below the highest one */
  below: readonly NamedCommittee[]
  /** name of the highest committee without its words */
  top: string
  names: ReadonlyMap<number, string>
}

const shortOf = ({ shortName, fullName }: OrgRow) => shortName || fullName

/** A branch whose short name another township's branch bears too is called by its full name. */
function namesIn(rows: readonly OrgRow[]): Map<number, string> {
  const times = new Map<string, number>()
  for (const row of rows) times.set(shortOf(row), (times.get(shortOf(row)) ?? 0) + 1)
  return new Map(rows.map(row => [row.id, times.get(shortOf(row)) === 1 ? shortOf(row) : row.fullName]))
}

async function readTree(db: Reader): Promise<Tree> {
  const rows: OrgRow[] = await db
    .selectFrom('organisation')
    .select(['id', 'parentId', 'kind', 'fullName', 'shortName'])
    .where('removed', '=', 0)
    .where('dissolved', 'is', null)
    .execute()
  const names = namesIn(rows)
  const byId = new Map(rows.map(row => [row.id, row]))
  const top = townshipOf(rows.find(row => row.parentId === null)?.fullName ?? '')
  const below = rows
    .filter(row => row.kind === '党委' && row.parentId !== null)
    .map(({ id, fullName }) => ({ id, township: townshipOf(withoutCommittee(fullName, top, []).rest) }))
  const committeeOver = (row: OrgRow): number => {
    let at: OrgRow | undefined = row
    while (at !== undefined && at.kind !== '党委')
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    return at?.id ?? 0
  }
  const holders = rows
    .filter(row => mayHoldMembers(row.kind))
    .map(row => {
      const committee = committeeOver(row)
      const own = below.filter(({ id }) => id === committee)
      return {
        id: row.id,
        name: names.get(row.id) ?? row.fullName,
        committee,
        keys: [row.fullName, row.shortName]
          .filter(name => name !== '')
          .map(name => branchKey(withoutCommittee(name, top, own).rest)),
      }
    })
  return { rows, holders, below, top, names }
}

/** A county has thousands of branches, and as many names to look up. */
function indexed(holders: readonly Holder[]): Map<string, Holder[]> {
  const byCore = new Map<string, Holder[]>()
  for (const holder of holders) {
    for (const core of new Set(holder.keys.map(key => key.core))) {
      const alike = byCore.get(core)
      if (alike) alike.push(holder)
      else byCore.set(core, [holder])
    }
  }
  return byCore
}

/** Reads the tree once; the answers of the clerk go before any likeness. */
export async function createBranchResolver(
  db: Reader,
  answers: readonly BranchAnswer[],
): Promise<BranchResolver> {
  const { rows, holders, below, top, names } = await readTree(db)
  const byCore = indexed(holders)
  const answered = new Map(answers.map(({ text, answer }) => [text, answer]))
  const known = new Map<string, Resolution>()

  const byName = (text: string, home: number | null): Resolution => {
    const { rest, committee } = withoutCommittee(text, top, below)
    const key = branchKey(rest)
    const alike = (byCore.get(key.core) ?? []).filter(holder => holder.keys.some(own => sameBranch(own, key)))
    const wanted = committee ?? home
    const own = alike.filter(holder => holder.committee === wanted)
    // A name that says its township means no other; a bare one means the file's own before any.
    const fitting = committee !== null || own.length > 0 ? own : alike
    // A village's name alone means its 支部, even where it has 党小组 as well.
    const branches = fitting.filter(holder => holder.keys.some(one => one.level === '支部'))
    const found = unique(fitting) ?? (key.level === '' ? unique(branches) : null)
    return found ? { kind: 'org', orgId: found.id, name: found.name } : { kind: 'unknown' }
  }

  const byAnswer = (text: string): Resolution | null => {
    const answer = answered.get(text)
    if (!answer) return null
    if ('skip' in answer) return { kind: 'skip' }
    if ('create' in answer) {
      const { create } = answer
      const made = rows.find(row => row.fullName === create.fullName && row.parentId === create.parentId)
      // Made by an earlier file that named it too.
      if (made) return { kind: 'org', orgId: made.id, name: names.get(made.id) ?? made.fullName }
      return { kind: 'create', create }
    }
    return { kind: 'org', orgId: answer.orgId, name: names.get(answer.orgId) ?? '' }
  }

  return {
    resolve: (text, home) => {
      const place = `${home ?? ''} ${text}`
      const before = known.get(place)
      if (before) return before
      const resolution = byAnswer(text) ?? byName(text, home)
      known.set(place, resolution)
      return resolution
    },
    candidates: (text, hint) => {
      const home = withoutCommittee(text, top, below).committee ?? committeeIn(hint, below)
      const words = [text, hint].filter(word => word !== '')
      const cores = words.map(word => branchKey(withoutCommittee(word, top, below).rest).core)
      const weighed = holders
        .map(holder => ({
          holder,
          like: Math.max(0, ...holder.keys.flatMap(own => cores.map(core => likeness(own.core, core)))),
        }))
        .sort(
          (a, b) =>
            Number(b.holder.committee === home) - Number(a.holder.committee === home) || b.like - a.like,
        )
      const alike = weighed.filter(({ like }) => like >= LIKE_ENOUGH)
      const offered = alike.length > 0 || holders.length > CANDIDATES_MAX ? alike : weighed
      return offered.slice(0, CANDIDATES_MAX).map(({ holder }) => ({ orgId: holder.id, name: holder.name }))
    },
    isCommittee: text => {
      const township = townshipOf(text)
      return (
        township === top || below.some(one => township === one.township || township === top + one.township)
      )
    },
    committeeOf: text => committeeIn(text, below),
    name: orgId => names.get(orgId) ?? '',
  }
}

export interface SheetBranch {
  from: IntakeSheet['branchFrom']
  text: string
  /** the committee whose file it is; null where neither its lines nor its name say so */
  home: number | null
}

/**
 * Where the branch of rows that name none comes from: the sheet's name, else the 填报单位 line, else the
 * title; the first that is a branch of the tree, else the first that reads like one, else it is asked for.
 */
export function sheetBranch(head: SheetHead, fileName: string, resolver: BranchResolver): SheetBranch {
  const home =
    resolver.committeeOf(head.unitLine) ?? resolver.committeeOf(head.title) ?? resolver.committeeOf(fileName)
  const places: Omit<SheetBranch, 'home'>[] = [
    { from: 'sheetName', text: head.name },
    { from: 'unitLine', text: head.unitLine },
    { from: 'title', text: head.title },
  ]
  const named = places.filter(({ text }) => text !== '' && !resolver.isCommittee(text))
  const known = named.find(({ text }) => resolver.resolve(text, home).kind !== 'unknown')
  const likely = named.find(({ from, text }) => from !== 'sheetName' || looksLikeBranch(text))
  return { ...(known ?? likely ?? { from: 'asked', text: head.name }), home }
}

/** Makes the branch the clerk asked for; answers its id. Throws ORG_NAME_TAKEN, ORG_PARENT_INVALID … */
export async function createBranch(tx: Writer, create: Create): Promise<number> {
  return insertOrganisation(tx, { ...create, kind: '党支部' })
}
