/** Where a run stands: the register, the plain list, and what was reached before. */

import type { dump } from '../../builders/dump.ts'
import type { TestOffice } from '../../builders/office.ts'
import type { World } from './world.ts'

/** What was reached, to come back to: the model and everything the register held. */
export interface Reached {
  world: World
  held: ReturnType<typeof dump>
}

export interface Run {
  test: TestOffice
  world: World
  /** states up to the present one, and those taken back */
  past: Reached[]
  undone: Reached[]
  idNos: Map<number, string>
  names: number
  /** days on which something began: lists are compared there and the day before */
  turns: Set<string>
}

export const nth = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
export const present = ({ people }: World) => people.filter(({ removed }) => !removed)

type Numbered = 'member' | 'organisation' | 'orgPost' | 'sanction' | 'flow' | 'flowContact' | 'letter'

export const nextId = ({ test }: Run, table: Numbered) =>
  Number(test.register.rawReader.prepare(`SELECT coalesce(max("id"), 0) + 1 FROM "${table}"`).pluck().get())
