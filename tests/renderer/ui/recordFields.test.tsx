import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { RecordFields, recordValue, type RecordFieldType } from '../../../src/renderer/ui/RecordFields.tsx'
import { FLOW_DIRECTION } from '../../../src/shared/flow/codes.ts'
import { flowValuesSchema } from '../../../src/shared/flow/methods.ts'
import { showOnDesk, TODAY } from '../showOnDesk.tsx'

const code: RecordFieldType = { kind: 'code', table: FLOW_DIRECTION }

describe('what is typed into a record, as its method takes it', () => {
  it.each<[RecordFieldType, string, string | number | boolean | null]>([
    [{ kind: 'text' }, ' 郑州市 ', '郑州市'],
    [{ kind: 'text' }, '   ', null],
    [{ kind: 'day' }, '2016.3.1', '2016-03-01'],
    [{ kind: 'day' }, '', null],
    [{ kind: 'date' }, '2016年3月', '2016-03'],
    [code, 'CROSS_CITY', 'CROSS_CITY'],
    [code, '跨市流动', 'CROSS_CITY'],
    [code, '', null],
    [{ kind: 'flag' }, '是', true],
    [{ kind: 'flag' }, '', false],
    [{ kind: 'number' }, '９０', 90],
  ])('%j %j is %j', (type, typed, value) => {
    expect(recordValue(type, typed, TODAY)).toEqual({ ok: true, value })
  })

  it.each<[RecordFieldType, string]>([
    [{ kind: 'day' }, '2016-03'],
    [{ kind: 'date' }, '不记得'],
    [code, '去了外地'],
    [{ kind: 'number' }, ''],
    [{ kind: 'number' }, '九十'],
  ])('%j %j is refused in words', (type, typed) => {
    expect(recordValue(type, typed, TODAY)).toMatchObject({
      ok: false,
      failure: { message: expect.stringMatching(/\p{Script=Han}/u) as unknown },
    })
  })
})

describe('a field of a record', () => {
  const schema = flowValuesSchema.partial()
  const show = (onSave = vi.fn(() => Promise.resolve({ ok: true as const, value: null }))) => {
    showOnDesk(
      <RecordFields
        fields={[
          { key: 'destPlace', label: '外出地点', type: { kind: 'text', maxLength: 120 } },
          { key: 'leftOn', label: '外出日期', type: { kind: 'day' } },
        ]}
        values={{ destPlace: '郑州市', leftOn: '2023-01-22' }}
        schema={schema}
        readOnly={false}
        onSave={onSave}
      />,
    )
    return onSave
  }
  const typeInto = (label: string, typed: string) => {
    const field = screen.getByLabelText(label)
    fireEvent.change(field, { target: { value: typed } })
    fireEvent.blur(field)
  }

  it('saves only itself', async () => {
    const onSave = show()
    typeInto('外出地点', '洛阳市')
    await waitFor(() => expect(onSave).toHaveBeenCalledExactlyOnceWith({ destPlace: '洛阳市' }))
  })

  it('keeps what cannot be saved, with the reason in Chinese', async () => {
    const onSave = show()
    typeInto('外出日期', '')
    await screen.findByText(/请填写日期/)
    expect(onSave).not.toHaveBeenCalled()
  })
})
