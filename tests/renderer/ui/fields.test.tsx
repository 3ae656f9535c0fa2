import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { dayValue } from '../../../src/renderer/ui/dateValues.ts'
import { emptyToNull } from '../../../src/renderer/ui/emptyToNull.ts'
import { Field } from '../../../src/renderer/ui/Field.tsx'
import { DateField } from '../../../src/renderer/ui/fields/DateField.tsx'
import { idFindings } from '../../../src/renderer/ui/fields/IdField.tsx'
import { phoneFindings } from '../../../src/renderer/ui/fields/PhoneField.tsx'
import { showOnDesk, TODAY } from '../showOnDesk.tsx'

function Dated() {
  const [value, setValue] = useState('')
  return (
    <Field label="入党时间">
      <DateField value={value} onChange={setValue} today={TODAY} />
    </Field>
  )
}

describe('a date field', () => {
  it.each([
    ['1989.07', '1989-07'],
    ['19890701', '1989-07-01'],
    ['1989年7月1日', '1989-07-01'],
    ['89.7', '1989-07'],
    ['1991', '1991'],
    ['不详', '不详'],
  ])('shows “%s” as %s once it is left', (typed, shown) => {
    showOnDesk(<Dated />)
    const field = screen.getByLabelText<HTMLInputElement>('入党时间')
    fireEvent.change(field, { target: { value: typed } })
    expect(field.value).toBe(typed)
    fireEvent.blur(field)
    expect(field.value).toBe(shown)
  })

  it('asks for the day where a month will not do', () => {
    expect(dayValue('2016-03-01', TODAY)).toEqual({ ok: true, value: '2016-03-01' })
    const month = dayValue('2016.3', TODAY)
    expect(month.ok ? '' : month.failure.message).toBe('请写到日，如 2016-03-01')
  })
})

describe('an ID number', () => {
  const look = (typed: string, more = {}) => idFindings(typed, { today: TODAY, ...more })

  it('is counted while it grows, judged once it is whole', () => {
    expect(look('')).toEqual([])
    expect(look('4104001980031')).toEqual([{ level: 'note', text: '已输13位，共18位' }])
    expect(look('410400198003120011')).toEqual([{ level: 'ok', text: '校验码相符' }])
    expect(look('410400198003120012').map(one => one.text)).toEqual(['身份证校验码不符'])
    expect(look('410400800312001').map(one => one.text)).toEqual(['身份证号是15位旧号，请升位后再填'])
  })

  it('is compared with sex and birth', () => {
    const found = look('410400198003120011', { sex: '女', birth: '1980-03-13' }).map(one => one.text)
    expect(found).toEqual(['身份证第7–14位与出生日期不符', '身份证第17位与性别不符'])
  })
})

describe('a telephone number', () => {
  it('is pointed out, never refused', () => {
    expect(phoneFindings('')).toEqual([])
    expect(phoneFindings('13700001121')).toEqual([])
    expect(phoneFindings('137000')).toHaveLength(1)
  })
})

describe('fields left empty', () => {
  it('are nothing, and only those named', () => {
    expect(emptyToNull({ name: '', unit: ' ', phone: '1' }, 'unit', 'phone')).toEqual({
      name: '',
      unit: null,
      phone: '1',
    })
  })
})
