/**
 * What the screen asks for again and again between two changes of the register: the figures, the checks,
 * and on which sheet each page of an annex stands. With it any page is laid out from its own branch alone.
 */

import {
  branchSheets,
  blankSheets,
  isBranchAnnex,
  summarySheets,
  type BranchAnnex,
} from '../../shared/forms/annexes.ts'
import type { FormPage, FormSheet } from '../../shared/forms/sheet.ts'
import { checkAll } from '../../shared/reporting/checks.ts'
import { startCollecting, type Collected } from '../../shared/reporting/collect.ts'
import type { AnnexNumber } from '../../shared/reporting/facts.ts'
import type { CheckResult } from '../../shared/reporting/methods.ts'
import type { Unit } from '../../shared/reporting/run.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { onlyMember } from './annexSheets.ts'
import { loadBranches } from './loadFacts.ts'
import type { OpenRun } from './openRun.ts'

/** One sheet of a branch: which one of its annex's sheets, and the pages before it. */
interface SheetPlace {
  unit: Unit
  index: number
  before: number
  pages: number
}

interface PageIndex {
  places: SheetPlace[]
  pages: number
}

export interface Survey {
  open: OpenRun
  collected: Collected
  checks: readonly CheckResult[]
  pageIndex: ReadonlyMap<BranchAnnex, PageIndex>
}

function pagesOf(sheets: readonly FormSheet[]): number {
  return sheets.reduce((sum, { pageCount }) => sum + pageCount, 0)
}

/** Goes through all branches once. */
export async function survey(
  db: Reader,
  open: OpenRun,
  annexes: readonly AnnexNumber[],
  work: Work,
): Promise<Survey> {
  const { run, memberIds } = open
  const wanted = annexes.filter(isBranchAnnex)
  const pageIndex = new Map<BranchAnnex, PageIndex>(
    wanted.map((annex): [BranchAnnex, PageIndex] => [annex, { places: [], pages: 0 }]),
  )
  const collector = startCollecting(run)
  for await (const branch of loadBranches(db, run, { memberIds, withCards: wanted.includes(1) }, work)) {
    collector.add(branch)
    const unit = run.unitById.get(branch.orgId)
    if (!unit) continue
    for (const [annex, found] of pageIndex) {
      branchSheets(annex, run, branch, onlyMember(open)).forEach(({ pageCount }, index) => {
        found.places.push({ unit, index, before: found.pages, pages: pageCount })
        found.pages += pageCount
      })
    }
  }
  const collected = collector.result()
  return { open, collected, checks: checkAll(collected), pageIndex }
}

/** Pages an annex has in all; an annex without anybody is one empty form. */
export function pageTotal({ open, collected, pageIndex }: Survey, annex: AnnexNumber): number {
  if (!isBranchAnnex(annex)) return pagesOf(summarySheets(annex, collected))
  const pages = pageIndex.get(annex)?.pages ?? 0
  return pages === 0 ? pagesOf(blankSheets(annex, open.run)) : pages
}

/** Pages `from` to `to` of sheets that stand one behind the other, counted over all of them. */
function* slice(
  sheets: Iterable<{ before: number; sheet: FormSheet }>,
  from: number,
  to: number,
): Generator<FormPage> {
  for (const { before, sheet } of sheets) {
    const first = Math.max(from - before, 1)
    const last = Math.min(to - before, sheet.pageCount)
    if (first <= last) yield* sheet.pages(first, last)
  }
}

function placed(sheets: readonly FormSheet[]): { before: number; sheet: FormSheet }[] {
  let before = 0
  return sheets.map(sheet => {
    const place = { before, sheet }
    before += sheet.pageCount
    return place
  })
}

/** Pages `from` to `to` of an annex, counted from 1; only the branches they stand on are read. */
export async function pagesBetween(
  db: Reader,
  { open, collected, pageIndex }: Survey,
  annex: AnnexNumber,
  from: number,
  to: number,
  work: Work,
): Promise<FormPage[]> {
  const { run, memberIds } = open
  if (!isBranchAnnex(annex)) return [...slice(placed(summarySheets(annex, collected)), from, to)]
  const index = pageIndex.get(annex)
  if (!index || index.pages === 0) return [...slice(placed(blankSheets(annex, run)), from, to)]
  const places = index.places.filter(({ before, pages }) => before < to && before + pages >= from)
  const units = [...new Set(places.map(({ unit }) => unit))]
  const pages: FormPage[] = []
  for await (const branch of loadBranches(db, run, { units, memberIds, withCards: annex === 1 }, work)) {
    const sheets = branchSheets(annex, run, branch, onlyMember(open))
    const own = places.filter(({ unit }) => unit.orgId === branch.orgId)
    const here = own.flatMap(({ before, index: at }) => {
      const sheet = sheets[at]
      return sheet ? [{ before, sheet }] : []
    })
    pages.push(...slice(here, from, to))
  }
  return pages
}
