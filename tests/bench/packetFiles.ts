/** What thirty townships hand up to their county: each a fill-in table with its branches, made as the program makes it. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFillInWorkbook, type FillInColumn } from '../../src/main/documents/writeFillInWorkbook.ts'
import { templateColumns } from '../../src/main/intake/service.ts'
import { quietWork } from '../../src/main/longWork.ts'
import { idCheckDigit } from '../../src/shared/kernel/idNumber.ts'
import type { IntakeTarget } from '../../src/shared/intake/schema.ts'
import type { MemberFacts, OrganisationFacts } from '../../src/shared/reporting/facts.ts'
import { manyMember, PER_BRANCH } from '../builders/manyMembers.ts'

const VILLAGES = Array.from('东西南北上下大小新老石青白龙凤金银双平')
const PLACES = ['岗', '河', '庄', '沟', '湾', '桥', '寨', '营', '坡', '店']
const TOWNS = Array.from('青白红绿黄蓝金银铜铁春夏秋冬山水风云松竹梅兰荷菊桃李杏梨枣柳')

export const COUNTY = '中共某县委员会'

const townName = (town: number) => `${TOWNS[town % TOWNS.length] ?? ''}山${town < TOWNS.length ? '' : town}镇`
const villageName = (branch: number) =>
  `${VILLAGES[branch % VILLAGES.length] ?? ''}${PLACES[Math.floor(branch / VILLAGES.length) % PLACES.length] ?? ''}村党支部`

/** Villages bear the same names in every township. */
export function countyOrganisations(towns: number, members: number): OrganisationFacts[] {
  const branches = Math.ceil(members / PER_BRANCH)
  return Array.from({ length: towns }, (_, town) => {
    const id = 2 + town * (branches + 1)
    const base = { orgType: 'RURAL', sortOrder: town }
    const committee = {
      ...base,
      id,
      parentId: 1,
      kind: '党委',
      fullName: `中共${townName(town)}委员会`,
      shortName: `${townName(town)}党委`,
    }
    return [
      committee,
      ...Array.from({ length: branches }, (_, branch) => ({
        ...base,
        id: id + 1 + branch,
        parentId: id,
        kind: '党支部',
        fullName: `中共${townName(town)}${villageName(branch)}`,
        shortName: villageName(branch),
      })),
    ]
  }).flat()
}

const two = (value: number) => String(value).padStart(2, '0')

function identity(index: number, female: boolean): { birth: string; idNo: string } {
  const day = new Date(Date.UTC(1938, 0, 1 + (index % 20_000)))
  const birth = `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`
  const serial = Math.floor(index / 20_000) * 2 + (female ? 0 : 1)
  const first17 = `410400${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return { birth, idNo: first17 + idCheckDigit(first17) }
}

function textOf(target: IntakeTarget, member: MemberFacts, index: number): string {
  if (target === 'kind') return member.fullDate === null ? '预备党员' : '正式党员'
  const { birth, idNo } = identity(index, member.sex === '女')
  if (target === 'birth') return birth
  if (target === 'idNo') return idNo
  const values: Readonly<Record<string, unknown>> = { ...member }
  const value = values[target]
  return typeof value === 'string' ? value : ''
}

/** Writes the files of all townships; answers their paths. */
export async function writePacketFiles(folder: string, towns: number, members: number): Promise<void> {
  const targets = templateColumns()
  const columns: FillInColumn[] = [
    { key: 'branch', header: '所在支部', width: 20 },
    ...targets.map(({ target, header, width, words }) => ({
      key: target,
      header,
      width,
      ...(words && { words }),
    })),
  ]
  for (let town = 0; town < towns; town += 1) {
    const rows = Array.from({ length: members }, (_, i) => {
      const index = town * members + i
      const member = manyMember(index, false)
      return [
        villageName(Math.floor(i / PER_BRANCH)),
        ...targets.map(({ target }) => textOf(target, member, index)),
      ]
    })
    const bytes = await writeFillInWorkbook(
      {
        title: '党员信息填报表',
        author: '',
        madeOn: '2016-03-20',
        instructions: ['党员信息填报表'],
        tables: [
          {
            sheetName: '党员名册',
            unitLine: `填报单位：中共${townName(town)}委员会`,
            columns,
            rows,
            blankRows: 100,
          },
        ],
      },
      quietWork(),
    )
    await writeFile(join(folder, `${two(town)} 党员信息填报表.xlsx`), bytes)
  }
}
