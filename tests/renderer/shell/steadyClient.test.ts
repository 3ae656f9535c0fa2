import { describe, expect, it } from 'vitest'
import { steadyClient } from '../../../src/renderer/shell/steadyClient.ts'

describe('the client', () => {
  it('hands out the same function every time, and it still works', async () => {
    const restless = {
      get roster() {
        return { update: (id: number) => Promise.resolve(id + 1) }
      },
    }
    expect(restless.roster.update).not.toBe(restless.roster.update)
    const client = steadyClient(restless)
    expect(client.roster.update).toBe(client.roster.update)
    expect(await client.roster.update(1)).toBe(2)
  })
})
