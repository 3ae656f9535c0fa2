import { expect, it } from 'vitest'
import { LINKED_TABLES } from '../../../src/main/db/linkedTables.ts'
import { headingsOfChange } from '../../../src/shared/annual/rules.ts'

/** Marks of the review itself, of the sweep, and of who is not whom: no facts of a person. */
const NO_FACTS = ['dossierReading', 'memberDistinct', 'annualMark', 'checkLine']

it('every record that hangs on a member concerns a heading of the review, or is none of its facts', () => {
  const without = LINKED_TABLES.filter(table => headingsOfChange(table, ['note']).length === 0)
  expect(without.toSorted()).toEqual(NO_FACTS.toSorted())
})
