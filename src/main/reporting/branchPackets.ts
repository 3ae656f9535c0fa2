/**
 * 支部填报包: a table per branch to be filled in there, carried by stick (R-A22); or one table of all branches
 * for the committee above, which reads it back with the same eyes.
 */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { dateInChinese } from '../../shared/kernel/dates.ts'
import { CHECK_SHEET } from '../../shared/intake/checkSheet.ts'
import { FLOW_SHEET } from '../../shared/intake/flowSheet.ts'
import { LOST_SHEET } from '../../shared/intake/lostSheet.ts'
import type { IntakeTarget } from '../../shared/intake/schema.ts'
import type { Run, Unit } from '../../shared/reporting/run.ts'
import { isBranch } from '../../shared/organisation/rules.ts'
import { MEMBERSHIP, ON_ROLL } from '../../shared/roster/codes.ts'
import { MEMBER_FIELDS, MEMBER_KEYS } from '../../shared/roster/fields.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { withSnapshot } from '../db/snapshot.ts'
import { VERDICT_HEADER, writeFillInWorkbook, type FillInColumn } from '../documents/writeFillInWorkbook.ts'
import { templateColumns } from '../intake/service.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { resolvePlace } from '../vault/service.ts'
import { checkTable } from './checkTable.ts'
import { recordExport } from './exportRecord.ts'
import { createBranchNames } from './fileNames.ts'
import { flowTable } from './flowTable.ts'
import { startHandover, type Handover, type WrittenFile } from './handover.ts'
import { lostTable } from './lostTable.ts'
import { openDay } from './openRun.ts'

export const ROSTER_SHEET = '党员名册'

/** Rows for members who are not on record yet: more where nobody is. */
const BLANK_ROWS = { least: 30, together: 100 }

const EACH_FILE = '党员信息填报表.xlsx'
const TOGETHER_TITLE = '党员信息汇总表'
const TOGETHER_FILE = `${TOGETHER_TITLE}.xlsx`
const BRANCH_HEADER = '所在支部'

type SummaryCounts = Pick<Outputs['reporting']['branchPackets'], 'branches' | 'persons'>

interface Instructed {
  branch: string
  committee: string
  on: IsoDate
  /** the members on record stand in the sheets */
  filled: boolean
  /** a campaign runs: there is a sheet of its lines */
  checks: boolean
}

/** What is to be done sheet by sheet; the first line of each is numbered. */
function steps({ filled, checks }: Instructed): string[][] {
  return [
    [`在“${ROSTER_SHEET}”表里填写，一名党员一行。表头不能改，列不能增减。`],
    filled
      ? [
          '现有党员已经填好，请逐名核对，不对的直接改，空着的补上。',
          '已经转出、去世的不要删行，在“备注”写明。',
        ]
      : ['本支部的党员都填上，包括外出和出国（境）的。'],
    [
      `外出流动的还要填“${FLOW_SHEET}”表，一次外出一行；没有外出的不用填，失去联系的不填。`,
      `${filled ? '登记过的已经填好，不对的直接改。' : ''}回来了的填“返回日期”，不要删行；又外出的另填一行。`,
    ],
    [
      `失去联系的填“${LOST_SHEET}”表${filled ? '，查找中的已经填好' : ''}。新发现的写明哪天发现、什么原因。`,
      '一次查找写一行，写全日期、方式、对象、责任人、经过、结果；同一名党员再查找的另填一行。',
      ...(filled ? ['“已登记的查找”是台账里已有的，不用再写。'] : []),
      '怎样处理（停止党籍、除名等）不在这里填，支部的看法写在“党支部意见”。',
    ],
    ...(checks
      ? [
          [
            `正在集中排查，逐名填“${CHECK_SHEET}”表：前五栏是五核查，后八栏是排查情况，都选一项。`,
            '待完善、有问题的在后面写明，如“待完善：缺转正申请书”。',
            '五核查填全了，再填自查人和自查日期。',
          ],
        ]
      : []),
    [`身份证号填18位。填错的格子变红，右边“${VERDICT_HEADER}”写着哪里不对；变黄的是还没有填。`],
    ['有选项的点格子右边的箭头选；没有合适的照实写。'],
    [
      '日期写成 1980-05-01，只知道年月的写 1980-05，不知道的空着。',
      '外出、返回、发现失联、查找和自查的日期要写到日。',
    ],
    ['填好后存盘，文件名不改，用U盘交回。内部资料，不上网、不用聊天软件传送。'],
  ]
}

