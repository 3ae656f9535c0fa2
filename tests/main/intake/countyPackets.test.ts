/** One file of a township up to its county: written there, read here with those of others, put back one by one. */

import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { idCheckDigit } from '../../../src/shared/kernel/idNumber.ts'
import { putOrganisations } from '../../builders/factsRegister.ts'
import { importSheets, members } from '../../builders/imports.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { anIdNumber } from '../../builders/people.ts'

const org = (id: number, parentId: number, kind: string, fullName: string, shortName: string) => ({
  id,
  parentId,
  kind,
  fullName,
  shortName,
  orgType: 'RURAL',
  sortOrder: id,
})

async function officeOf(fullName: string): Promise<TestOffice> {
  const office = await anOffice()
  await change(office.register, stamp(office.office, '改名', 'system'), ({ tx }) =>
    tx.updateTable('organisation').set({ fullName, shortName: '' }).where('id', '=', office.rootId).execute(),
  )
  return office
}

/** Two villages and a group, four members; both townships have a 东岗村. */
async function township(name: string, seed: number): Promise<TestOffice> {
  const office = await officeOf(`中共${name}委员会`)
  await putOrganisations(office, [
    org(11, office.rootId, '党支部', `中共${name}东岗村支部委员会`, '东岗村党支部'),
    org(12, office.rootId, '党支部', `${seed}号村党支部`, ''),
    org(13, 12, '党小组', '一组', ''),
  ])
  for (const [n, orgId] of [11, 11, 12, 13].entries()) {
    const values = {
      name: `${name.slice(0, 1)}${String.fromCodePoint(0x4e00 + seed + n)}`,
      idNo: anIdNumber('1970-05-01', '男', seed + n),
      sex: '男',
      birth: '1970-05-01',
      phone: '13800000000',
    }
    await office.backend.roster.create({ orgId, values })
  }
  mkdirSync(join(office.folder, 'stick'))
  return office
}

async function packetOf(office: TestOffice): Promise<string> {
  const { places } = await office.backend.reporting.destinations({})
  const { folder } = await finish(
    office.backend.reporting.branchPackets({ place: places[0]!.key, together: true }),
  )
  return join(folder, readdirSync(folder)[0]!)
}

let county: TestOffice
let green: TestOffice
let white: TestOffice
beforeEach(async () => {
  county = await officeOf('中共叶县委员会')
  green = await township('青山镇', 1)
  white = await township('白河乡', 11)
  await putOrganisations(county, [
    org(10, county.rootId, '党委', '中共青山镇委员会', ''),
    org(11, 10, '党支部', '中共青山镇东岗村支部委员会', '东岗村党支部'),
    org(12, 10, '党支部', '1号村党支部', ''),
    org(20, county.rootId, '党委', '中共白河乡委员会', ''),
    org(21, 20, '党支部', '中共白河乡东岗村支部委员会', '东岗村党支部'),
    org(22, 20, '党支部', '11号村党支部', ''),
  ])
})
afterEach(() => Promise.all([county.dispose(), green.dispose(), white.dispose()]))

const read = (fileIds: string[]) => finish(county.backend.intake.readMany({ fileIds }))
type Read = Awaited<ReturnType<typeof read>>
const apply = ({ files }: Read) =>
  finish(county.backend.intake.applyMany({ planIds: files.flatMap(({ plan }) => plan?.planId ?? []) }))
const places = () =>
  members(county)
    .map(({ orgId, name }) => `${String(orgId)} ${String(name).slice(0, 1)}`)
    .sort()

describe('the one file of a township', () => {
  it('goes to its own branches beside that of another, each one step of undo', async () => {
    const result = await read([await packetOf(green), await packetOf(white)])
    expect(
      result.summary.files.map(({ questions, counts }) => [questions, counts.new, counts.refused]),
    ).toEqual([
      [0, 4, 0],
      [0, 4, 0],
    ])
    expect(result.summary.missing).toEqual([])
    await apply(result)
    expect(places()).toEqual(['11 青', '11 青', '12 青', '12 青', '21 白', '21 白', '22 白', '22 白'])
    await finish(county.backend.audit.undo({}))
    expect(places()).toEqual(['11 青', '11 青', '12 青', '12 青'])
  })

  it('says, read once more, only what was changed there since, cell by cell', async () => {
    await apply(await read([await packetOf(green)]))
    const again = await read([await packetOf(green)])
    expect(again.summary.files[0]!.counts).toMatchObject({ new: 0, changed: 0, same: 4, refused: 0 })
    const [row] = (await green.backend.roster.list({ filter: { orgId: 12 } })).rows
    await green.backend.roster.update({ id: row!.id, values: { phone: '13900000001' } })
    const { differences, differenceCount } = (await read([await packetOf(green)])).summary
    expect(differenceCount).toBe(1)
    expect(differences).toMatchObject([
      { name: row!.name, branch: '1号村党支部', decision: 'changed', changes: [{ after: '13900000001' }] },
    ])
    expect(differences[0]!.changes).toHaveLength(1)
  })

  it('brings no number whose last digits were lost back as a whole one', async () => {
    // Its end happens to fit, as one in eleven does.
    const lost = '410400195912280000'
    expect(idCheckDigit(lost.slice(0, 17))).toBe('0')
    await importSheets(green, {
      name: '1号村',
      rows: [
        ['姓名', '性别', '出生年月', '身份证号'],
        ['李学军', '男', '1959-12', Number(lost)],
      ],
    })
    const own = await finish(green.backend.intake.plan({ fileId: await packetOf(green) }))
    expect([own.counts.same, own.counts.changed]).toEqual([5, 0])
  })

  it('names a wrong ID number with its cell, and asks about a branch the county does not have', async () => {
    await green.backend.roster.create({ orgId: 11, values: { name: '错号', idNo: '410400197005010011' } })
    await putOrganisations(green, [org(14, green.rootId, '党支部', '新设村党支部', '')])
    const idNo = anIdNumber('1980-01-02', '女', 77)
    await green.backend.roster.create({ orgId: 14, values: { name: '新设', idNo } })
    const { summary, files } = await read([await packetOf(green)])
    expect(summary.findings).toContainEqual(
      expect.objectContaining({ sheet: '党员名册', column: 'E', value: '410400197005010011' }),
    )
    expect(files[0]!.plan!.questions.map(({ text }) => text)).toEqual(['新设村党支部'])
  })
})
