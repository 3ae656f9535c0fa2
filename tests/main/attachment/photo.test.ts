import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aPng, asFile, jpegBytes } from '../../builders/papers.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
let member: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
  member = await aMember(test, branch)
})
afterEach(() => test.dispose())

const picture = (seed: number) => asFile('照片.jpg', jpegBytes(500, 700, { seed }))
const set = (image: File, memberId = member) => test.backend.attachment.setPhoto({ memberId, image })
const seedOf = async (memberId = member) => {
  const { photo } = await test.backend.attachment.photo({ memberId })
  return photo === null ? null : Buffer.from(photo.data, 'base64').at(-4)
}
const newest = async () => (await test.backend.audit.changes({})).rows[0]?.label

describe('the photo', () => {
  it('is set, replaced and taken away, each step undone on its own', async () => {
    expect(await seedOf()).toBeNull()
    await set(picture(1))
    expect(await newest()).toBe('设定照片：张三')
    await set(picture(2))
    expect([await seedOf(), await newest()]).toEqual([2, '更换照片：张三'])
    await test.backend.attachment.removePhoto({ memberId: member })
    expect([await seedOf(), await newest()]).toEqual([null, '删除照片：张三'])
    await finish(test.backend.audit.undo({}))
    expect(await seedOf()).toBe(2)
    await finish(test.backend.audit.undo({}))
    expect(await seedOf()).toBe(1)
    await finish(test.backend.audit.redo({}))
    expect(await seedOf()).toBe(2)
  })

  it('leaves no entry when the same picture is set again, and is no attachment among others', async () => {
    await set(picture(1))
    const before = dump(test.register)
    expect(await set(picture(1))).toEqual({ changeId: null })
    expect(dump(test.register)).toEqual(before)
    expect((await test.backend.attachment.ofMember({ memberId: member })).rows).toEqual([])
  })

  it.each([
    ['不是 JPG 图片', aPng(500, 700)],
    ['尺寸不是一寸', jpegBytes(700, 500)],
    ['里面带有拍摄时间、地点等信息', jpegBytes(500, 700, { exif: true })],
  ])('is refused where its reason is %s', async (reason, bytes) => {
    await expect(set(asFile('照片.jpg', bytes))).rejects.toMatchObject({
      message: `照片没有保存：${reason}。请重新选择照片`,
    })
  })

  it('has none to take away', async () => {
    await expect(test.backend.attachment.removePhoto({ memberId: member })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
  })
})

describe('two members made one', () => {
  const merge = async (keepId: number, otherId: number) => {
    const { fields } = await test.backend.duplicates.compare({ keepId, otherId })
    const choices = Object.fromEntries(
      fields.filter(({ preset }) => preset === null).map(({ key }) => [key, 'kept' as const]),
    )
    return test.backend.duplicates.merge({ keepId, otherId, choices })
  }
  const aSanction = async (memberId: number) => {
    const values = {
      kind: '警告',
      decidedOn: '2015-03-01',
      decidedBy: null,
      documentNo: null,
      note: null,
    } as const
    return (await test.backend.roster.saveSanction({ memberId, values: { family: '党纪', ...values } })).id
  }

  it('brings the attachments over; of two photos the second becomes an attachment', async () => {
    const other = await aMember(test, branch)
    const kept = await aSanction(member)
    const twin = await aSanction(other)
    await set(picture(1))
    await set(picture(2), other)
    await test.backend.attachment.add({
      memberId: other,
      owner: { table: 'sanction', rowId: twin },
      files: [asFile('决定.png', aPng())],
    })
    const before = dump(test.register)
    await merge(member, other)
    expect(await seedOf()).toBe(1)
    const { rows } = await test.backend.attachment.ofMember({ memberId: member })
    expect(rows.map(row => [row.table, row.rowId, row.ownerStands, row.fileName, row.note])).toEqual([
      ['member', null, true, '照片.jpg', '合并前另一条记录的照片'],
      ['sanction', kept, true, '决定.png', null],
    ])
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(before)
  })

  it('takes the photo of the other where the kept one has none', async () => {
    const other = await aMember(test, branch)
    await set(picture(2), other)
    await merge(member, other)
    expect(await seedOf()).toBe(2)
  })
})
