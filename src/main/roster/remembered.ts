/**
 * What a list of 100,000 asks for again and again: how many rows a filter has, and which members a
 * searched text finds. Each is remembered until another connection has written.
 */

import { OfficeError } from '../../shared/api/errors.ts'
import type { Register } from '../db/register.ts'
import { quietWork, type Work } from '../longWork.ts'

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
  return rememberedWork(register, key, ask)
}

/** The answer remembered under `key`, or on its way; undefined where nobody has asked, or the register has changed since. */
export function alreadyKnown<T>(register: Register, key: unknown): Promise<T> | undefined {
  // Asked under this key before, so it is what that `ask` answered.
  return memoryOf(register).answers.get(JSON.stringify(key)) as Promise<T> | undefined
}

/** Who waits for an answer that is being worked out; when nobody does any more, it is given up. */
interface Waiting {
  controller: AbortController
  count: number
}

const waitings = new WeakMap<Promise<unknown>, Waiting>()

/**
 * The same for an answer that takes its time: `ask` breathes with the work it is given and ends once
 * everybody who asked has given up. Throws CANCELLED for those.
 */
export async function rememberedWork<T>(
  register: Register,
  key: unknown,
  ask: (work: Work) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const { answers } = memoryOf(register)
  const name = JSON.stringify(key)
  // Asked under this key before, so it is what this very `ask` answers.
  let answer = answers.get(name) as Promise<T> | undefined
  if (answer === undefined) {
    const controller = new AbortController()
    answer = ask(quietWork(controller.signal))
    answers.set(name, answer)
    waitings.set(answer, { controller, count: 0 })
    answer.catch(() => answers.delete(name))
  }
  return signal === undefined ? waitFor(answer) : waitWith(answer, signal)
}

/** Somebody who never gives up. */
async function waitFor<T>(answer: Promise<T>): Promise<T> {
  const waiting = waitings.get(answer)
  if (waiting) waiting.count += 1
  return answer
}

async function waitWith<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const waiting = waitings.get(answer)
  if (waiting) waiting.count += 1
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => {
      reject(new OfficeError('CANCELLED'))
      if (!waiting) return
      waiting.count -= 1
      if (waiting.count === 0) waiting.controller.abort()
    }
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
