/**
 * What a list of 100,000 asks for again and again: how many rows a filter has, and which members a
 * searched text finds. Each is remembered until another connection has written.
 */

import type { Register } from '../db/register.ts'

interface Memory {
  dataVersion: unknown
  answers: Map<string, Promise<unknown>>
}

const KEPT = 200
const memories = new WeakMap<Register, Memory>()

function memoryOf(register: Register): Memory {
  const dataVersion: unknown = register.rawReader.pragma('data_version', { simple: true })
  const before = memories.get(register)
  if (before && before.dataVersion === dataVersion && before.answers.size < KEPT) return before
  const fresh: Memory = { dataVersion, answers: new Map() }
  memories.set(register, fresh)
  return fresh
}

/** The answer of `ask`, taken anew when the register has changed since it was last asked under `key`. */
export async function remembered<T>(register: Register, key: unknown, ask: () => Promise<T>): Promise<T> {
  const { answers } = memoryOf(register)
  const name = JSON.stringify(key)
  const known = answers.get(name)
  // Asked under this key before, so it is what this very `ask` answers.
  if (known) return known as Promise<T>
  const answer = ask()
  answers.set(name, answer)
  answer.catch(() => answers.delete(name))
  return answer
}
