import { act, waitFor } from '@testing-library/react'
import { useCallback, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { useOffice } from '../../../../src/renderer/shell/office.tsx'
import type { GridSource } from '../../../../src/renderer/ui/grid/gridTypes.ts'
import { usePagedRows, type PageRequest } from '../../../../src/renderer/ui/grid/pagedRows.ts'
import type { Outputs, Parsed } from '../../../../src/shared/api/contract.ts'
import { showOnDesk } from '../../showOnDesk.tsx'

type Change = Outputs['audit']['changes']['rows'][number]
type Kind = Parsed['audit']['changes']['kind']

const change = (id: number): Change => ({
  id,
  at: '2024-03-20T08:00:00',
  actor: '经办人',
  label: `第${id}次`,
  about: '',
  kind: 'edit',
  rows: 1,
  undone: false,
  undoneBy: null,
  undoable: true,
})

/** A list of 1,000 changes; narrowed to imports it has three. */
function answer({ page, kind }: Parsed['audit']['changes']): Outputs['audit']['changes'] {
  const total = kind === 'import' ? 3 : 1000
  const count = Math.max(0, Math.min(page.limit, total - page.offset))
  return { total, rows: Array.from({ length: count }, (_, i) => change(page.offset + i + 1)) }
}

let source: GridSource<Change>

function List({ kind }: { kind?: NonNullable<Kind> }) {
  const { queries } = useOffice()
  const options = useCallback(
    (page: PageRequest) =>
      queries.audit.changes.queryOptions({ input: { page, ...(kind === undefined ? {} : { kind }) } }),
    [queries, kind],
  )
  source = usePagedRows<Change>(options)
  return null
}

const offsets = (inputs: unknown[]) => inputs.map(input => (input as { page: PageRequest }).page.offset)

describe('rows in pages', () => {
  it('fetches what is in sight and the next page once it is near, nothing else', async () => {
    const { office } = showOnDesk(<List />, { audit: { changes: answer } })
    await waitFor(() => expect(source.total).toBe(1000))
    expect(source.loaded).toHaveLength(100)
    expect(offsets(office.inputsOf('audit.changes'))).toEqual([0])
    act(() => source.show(0, 20))
    expect(offsets(office.inputsOf('audit.changes'))).toEqual([0])
    act(() => source.show(520, 540))
    await waitFor(() => expect(source.loaded.some(({ index }) => index === 520)).toBe(true))
    expect(offsets(office.inputsOf('audit.changes')).sort((a, b) => a - b)).toEqual([0, 400, 500, 600])
    expect(source.loaded.find(({ index }) => index === 520)?.row.id).toBe(521)
  })

  it('asks for no page that only flew past', async () => {
    const { office } = showOnDesk(<List />, { audit: { changes: answer } })
    await waitFor(() => expect(source.total).toBe(1000))
    act(() => {
      for (let row = 100; row <= 900; row += 10) source.show(row, row + 20)
    })
    await waitFor(() => expect(source.loaded.some(({ index }) => index === 920)).toBe(true))
    expect(offsets(office.inputsOf('audit.changes'))).not.toContain(500)
  })

  it('keeps the former rows in sight until those of a new filter are there', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    const changes = async (input: Parsed['audit']['changes']) => {
      if (input.kind === 'import') await held
      return answer(input)
    }
    const shown = showOnDesk(<Switch />, { audit: { changes } })
    await waitFor(() => expect(source.total).toBe(1000))
    act(() => shown.getByRole('button').click())
    expect(source.stale).toBe(true)
    expect(source.total).toBe(1000)
    act(() => release())
    await waitFor(() => expect(source.total).toBe(3))
    expect(source.stale).toBe(false)
  })
})

function Switch() {
  const [imports, setImports] = useState(false)
  return (
    <>
      <button onClick={() => setImports(true)}>导入</button>
      <List {...(imports ? { kind: 'import' as const } : {})} />
    </>
  )
}
