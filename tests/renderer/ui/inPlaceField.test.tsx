import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Attempt } from '../../../src/renderer/shell/failures.ts'
import { IDLE_INPUT } from '../../../src/renderer/shell/shortcuts.ts'
import { InPlaceField } from '../../../src/renderer/ui/InPlaceField.tsx'
import { wordTable } from '../../../src/shared/kernel/codes.ts'
import { showOnDesk } from '../showOnDesk.tsx'

const SEX = wordTable('性别', ['男', '女'])

const saved: Attempt<unknown> = { ok: true, value: null }
const refused: Attempt<unknown> = {
  ok: false,
  failure: { code: 'INPUT_INVALID', message: '“姓名”填写有误：请填写姓名', field: 'name' },
}

type Save = (typed: string) => Promise<Attempt<unknown>>

/** Stores what is saved, as a card does through its query. */
function Stored({ save }: { save: Save }) {
  const [value, setValue] = useState('张三')
  return (
    <InPlaceField
      label="姓名"
      value={value}
      type={{ kind: 'text' }}
      onSave={async typed => {
        const result = await save(typed)
        if (result.ok) setValue(typed)
        return result
      }}
    />
  )
}

const field = () => screen.getByLabelText<HTMLInputElement>('姓名')

describe('a field edited in place', () => {
  it('saves once, though Enter is followed by leaving the field', async () => {
    const save = vi.fn<Save>(() => Promise.resolve(saved))
    showOnDesk(<Stored save={save} />)
    fireEvent.change(field(), { target: { value: '张三丰' } })
    fireEvent.keyDown(field(), { key: 'Enter' })
    fireEvent.blur(field())
    await screen.findByText('✓ 已保存')
    expect(save.mock.calls).toEqual([['张三丰']])
    expect(field().value).toBe('张三丰')
  })

  it('saves nothing where nothing was typed, or the same again', () => {
    const save = vi.fn<Save>(() => Promise.resolve(saved))
    showOnDesk(<Stored save={save} />)
    fireEvent.focus(field())
    fireEvent.blur(field())
    fireEvent.change(field(), { target: { value: '张三丰' } })
    fireEvent.change(field(), { target: { value: '张三' } })
    fireEvent.blur(field())
    expect(save).not.toHaveBeenCalled()
  })

  it('keeps a refused value with its reason, tied to the field, until Esc', async () => {
    showOnDesk(<Stored save={() => Promise.resolve(refused)} />)
    fireEvent.change(field(), { target: { value: ' ' } })
    fireEvent.blur(field())
    await screen.findByText('“姓名”填写有误：请填写姓名')
    expect(field().value).toBe(' ')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    const words = document.getElementById(field().getAttribute('aria-describedby') ?? '')
    expect(words?.textContent).toContain('请填写姓名')
    expect(screen.getByText('未保存')).toBeTruthy()
    fireEvent.keyDown(field(), { key: 'Escape' })
    expect(field().value).toBe('张三')
    expect(screen.queryByText('未保存')).toBeNull()
  })

  it('is not saved by the Enter with which an input method hands over its word', () => {
    const save = vi.fn<Save>(() => Promise.resolve(saved))
    showOnDesk(<Stored save={save} />)
    fireEvent.change(field(), { target: { value: 'zhang' } })
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true })
    fireEvent.keyDown(field(), { key: 'Process', keyCode: 229 })
    expect(save).not.toHaveBeenCalled()
  })

  it('keeps what is typed on while an earlier text is being saved', async () => {
    let finish: (result: Attempt<unknown>) => void = () => undefined
    const save = () => new Promise<Attempt<unknown>>(resolve => (finish = resolve))
    showOnDesk(<Stored save={save} />)
    fireEvent.change(field(), { target: { value: '张' } })
    fireEvent.keyDown(field(), { key: 'Enter' })
    fireEvent.change(field(), { target: { value: '张丰' } })
    await act(async () => {
      finish(saved)
      await Promise.resolve()
    })
    expect(field().value).toBe('张丰')
  })

  it('leaves Ctrl+Z to the register only while nothing is typed', () => {
    showOnDesk(<Stored save={() => Promise.resolve(saved)} />)
    expect(field().hasAttribute(IDLE_INPUT)).toBe(true)
    fireEvent.change(field(), { target: { value: '张' } })
    expect(field().hasAttribute(IDLE_INPUT)).toBe(false)
  })

  it('hands over a mark as soon as it is set', async () => {
    const save = vi.fn<Save>(() => Promise.resolve(saved))
    showOnDesk(<InPlaceField label="困难党员" value="" type={{ kind: 'flag' }} onSave={save} />)
    fireEvent.click(screen.getByLabelText('困难党员'))
    await waitFor(() => expect(save.mock.calls).toEqual([['是']]))
  })

  it('shows nothing to be changed where a past day is looked at', () => {
    showOnDesk(
      <InPlaceField
        label="性别"
        value="男"
        type={{ kind: 'code', table: SEX }}
        readOnly
        onSave={() => Promise.resolve(saved)}
      />,
    )
    expect(screen.getByLabelText<HTMLInputElement>('性别').disabled).toBe(true)
  })
})
