import { useQuery } from '@tanstack/react-query'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useOffice, useWrite } from '../../../src/renderer/shell/office.tsx'
import { useSaveState } from '../../../src/renderer/shell/saveState.ts'
import { failure, type FakeHandlers } from '../fakeOffice.ts'
import { showOnDesk } from '../showOnDesk.tsx'

function Screen({ quiet = false }: { quiet?: boolean }) {
  const { client, queries, ledger } = useOffice()
  const { data } = useQuery(queries.roster.summary.queryOptions({ input: {} }))
  const { run, failure: failed } = useWrite(client.roster.remove, { quiet })
  const { pending } = useSaveState(ledger)
  return (
    <>
      <p>在册{data?.onRoll}</p>
      <p>进行中{pending}</p>
      <p>{failed?.message}</p>
      <button onClick={() => void run({ id: 1, reason: '重复录入' })}>删除</button>
    </>
  )
}

const counting = (remove: () => { changeId: number }): FakeHandlers => {
  let onRoll = 10
  return {
    roster: {
      summary: () => ({ onRoll, probationary: 0, withIssues: 0 }),
      remove: () => {
        const changed = remove()
        onRoll -= 1
        return changed
      },
    },
  }
}

describe('writing', () => {
  it('brings everything on screen up to date', async () => {
    const { office } = showOnDesk(
      <Screen />,
      counting(() => ({ changeId: 5 })),
    )
    await screen.findByText('在册10')
    fireEvent.click(screen.getByRole('button', { name: '删除' }))
    await screen.findByText('进行中1')
    await screen.findByText('在册9')
    await screen.findByText('进行中0')
    expect(office.inputsOf('roster.summary')).toHaveLength(2)
  })

  it('shows a failure that names no field as a message that stays', async () => {
    showOnDesk(
      <Screen />,
      counting(() => {
        throw failure('RECORD_MISSING')
      }),
    )
    await screen.findByText('在册10')
    fireEvent.click(screen.getByRole('button', { name: '删除' }))
    expect((await screen.findByRole('alert')).textContent).toContain('这条记录已不存在')
    expect(screen.getByText('进行中0')).toBeTruthy()
  })

  it('leaves a failure to the form where it names a field, or where it is asked to', async () => {
    showOnDesk(
      <Screen quiet />,
      counting(() => {
        throw failure('RECORD_MISSING')
      }),
    )
    await screen.findByText('在册10')
    fireEvent.click(screen.getByRole('button', { name: '删除' }))
    await screen.findByText(/这条记录已不存在/)
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })
})

describe('reading', () => {
  it('shows a failed query once, however often it fails', async () => {
    showOnDesk(
      <>
        <Screen />
        <Screen />
      </>,
      {
        roster: {
          summary: () => {
            throw failure('FILE_DAMAGED')
          },
        },
      },
    )
    await screen.findByRole('alert')
    expect(screen.getAllByRole('alert')).toHaveLength(1)
  })
})
