import { fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { forgetLists, useListState } from '../../../src/renderer/shell/listState.ts'
import { showOnDesk } from '../showOnDesk.tsx'

const schema = z.strictObject({ sex: z.string().optional(), text: z.string().optional() })
type State = z.output<typeof schema>

const withoutText = ({ sex }: State): State => (sex === undefined ? {} : { sex })

function List() {
  const [state, update] = useListState('people', { schema, initial: {}, storable: withoutText })
  return (
    <>
      <p>{JSON.stringify(state)}</p>
      <button onClick={() => update(() => ({ sex: '女', text: '王秀兰' }))}>筛选</button>
    </>
  )
}

const KEY = 'taizhang:test:people'

afterEach(() => forgetLists())

describe('what a list remembers', () => {
  it('comes back with the list, all of it while the program runs', () => {
    const { unmount } = showOnDesk(<List />)
    fireEvent.click(screen.getByRole('button'))
    unmount()
    showOnDesk(<List />)
    expect(screen.getByText('{"sex":"女","text":"王秀兰"}')).toBeTruthy()
  })

  it('outlives the program without what may be personal', () => {
    const { unmount } = showOnDesk(<List />)
    fireEvent.click(screen.getByRole('button'))
    expect(window.localStorage.getItem(KEY)).toBe('{"sex":"女"}')
    unmount()
    forgetLists()
    showOnDesk(<List />)
    expect(screen.getByText('{"sex":"女"}')).toBeTruthy()
  })

  it('starts afresh where what was stored cannot be read any more', () => {
    window.localStorage.setItem(KEY, '{"colour":"red"}')
    showOnDesk(<List />)
    expect(screen.getByText('{}')).toBeTruthy()
  })
})
