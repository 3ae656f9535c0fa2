import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import { refreshAnswers } from '../../../src/renderer/shell/refresh.ts'

afterEach(() => {
  window.location.hash = ''
})

it('fetches what the open screen shows before anything around it, and nothing that is left out', async () => {
  window.location.hash = '#/roster?x=1'
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  const asked: string[] = []
  const watch = (name: string) =>
    new QueryObserver(client, {
      queryKey: [name.split('.'), {}],
      queryFn: () => {
        asked.push(name)
        return Promise.resolve(asked.length)
      },
    }).subscribe(() => undefined)
  const stops = ['flow.list', 'roster.list', 'vault.backups'].map(watch)
  await expect.poll(() => asked.length).toBe(3)
  await expect.poll(() => client.isFetching()).toBe(0)
  asked.length = 0
  const { screen, all } = refreshAnswers(client, ({ queryKey: [path] }) => String(path) !== 'vault,backups')
  await screen
  expect(asked[0]).toBe('roster.list')
  await all
  expect(asked).toEqual(['roster.list', 'flow.list'])
  for (const stop of stops) stop()
})