function instructions(of: Instructed): string[] {
  return [
    '党员信息填报表',
    `填报单位：${of.branch}`,
    `制表单位：${of.committee}  制表日期：${dateInChinese(of.on)}`,
    '',
    ...steps(of).flatMap(([first = '', ...others], at) => [`${at + 1}. ${first}`, ...others]),
  ]
}

function typedOf({ asTyped }: Row<'member'>): Readonly<Record<string, unknown>> {
  if (asTyped === null) return {}
  const parsed: unknown = JSON.parse(asTyped)
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}

/** What stands on record, in the words an import reads back. */
function textOf(member: Row<'member'>, target: IntakeTarget): string {
  if (target === 'kind') {
    const { membership } = member
    return membership === 'FORMAL' || membership === 'PROBATIONARY' ? labelOf(MEMBERSHIP, membership) : ''
  }
  const key = MEMBER_KEYS.find(one => one === target)
  if (key === undefined) return ''
  const typed = typedOf(member)[key]
  if (typeof typed === 'string') return typed
  const value = member[key]
  if (typeof value !== 'string') return ''
  const { type } = MEMBER_FIELDS[key]
  return type.kind === 'code' ? labelOf(type.table, value) : value
}

/** For the committee above: what it has before it, and that no name of a branch may be changed. */
function summaryInstructions(run: Run, on: IsoDate, { branches, persons }: SummaryCounts): string[] {
  return [
    TOGETHER_TITLE,
    `填报单位：${run.scopeName}`,
    `制表日期：${dateInChinese(on)}  ${branches}个支部，${persons}名党员`,
    '',
    `1. “${ROSTER_SHEET}”表是在册党员，一名一行，“${BRANCH_HEADER}”写着组织关系在哪个支部。`,
    '2. 上级在“收支部填报”里选取这个文件，先看不同和问题再写入；几个乡镇的文件可以一次选取，每个文件一步撤销。',
    `3. 身份证号填错的格子变红，右边“${VERDICT_HEADER}”写着哪里不对；变黄的是没有填。`,
    '4. 要改的在原来的台账里改，重新导出；表头和支部名称不要改。内部资料，不上网、不用聊天软件传送。',
  ]
}

/** Members on the roll of these organisations; those of none where the unit takes them. */
async function membersOf(db: Reader, unit: Unit, unassigned: boolean): Promise<Row<'member'>[]> {
  return db
    .selectFrom('member')
    .selectAll()
    .where(eb => {
      const own = eb('orgId', 'in', unit.memberOrgIds)
      return unassigned && unit.takesUnassigned ? eb.or([own, eb('orgId', 'is', null)]) : own
    })
    .where('membership', 'in', ON_ROLL)
    .where('removed', '=', 0)
    .orderBy('namePinyin')
    .orderBy('id')
    .execute()
}

type Request = Parsed['reporting']['branchPackets']
type Written = Omit<Outputs['reporting']['branchPackets'], 'folder'> & { list: WrittenFile[] }

interface Writing {
  office: Office
  db: Reader
  run: Run
  today: IsoDate
  handover: Handover
  work: Work
}

function columnsOf(targets: ReturnType<typeof templateColumns>): FillInColumn[] {
  return targets.map(({ target, header, width, words }) => ({
    key: target,
    header,
    width,
    ...(words && { words }),
  }))
}

