import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Attempt } from '../../../src/renderer/shell/failures.ts'
import { ConfirmChange } from '../../../src/renderer/ui/ConfirmChange.tsx'
import { Field } from '../../../src/renderer/ui/Field.tsx'
import { SCREEN_ID } from '../../../src/renderer/ui/focusBack.ts'
import { FormDialog } from '../../../src/renderer/ui/FormDialog.tsx'
import { TextField } from '../../../src/renderer/ui/fields/TextField.tsx'
import { showOnDesk } from '../showOnDesk.tsx'

const refusedAt = (field: string | null): Attempt<unknown> => ({
  ok: false,
  failure: { code: 'ORG_NAME_TAKEN', message: '同一上级下已有“东岗村支部”，请换一个名称', field },
})

function show(result: Attempt<unknown>, onClose: () => void) {
  showOnDesk(
    <FormDialog
      title="新增党组织"
      onSubmit={() => Promise.resolve(result)}
      onClose={onClose}
      fields={['fullName']}
    >
      <Field label="全称" name="fullName">
        <TextField value="东岗村支部" onChange={() => undefined} />
      </Field>
    </FormDialog>,
  )
}

describe('a form in a dialog', () => {
  it('closes once it is saved', async () => {
    const onClose = vi.fn()
    show({ ok: true, value: { id: 1 } }, onClose)
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  })

  it('shows a refusal beside the field it names, and only there', async () => {
    const onClose = vi.fn()
    show(refusedAt('values.fullName'), onClose)
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    await screen.findByText(/同一上级下已有/)
    expect(screen.getByLabelText('全称').getAttribute('aria-invalid')).toBe('true')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(onClose).not.toHaveBeenCalled()
  })

  it('shows any other refusal above the buttons', async () => {
    show(refusedAt(null), () => undefined)
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect((await screen.findByRole('alert')).textContent).toContain('请换一个名称')
    expect(screen.getByLabelText('全称').getAttribute('aria-invalid')).toBeNull()
  })
})

/** A step that is offered until it is taken: its button is gone when the dialog closes. */
function StepOnce() {
  const [state, setState] = useState<'offered' | 'asking' | 'taken'>('offered')
  return (
    <main id={SCREEN_ID} tabIndex={-1}>
      {state !== 'taken' && <button onClick={() => setState('asking')}>转入查找</button>}
      {state === 'asking' && (
        <FormDialog
          title="转入查找"
          onSubmit={() => Promise.resolve({ ok: true, value: null })}
          onClose={() => setState('taken')}
        >
          <Field label="经办人" name="by">
            <TextField value="" onChange={() => undefined} />
          </Field>
        </FormDialog>
      )}
    </main>
  )
}

describe('the focus when a dialog closes', () => {
  it('goes to the screen where the button that opened it is gone', async () => {
    showOnDesk(<StepOnce />)
    const opener = screen.getByRole('button', { name: '转入查找' })
    opener.focus()
    fireEvent.click(opener)
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')))
  })
})

describe('a question before a change', () => {
  it('says what will happen, counts it, names the first, and that it can be undone', () => {
    const items = Array.from({ length: 60 }, (_, i) => `党员${i + 1}`)
    showOnDesk(
      <ConfirmChange
        title="转到其他支部"
        effect="将把60名党员转到“西河村支部”。"
        items={items}
        confirmText="转60名党员"
        onConfirm={() => Promise.resolve(null)}
        onClose={() => undefined}
      />,
    )
    expect(screen.getByText('将把60名党员转到“西河村支部”。')).toBeTruthy()
    const listed = screen.getAllByRole('listitem').map(item => item.textContent)
    expect(listed).toHaveLength(51)
    expect(listed.at(-1)).toBe('等共60项')
    expect(screen.getByText(/可以撤销：按 Ctrl Z/)).toBeTruthy()
  })
})
