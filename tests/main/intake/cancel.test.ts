/** Giving up in the midst of a long import leaves nothing half written and the office at work. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apply, everything, members, planFile, upload } from '../../builders/imports.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'
import { xlsx, type Grid } from '../../builders/workbooks.ts'

const COUNT = 4000

const day = (n: number) => new Date(Date.UTC(1950, 0, 1 + n)).toISOString().slice(0, 10)
const ROWS: Grid = [
  ['姓名', '身份证号', '出生日期', '所在支部', '现任党内职务'],
  ...Array.from({ length: COUNT }, (_, n) => [
    `赵${String.fromCodePoint(0x4e00 + n)}`,
    anIdNumber(day(n), '男', n),
    day(n),
    n % 2 === 0 ? '东岗村' : '新立村',
    n % 100 === 0 ? '组织委员' : '',
  ]),
]

let test: TestOffice
let east: number
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test, '东岗村支部')
  // The first row of the file is somebody on record: the import would change her.
  await aMember(test, east, { name: '赵一', idNo: anIdNumber(day(0), '男', 0), birth: day(0) })
})
afterEach(() => test.dispose())

const options = () => ({
  branches: [
    {
      text: '新立村',
      answer: { create: { fullName: '新立村支部', parentId: test.rootId, orgType: 'RURAL' as const } },
    },
  ],
})

type Kind = 'plan' | 'apply' | 'run'

/** Begins, and answers the stream once rows have been worked on. */
async function begin(kind: Kind, signal?: AbortSignal) {
  const more = signal ? { signal } : {}
  const bytes = await xlsx({ rows: ROWS })
  const { intake } = test.backend
  const start = async () => {
    if (kind === 'apply') {
      const { planId } = await planFile(test, bytes, { options: options() })
      return intake.apply({ planId }, more)
    }
    const fileId = await upload(test, bytes)
    return intake[kind]({ fileId, options: options() }, more)
  }
  const stream = await start()
  for (;;) {
    const step = await stream.next()
    if (step.done === true) throw new Error('at its end too soon')
    if (step.value.done > 0 && step.value.done < COUNT && step.value.step !== '重新检查') return stream
  }
}

describe.each<Kind>(['plan', 'apply', 'run'])('%s', kind => {
  it('is given up by giving the stream back', async () => {
    const before = everything(test.register)
    const stream = await begin(kind)
    await stream.return(undefined)
    expect(everything(test.register)).toEqual(before)
    await aMember(test, east, { name: '钱八' })
    expect(members(test)).toHaveLength(2)
  })

  it('is given up by its signal, and says that nothing changed', async () => {
    const before = everything(test.register)
    const controller = new AbortController()
    const stream = await begin(kind, controller.signal)
    controller.abort()
    await expect(
      (async () => {
        for (;;) if ((await stream.next()).done === true) return
      })(),
    ).rejects.toMatchObject({ code: 'CANCELLED', message: '已取消，数据没有改动' })
    expect(everything(test.register)).toEqual(before)
  })

  it('comes to its end when it is asked for again', async () => {
    const stream = await begin(kind)
    await stream.return(undefined)
    const bytes = await xlsx({ rows: ROWS })
    const plan = await planFile(test, bytes, { options: options() })
    expect(plan.counts).toEqual({ new: COUNT - 1, changed: 1, same: 0, refused: 0 })
    const { changeId } = await apply(test, plan.planId)
    expect(members(test)).toHaveLength(COUNT)
    await finish(test.backend.audit.undo({ id: changeId ?? 0 }))
    expect(members(test).map(({ name }) => name)).toEqual(['赵一'])
  })
})
