import { DecryptionError, EncryptedFileError, readXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { protectWorkbook } from '../../../src/main/documents/protectWorkbook.ts'
import { writeFormWorkbook } from '../../../src/main/documents/writeFormWorkbook.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import { mirror } from '../../builders/workbookMirror.ts'
import { cardSheet, listSheet, someRows } from './handmadeForm.ts'

const sheets = () => [listSheet('甲', someRows(40)), cardSheet('乙', ['李𠮷祥'])]
const plain = () =>
  writeFormWorkbook(
    { sheets: sheets(), pageTotal: null, title: '党员名册', author: '', madeOn: '2016-03-20' },
    quietWork(),
  )

describe('a workbook behind a password', () => {
  it('opens with the password, all cells in their places', async () => {
    const locked = protectWorkbook(await plain(), '平安 2016!')
    const { problems } = await mirror(locked, sheets(), '平安 2016!')
    expect(problems).toEqual([])
  })

  it('does not open without the password or with another', async () => {
    const locked = protectWorkbook(await plain(), '平安2016')
    await expect(readXlsx(locked)).rejects.toBeInstanceOf(EncryptedFileError)
    await expect(readXlsx(locked, { password: '平安2017' })).rejects.toBeInstanceOf(DecryptionError)
  })

  it('shows nothing of its cells and is never the same twice', async () => {
    const bytes = await plain()
    const first = Buffer.from(protectWorkbook(bytes, '平安2016'))
    expect(first.subarray(0, 8).toString('hex')).toBe('d0cf11e0a1b11ae1')
    expect(first.includes('xl/worksheets')).toBe(false)
    expect(first.equals(Buffer.from(protectWorkbook(bytes, '平安2016')))).toBe(false)
  })
})
