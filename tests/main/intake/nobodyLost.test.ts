/**
 * Whole townships of messy workbooks. Who must come out is counted from the invention alone: every person
 * of it stands in the register or among the refused rows, and nobody else does. (Rows above a header that
 * came again on the next page were once lost without a word.)
 */

import { afterEach, expect, it } from 'vitest'
import { messyWorkbooks } from '../../../src/main/demo/villageWorkbooks.ts'
import { inventTownship, type DemoPerson, type Township } from '../../../src/main/demo/township.ts'
import { writeRowsWorkbook } from '../../../src/main/documents/rowsWorkbook.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import { idCheckDigit } from '../../../src/shared/kernel/idNumber.ts'
import { members, rowsOf, upload, type PlanRow } from '../../builders/imports.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'

let test: TestOffice
afterEach(() => test.dispose())

/** Imports all workbooks into a register that knows the branches; answers every row of them. */
async function importAll(township: Township, seed: number): Promise<PlanRow[]> {
  for (const { branch } of township.branches) {
    await aBranch(test, branch.fullName, { shortName: branch.shortName, orgType: branch.orgType })
  }
  const rows: PlanRow[] = []
  for (const { fileName, sheets } of messyWorkbooks(township, seed)) {
    const bytes = await writeRowsWorkbook(
      sheets,
      { title: '', author: '', madeOn: '2024-02-20' },
      quietWork(),
    )
    const fileId = await upload(test, bytes, fileName)
    const { plan } = await finish(test.backend.intake.run({ fileId }))
    expect(plan.questions, fileName).toEqual([])
    rows.push(...(await rowsOf(test, plan.planId)))
  }
  return rows
}

/** `branch name` for every person, sorted: people of one name in one branch stand there as often. */
const roll = (people: readonly (readonly [branch: string, name: string])[]) =>
  people.map(([branch, name]) => `${branch} ${name}`).sort()

const isRight = (idNo: unknown): idNo is string =>
  typeof idNo === 'string' && /^\d{17}[\dX]$/.test(idNo) && idCheckDigit(idNo) === idNo[17]

it.each([
  [60, 1],
  [60, 2],
  [75, 3],
  [240, 4],
  [600, 1],
  [1500, 5],
])(
  'of %i invented people (seed %i) each is imported or refused, and nobody else',
  async (size, seed) => {
    test = await anOffice('2024-03-20')
    const township = inventTownship(size, seed)
    const invented = new Map<string, DemoPerson & { branch: string }>()
    for (const { branch, people } of township.branches) {
      for (const person of people) invented.set(person.idNo, { ...person, branch: branch.shortName })
    }
    expect(invented.size).toBe(size)

    const rows = await importAll(township, seed)
    const refused = rows.filter(row => row.decision === 'refused')
    const reasons = (row: PlanRow) =>
      row.findings.filter(({ level }) => level === 'refuse').map(({ code }) => code)
    // What the villages added themselves: a row twice, and one without name and ID number.
    const added = refused.filter(row => reasons(row).some(code => code !== 'KEY_MISSING'))
    expect(added.filter(row => row.name === '' || reasons(row).includes('DUPLICATE_ROW'))).toEqual(added)
    const left = refused.filter(row => !added.includes(row))

    const orgs = new Map(
      test.register.rawReader
        .prepare<[], { id: number; shortName: string }>('SELECT "id", "shortName" FROM "organisation"')
        .all()
        .map(({ id, shortName }) => [id, shortName]),
    )
    const taken = members(test).map(
      member => [orgs.get(Number(member.orgId)) ?? '', String(member.name)] as const,
    )
    const people = [...invented.values()].map(({ branch, name }) => [branch, name] as const)
    expect(roll([...taken, ...left.map(row => [row.branch, row.name] as const)])).toEqual(roll(people))
    expect(left.length).toBeLessThan(size / 20)

    // No digit is made up: a right ID number on record is that of the person it stands beside.
    for (const { name, idNo, birth, sex } of members(test)) {
      if (!isRight(idNo)) continue
      const person = invented.get(idNo)
      expect(person?.name).toBe(name)
      // 83年秋 stands beside its field, as typed.
      if (typeof birth === 'string') expect(birth.slice(0, 7)).toBe(person?.birth.slice(0, 7))
      expect(sex).toBe(person?.sex)
    }
    const whole = members(test).filter(({ idNo }) => isRight(idNo)).length
    expect(whole).toBeGreaterThan(size * 0.9)
  },
  120_000,
)
