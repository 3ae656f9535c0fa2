/** A roster as a county's villages would send it in one workbook: one sheet, forty columns, made with exceljs. */

import Excel from 'exceljs'
import { idCheckDigit } from '../../src/shared/kernel/idNumber.ts'
import { manyBranches, manyMember, PER_BRANCH } from '../builders/manyMembers.ts'

const two = (value: number) => String(value).padStart(2, '0')

interface Line {
  index: number
  birth: string
  idNo: string
  branch: string
  member: ReturnType<typeof manyMember>
}

/** Different for every member: 20,000 birth dates, and for each a serial number. */
function identity(index: number, female: boolean): { birth: string; idNo: string } {
  const day = new Date(Date.UTC(1938, 0, 1 + (index % 20_000)))
  const birth = `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`
  const serial = Math.floor(index / 20_000) * 2 + (female ? 0 : 1)
  const first17 = `410400${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return { birth, idNo: first17 + idCheckDigit(first17) }
}

const COLUMNS: readonly [header: string, text: (line: Line) => string | number | null][] = [
  ['序号', ({ index }) => index + 1],
  ['所在党支部', ({ branch }) => branch],
  ['姓名', ({ member }) => member.name],
  ['性别', ({ member }) => member.sex],
  ['民族', ({ member }) => member.nation],
  ['公民身份号码', ({ idNo }) => idNo],
  ['出生年月', ({ birth }) => birth.slice(0, 7).replace('-', '.')],
  ['婚姻状况', ({ member }) => member.marital],
  ['籍贯', ({ member }) => member.nativePlace],
  ['参加工作时间', ({ member }) => member.workStart],
  ['入党时间', ({ member }) => member.joinDate],
  ['转正时间', ({ member }) => member.fullDate],
  ['党员类别', ({ member }) => (member.fullDate === null ? '预备党员' : '正式党员')],
  ['入党介绍人', ({ index }) => `介绍人${index % 97}、介绍人${index % 89}`],
  ['入党时所在支部', ({ member }) => member.joinBranch],
  ['审批党委', () => '青山镇党委'],
  ['转入当前支部日期', ({ member }) => member.joinDate],
  ['学历', ({ member }) => member.education],
  ['学位', ({ member }) => member.degree],
  ['毕业院校', ({ index }) => (index % 5 === 0 ? '平顶山市某某中学' : null)],
  ['专业', ({ index }) => (index % 7 === 0 ? '农学' : null)],
  ['职业类型', ({ member }) => member.occupation],
  ['工作单位', ({ member }) => member.unit],
  ['职务', ({ member }) => member.title],
  ['设岗定责', ({ index }) => (index % 11 === 0 ? '政策宣传岗' : null)],
  ['联系电话', ({ member }) => member.phone],
  ['备用电话', ({ index }) => (index % 9 === 0 ? `0375-${1_000_000 + index}` : null)],
  ['户籍所在地', ({ member }) => member.domicile],
  ['家庭住址', ({ member }) => member.residence],
  ['微信号', ({ member }) => member.wechat],
  ['QQ号', ({ member }) => member.qq],
  ['电子邮箱', ({ index }) => (index % 13 === 0 ? `m${index}@mail.invalid` : null)],
  ['困难党员', ({ index }) => (index % 17 === 0 ? '是' : null)],
  ['最近参加组织生活日期', ({ index }) => `2024-0${1 + (index % 3)}-15`],
  ['最近交纳党费日期', ({ index }) => `2024.0${1 + (index % 3)}`],
  ['备注', ({ member }) => member.remark],
  // Columns a village adds for itself, which the register does not know.
  ['责任区', ({ index }) => `第${1 + (index % 12)}责任区`],
  ['鞋码', ({ index }) => 36 + (index % 10)],
  ['领用徽章', ({ index }) => (index % 2 === 0 ? '已领' : '未领')],
  ['村内编号', ({ index }) => `Q${index}`],
]

export const ROSTER_COLUMNS = COLUMNS.length

export async function writeRosterFile(path: string, members: number): Promise<void> {
  const branches = manyBranches(members)
  const book = new Excel.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true })
  const sheet = book.addWorksheet('党员名册')
  sheet.addRow(['青山镇党员名册']).commit()
  sheet.addRow(COLUMNS.map(([header]) => header)).commit()
  for (let index = 0; index < members; index += 1) {
    const member = manyMember(index, false)
    const branch = branches[Math.floor(index / PER_BRANCH)]?.shortName ?? ''
    const line = { index, member, branch, ...identity(index, member.sex === '女') }
    sheet.addRow(COLUMNS.map(([, text]) => text(line))).commit()
    // The writer's stream gets its turn: rows do not pile up in memory.
    if (index % 500 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  sheet.commit()
  await book.commit()
}