async function writeEach(
  { office, db, run, today, handover, work }: Writing,
  filled: boolean,
): Promise<Written> {
  const targets = templateColumns()
  const columns = columnsOf(targets)
  const branches = run.units.filter(({ orgId: id }) => isBranch(run.byId.get(id)?.kind ?? ''))
  const nameOf = createBranchNames(EACH_FILE)
  const list: WrittenFile[] = []
  let persons = 0
  for (const [index, unit] of branches.entries()) {
    work.report(`正在制作${unit.shortName}的填报表`, index, branches.length)
    const members = filled ? await membersOf(db, unit, false) : []
    persons += members.length
    const unitLine = `填报单位：${unit.fullName}`
    const checks = filled ? await checkTable(db, unit, unitLine) : null
    const bytes = await writeFillInWorkbook(
      {
        title: '党员信息填报表',
        author: office.actor(),
        madeOn: today,
        instructions: instructions({
          branch: unit.fullName,
          committee: run.settings['committee.name'],
          on: today,
          filled,
          checks: checks !== null,
        }),
        tables: [
          {
            sheetName: ROSTER_SHEET,
            unitLine,
            columns,
            rows: members.map(member => targets.map(({ target }) => textOf(member, target))),
            blankRows: Math.max(BLANK_ROWS.least, BLANK_ROWS.together - members.length),
          },
          await flowTable(db, unit, unitLine, filled),
          await lostTable(db, unit, unitLine, filled),
          ...(checks ? [checks] : []),
        ],
      },
      work,
    )
    list.push(await handover.write(nameOf(unit.shortName), bytes))
    await work.breathe()
  }
  return { files: list.length, persons, branches: branches.length, list }
}

/** Whoever stands in no branch is in it too, without one: the committee above is asked about him. */
async function writeTogether({ office, db, run, today, handover, work }: Writing): Promise<Written> {
  const targets = templateColumns()
  const rows: string[][] = []
  let branches = 0
  for (const [index, unit] of run.units.entries()) {
    work.report(`正在汇总${unit.shortName}`, index, run.units.length)
    const members = await membersOf(db, unit, true)
    const isOwn = isBranch(run.byId.get(unit.orgId)?.kind ?? '')
    if (isOwn) branches += 1
    const place = isOwn ? unit.fullName : ''
    for (const member of members) rows.push([place, ...targets.map(({ target }) => textOf(member, target))])
    await work.breathe()
  }
  work.report('正在写入汇总表', 0, null)
  const persons = rows.length
  const bytes = await writeFillInWorkbook(
    {
      title: TOGETHER_TITLE,
      author: office.actor(),
      madeOn: today,
      instructions: summaryInstructions(run, today, { branches, persons }),
      tables: [
        {
          sheetName: ROSTER_SHEET,
          unitLine: `填报单位：${run.scopeName}`,
          columns: [{ key: 'branch', header: BRANCH_HEADER, width: 30 }, ...columnsOf(targets)],
          rows,
          blankRows: 0,
        },
      ],
    },
    work,
  )
  const list = [await handover.write(createBranchNames(TOGETHER_FILE)(run.scopeName), bytes)]
  return { files: 1, persons, branches, list }
}

/**
 * Writes the tables of all branches of the scope, or one of all of them, all or none. Throws
 * DESTINATION_MISSING, DESTINATION_READONLY, DISK_FULL, COPY_DAMAGED, CANCELLED.
 */
export async function writeBranchPackets(
  office: Office,
  { orgId, place: key, filled, together }: Request,
  work: Work,
): Promise<Outputs['reporting']['branchPackets']> {
  const place = await resolvePlace(office, key)
  const today = office.clock.today()
  const { folder, written } = await withSnapshot(office.register(), async db => {
    const run = await openDay(db, { orgId, on: today, from: today })
    const at = office.clock.now()
    const time = `${at.slice(0, 10)} ${at.slice(11, 16).replace(':', '')}`
    const handover = await startHandover(place, `${together ? '党员信息汇总包' : '支部填报包'} ${time}`)
    try {
      const writing = { office, db, run, today, handover, work }
      const written = await (together ? writeTogether(writing) : writeEach(writing, filled))
      return { folder: await handover.finish(), written }
    } catch (error) {
      await handover.abandon()
      throw error
    }
  })
  const { list, ...counts } = written
  const { files, persons, branches } = counts
  await recordExport(office, {
    what: together
      ? `党员信息汇总包：${branches}个支部，${persons}名`
      : `支部填报包：${files}个支部${filled ? `，已填${persons}名` : '，空表'}`,
    destination: place.label,
    detail: { files: list, persons },
  })
  return { folder, ...counts }
}
