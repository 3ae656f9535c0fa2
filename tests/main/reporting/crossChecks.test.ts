/**
 * Every cross-check seen holding and seen failing (forms.md 20): from the consistent facts of the worked
 * campaign one thing is broken at a time, and exactly the check that watches it fails, with whom it names.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadBranches } from '../../../src/main/reporting/loadFacts.ts'
import { openRun } from '../../../src/main/reporting/openRun.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import { checkAll, printedOf } from '../../../src/shared/reporting/checks.ts'
import { startCollecting, type Collected } from '../../../src/shared/reporting/collect.ts'
import type { BranchFacts } from '../../../src/shared/reporting/facts.ts'
import type { CheckResult } from '../../../src/shared/reporting/methods.ts'
import type { Run } from '../../../src/shared/reporting/run.ts'
import { BREAKS, type Break, type Change } from './campaign/breaks.ts'
import { TODAY } from './campaign/township.ts'
import { walkedCampaign, type Walked } from './campaign/walked.ts'

let town: Walked
let run: Run
/** without 陈来运, who alone is a note for the clerk (R-B07): he comes back as what breaks X3b */
let consistent: readonly BranchFacts[]

beforeAll(async () => {
  town = await walkedCampaign()
  const { reader } = town.at.register
  ;({ run } = await openRun(reader, {}, TODAY))
  const branches: BranchFacts[] = []
  for await (const branch of loadBranches(reader, run, { withCards: false }, quietWork()))
    branches.push(branch)
  consistent = changed(branches, {
    name: '陈来运',
    change: ({ cases }) => ({ cases: cases.map(one => ({ ...one, state: 'EXCLUDED' })) }),
  })
}, 120_000)
afterAll(() => town.at.dispose())

function changed(branches: readonly BranchFacts[], facts: Change | undefined): BranchFacts[] {
  if (facts === undefined) return [...branches]
  const { name, change } = facts
  if (!branches.some(({ members }) => members.some(member => member.name === name))) {
    throw new Error(`nobody is called ${name}`)
  }
  return branches.map(({ orgId, members }) => ({
    orgId,
    members: members.map(member => (member.name === name ? { ...member, ...change(member) } : member)),
  }))
}

function collect(branches: readonly BranchFacts[]): Collected {
  const collector = startCollecting(run)
  for (const branch of branches) collector.add(branch)
  return collector.result()
}

function broken({ facts, figures, paper }: Partial<Break>): CheckResult[] {
  const collected = collect(changed(consistent, facts))
  const carried = { ...collected, ...figures?.(collected) }
  const printed = printedOf(carried)
  return checkAll(carried, { ...printed, ...paper?.(printed) })
}

const failing = (results: readonly CheckResult[]) =>
  Object.fromEntries(
    results
      .filter(({ passed }) => !passed)
      .map(({ check, rows }) => [check, rows.map(({ name }) => name).sort()]),
  )

it('the campaign itself passes them all, and shows whom R-B07 leaves on annex 3 alone', async () => {
  expect(failing(broken({}))).toEqual({})
  const { checks } = await town.at.backend.reporting.checks({})
  expect(failing(checks)).toEqual({ X3b: ['陈来运'] })
})

it('no check is without a way to break it, and none is broken twice', () => {
  expect(BREAKS.map(({ check }) => check)).toEqual(broken({}).map(({ check }) => check))
})

describe('one thing broken', () => {
  it.each(BREAKS.map(one => [one.check, one.what, one] as const))('%s: %s', (check, _, one) => {
    const results = broken(one)
    const follows = Object.entries(one.follows ?? {}).map(([other, names]) => [other, [...names].sort()])
    expect(failing(results)).toEqual({ [check]: [...one.names].sort(), ...Object.fromEntries(follows) })
    const result = results.find(({ check: name }) => name === check)
    expect(result?.detail).not.toBe('')
    expect(result?.detail).not.toBe(broken({}).find(({ check: name }) => name === check)?.detail)
  })
})
