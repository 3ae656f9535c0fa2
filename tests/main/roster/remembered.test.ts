import { afterEach, beforeEach, expect, it } from 'vitest'
import { rememberedWork } from '../../../src/main/roster/remembered.ts'
import type { Work } from '../../../src/main/longWork.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

/** An answer that takes turns until it is told to end. */
function slowAnswer() {
  const state = { asked: 0, ended: false, finish: false }
  const ask = async (work: Work) => {
    state.asked += 1
    try {
      while (!state.finish) await work.breathe()
      return state.asked
    } finally {
      state.ended = true
    }
  }
  return { state, ask }
}

it('goes on while one of two still waits, and answers that one', async () => {
  const { state, ask } = slowAnswer()
  const gone = new AbortController()
  const first = rememberedWork(test.register, 'a', ask, gone.signal)
  const second = rememberedWork(test.register, 'a', ask, new AbortController().signal)
  gone.abort()
  await expect(first).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(state.ended).toBe(false)
  state.finish = true
  expect(await second).toBe(1)
})

it('ends when nobody waits any more, and is asked anew by the next', async () => {
  const { state, ask } = slowAnswer()
  const gone = new AbortController()
  const first = rememberedWork(test.register, 'a', ask, gone.signal)
  gone.abort()
  await expect(first).rejects.toMatchObject({ code: 'CANCELLED' })
  await expect.poll(() => state.ended).toBe(true)
  state.finish = true
  expect(await rememberedWork(test.register, 'a', ask)).toBe(2)
})

it('is remembered until the register changes', async () => {
  const { state, ask } = slowAnswer()
  state.finish = true
  expect(await rememberedWork(test.register, 'a', ask)).toBe(1)
  expect(await rememberedWork(test.register, 'a', ask)).toBe(1)
  await aBranch(test)
  expect(await rememberedWork(test.register, 'a', ask)).toBe(2)
})
