import { describe, expect, it } from 'vitest'
import { bulkWords } from '../../../src/renderer/roster/bulkWords.ts'

const seen = { members: 5, cells: 5, replaced: 0, refused: [] }

describe('what a bulk edit comes to', () => {
  it('asks for the field first, then counts', () => {
    expect(bulkWords(5, null, '', undefined)).toBe('请选择要改哪一项。')
    expect(bulkWords(5, '学历', '大专', undefined)).toBe('将把“学历”改为“大专”：正在计数。')
  })

  it('says who is changed, what is replaced, who stays as he is, who cannot be changed', () => {
    expect(bulkWords(5, '学历', ' 大专 ', seen)).toBe('将把“学历”改为“大专”：改5名。')
    expect(
      bulkWords(9, '学历', '大专', {
        ...seen,
        replaced: 2,
        refused: [{ id: 1, field: 'education', reason: '' }],
      }),
    ).toBe('将把“学历”改为“大专”：改5名，其中2名原有内容被替换，3名本来如此，不变，1名不能改。')
  })

  it('calls an empty value what it is', () => {
    expect(bulkWords(6, '备注', ' ', { ...seen, replaced: 5 })).toBe(
      '将清空“备注”：改5名，1名本来如此，不变。',
    )
  })
})
