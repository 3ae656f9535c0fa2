/** Which organisation a branch's name in a workbook means. Never invented: what is not known is asked. */

import {
  branchKey,
  likeness,
  looksLikeBranch,
  sameBranch,
  townshipOf,
  type BranchKey,
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
}

type Candidate = IntakePlan['questions'][number]['candidates'][number]

const CANDIDATES_MAX = 8
const LIKE_ENOUGH = 0.3

export interface BranchResolver {
  /** the branch a row or a sheet names */
  resolve: (text: string) => Resolution
  /** branches with a similar name, best first */
  candidates: (text: string, hint: string) => Candidate[]
  /** the committee itself, which holds no members */
  isCommittee: (text: string) => boolean
  name: (orgId: number) => string
}

function unique(holders: readonly Holder[]): Holder | null {
  const [first] = holders
  return first && holders.every(holder => holder.id === first.id) ? first : null
}

/** Reads the tree once; the answers of the clerk go before any likeness. */
export async function createBranchResolver(
  db: Reader,
  answers: readonly BranchAnswer[],
): Promise<BranchResolver> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'parentId', 'kind', 'fullName', 'shortName'])
    .where('removed', '=', 0)
    .where('dissolved', 'is', null)
    .execute()
  const names = new Map(rows.map(row => [row.id, row.shortName || row.fullName]))
  const townships = rows.filter(row => row.parentId === null).map(row => townshipOf(row.fullName))
  const township = townships[0] ?? ''
  const holders: Holder[] = rows
    .filter(row => mayHoldMembers(row.kind))
    .map(row => ({
      id: row.id,
      name: names.get(row.id) ?? row.fullName,
      keys: [row.fullName, row.shortName].filter(name => name !== '').map(name => branchKey(name, township)),
    }))
  /** a county has thousands of branches, and as many names to look up */
  const byCore = new Map<string, Holder[]>()
  for (const holder of holders) {
    for (const core of new Set(holder.keys.map(key => key.core))) {
      const alike = byCore.get(core)
      if (alike) alike.push(holder)
      else byCore.set(core, [holder])
    }
  }
  const answered = new Map(answers.map(({ text, answer }) => [text, answer]))
  const known = new Map<string, Resolution>()

  const byName = (text: string): Resolution => {
    const key = branchKey(text, township)
    const alike = byCore.get(key.core) ?? []
    const fitting = alike.filter(holder => holder.keys.some(own => sameBranch(own, key)))
    // A village's name alone means its 支部, even where it has 党小组 as well.
    const branches = fitting.filter(holder => holder.keys.some(own => own.level === '支部'))
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
    resolve: text => {
      const before = known.get(text)
      if (before) return before
      const resolution = byAnswer(text) ?? byName(text)
      known.set(text, resolution)
      return resolution
    },
    candidates: (text, hint) => {
      const cores = [text, hint].filter(word => word !== '').map(word => branchKey(word, township).core)
      const weighed = holders
        .map(holder => ({
          holder,
          like: Math.max(0, ...holder.keys.flatMap(own => cores.map(core => likeness(own.core, core)))),
        }))
        .sort((a, b) => b.like - a.like)
      const alike = weighed.filter(({ like }) => like >= LIKE_ENOUGH)
      const offered = alike.length > 0 || holders.length > CANDIDATES_MAX ? alike : weighed
      return offered.slice(0, CANDIDATES_MAX).map(({ holder }) => ({ orgId: holder.id, name: holder.name }))
    },
    isCommittee: text => townships.includes(branchKey(text, township).core),
    name: orgId => names.get(orgId) ?? '',
  }
}

export interface SheetBranch {
  from: IntakeSheet['branchFrom']
  text: string
}

/**
 * Where the branch of rows that name none comes from: the sheet's name, else the 填报单位 line, else the
 * title; the first that is a branch of the tree, else the first that reads like one, else it is asked for.
 */
export function sheetBranch(head: SheetHead, resolver: BranchResolver): SheetBranch {
  const places: SheetBranch[] = [
    { from: 'sheetName', text: head.name },
    { from: 'unitLine', text: head.unitLine },
    { from: 'title', text: head.title },
  ]
  const named = places.filter(({ text }) => text !== '' && !resolver.isCommittee(text))
  const known = named.find(({ text }) => resolver.resolve(text).kind !== 'unknown')
  const likely = named.find(({ from, text }) => from !== 'sheetName' || looksLikeBranch(text))
  return known ?? likely ?? { from: 'asked', text: head.name }
}

/** Makes the branch the clerk asked for; answers its id. Throws ORG_NAME_TAKEN, ORG_PARENT_INVALID … */
export async function createBranch(tx: Writer, create: Create): Promise<number> {
  return insertOrganisation(tx, { ...create, kind: '党支部' })
}
