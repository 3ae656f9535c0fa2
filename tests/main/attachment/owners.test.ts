/** Every kind of record papers can be attached to: by what it is called, and whose it is. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { ATTACHMENT_OWNER } from '../../../src/shared/attachment/codes.ts'
import { isRowOwner, ownerRows } from '../../../src/main/attachment/owners.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aPng, asFile } from '../../builders/papers.ts'
import { aBranch } from '../../builders/people.ts'
import { aWholeMember, RECORDS } from '../duplicates/wholeLives.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice('2024-03-20')
})
afterEach(() => test.dispose())

it('takes papers on every kind of record a member may have, and names each in words', async () => {
  const orgId = await aBranch(test)
  const otherOrgId = await aBranch(test, '西河村支部')
  const member = await aWholeMember(test, RECORDS, { serial: 1, orgId, otherOrgId }, {})
  const tables = ATTACHMENT_OWNER.items.map(({ key }) => key).filter(isRowOwner)
  const reached: string[] = []
  for (const [n, table] of tables.entries()) {
    const ids = test.register.rawReader
      .prepare<[], number>(`SELECT "id" FROM "${table}" LIMIT 1`)
      .pluck()
      .all()
    const row = [...(await ownerRows(test.register.reader, table, ids)).values()][0]
    // A kind the builder does not make has nothing to attach to; its query has been asked all the same.
    if (!row) continue
    expect([table, row.memberId, row.text.trim() === '']).toEqual([table, member, false])
    const owner = { table, rowId: row.id }
    const { rows } = await test.backend.attachment.add({
      memberId: member,
      owner,
      files: [asFile(`${table}.png`, aPng(30 + n))],
    })
    expect(rows[0]?.ownerText).toMatch(/^\S+ \S/)
    reached.push(table)
  }
  expect(reached).toEqual(
    expect.arrayContaining([
      'education',
      'sanction',
      'flow',
      'lostCase',
      'letter',
      'orgPost',
      'dossierFinding',
      'dossierFindingStep',
      'makeUpStep',
      'makeUpWitness',
    ]),
  )
})
