/** Stages, tasks and people of a campaign. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { CAMPAIGN_ROLE, STAGE_STATE, type StageState } from '../../shared/census/codes.ts'
import { plannedStages } from '../../shared/census/plans.ts'
import { stageWarnings, type DeadlineSettings } from '../../shared/census/rules.ts'
import type { CampaignTask, Stage } from '../../shared/census/stageMethods.ts'
import {
  isStageOverdue,
  isTaskLate,
  isTaskOverdue,
  missingForStep,
  nextStep,
  stageStep,
  type StageFacts,
} from '../../shared/census/stages.ts'
import { keyOf, labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import { toFlag } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCampaign, demandOpen } from './campaign.ts'
import { namedFew } from './marks.ts'
import { packetStanding, type PacketStanding } from './packetStanding.ts'
import { sweptBranches, type SweptBranch } from './sweptBranches.ts'

type StageRow = Row<'campaignStage'>
type TaskRow = Row<'campaignTask'>

function stateOf({ state }: Pick<StageRow, 'state'>): StageState {
  return keyOf(STAGE_STATE, state) ?? 'PENDING'
}

function toTask(
  { id, stageId, orgId, text, owner, deadline, doneOn, evidence, excuse, handsUp }: TaskRow,
  names: ReadonlyMap<number, string>,
  day: IsoDate,
  settings: DeadlineSettings,
): CampaignTask {
  const values = { stageId, orgId, text, owner, deadline, doneOn, evidence, excuse }
  return {
    id,
    ...values,
    handsUp: handsUp === 1,
    orgName: orgId === null ? null : (names.get(orgId) ?? ''),
    overdue: isTaskOverdue(values, day, settings),
    late: isTaskLate(values, settings),
  }
}

async function stageRows(db: Reader, campaignId: number): Promise<StageRow[]> {
  return db
    .selectFrom('campaignStage')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('removed', '=', 0)
    .orderBy('fromOn')
    .orderBy('sortOrder')
    .orderBy('id')
    .execute()
}

async function taskRows(db: Reader, campaignId: number): Promise<TaskRow[]> {
  return db
    .selectFrom('campaignTask')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('removed', '=', 0)
    .orderBy('sortOrder')
    .orderBy('deadline')
    .orderBy('id')
    .execute()
}

/** What decides about the steps of every stage alike: read once, going through all lines of the campaign. */
interface Standing {
  branches: readonly SweptBranch[]
  packet: PacketStanding
}

async function standingOn(db: Reader, campaignId: number, on: IsoDate): Promise<Standing> {
  return {
    branches: await sweptBranches(db, campaignId, on),
    packet: await packetStanding(db, campaignId),
  }
}

/** What decides about a stage's next step, as things stand. */
async function factsOf(
  db: Reader,
  row: StageRow,
  { branches, packet }: Standing,
  asked: { on: IsoDate; by: string | null; signedOn: IsoDate | null },
): Promise<StageFacts> {
  const { open } = await db
    .selectFrom('campaignTask')
    .select(eb => eb.fn.countAll().as('open'))
    .where('stageId', '=', row.id)
    .where('removed', '=', 0)
    .where('doneOn', 'is', null)
    .where('excuse', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    fromOn: row.fromOn,
    on: asked.on,
    responsible: row.responsible,
    openTasks: Number(open),
    by: asked.by,
    acceptsBranches: row.acceptsBranches === 1,
    branchesOpen: branches.filter(({ acceptedOn }) => acceptedOn === null).length,
    // Of a stage that hands the packet up, the signature is that of the packet, and it goes up as a whole.
    signedOn: row.hasPacket === 1 ? packet.signedOn : asked.signedOn,
    hasPacket: row.hasPacket === 1,
    packetHanded: packet.head?.handedOn !== undefined && packet.head.handedOn !== null,
    missingDocuments: packet.missing,
  }
}

/** Typed into the step's own dialogue: it is not missing before it was asked for. */
const TYPED = { by: '—', signedOn: '0000-00-00' } as const

/** Branches whose 整改规范综合报告 has not come (S00 32): said when a stage that accepts branches is accepted. */
function withoutClosing({ branches }: Standing, names: ReadonlyMap<number, string>): string[] {
  const without = branches.filter(({ closingOn }) => closingOn === null)
  if (without.length === 0) return []
  const few = namedFew(without.map(({ orgId }) => names.get(orgId) ?? ''))
  return [`${without.length}个支部还没有交整改规范综合报告：${few}`]
}

async function toStage(
  db: Reader,
  row: StageRow,
  tasks: readonly CampaignTask[],
  standing: Standing,
  names: ReadonlyMap<number, string>,
  day: IsoDate,
): Promise<Stage> {
  const state = stateOf(row)
  const step = nextStep(state)
  const own = tasks.filter(({ stageId }) => stageId === row.id)
  const steps = await db
    .selectFrom('campaignStep')
    .selectAll()
    .where('stageId', '=', row.id)
    .orderBy('id')
    .execute()
  const { id, name, fromOn, toOn, responsible } = row
  return {
    id,
    name,
    fromOn,
    toOn,
    responsible,
    hasPacket: row.hasPacket === 1,
    acceptsBranches: row.acceptsBranches === 1,
    state,
    overdue: isStageOverdue({ toOn, state }, day),
    openTasks: own.filter(({ doneOn, excuse }) => doneOn === null && excuse === null).length,
    tasks: own,
    next:
      step === null
        ? null
        : {
            to: step.to,
            label: step.label,
            missing: missingForStep(step, await factsOf(db, row, standing, { ...TYPED, on: day })),
            warnings:
              step.to === 'ACCEPTED' && row.acceptsBranches === 1 ? withoutClosing(standing, names) : [],
          },
    steps: steps.map(({ fromState, toState, on, by, signedOn, document }) => ({
      from: keyOf(STAGE_STATE, fromState) ?? 'PENDING',
      to: keyOf(STAGE_STATE, toState) ?? 'PENDING',
      on,
      by,
      signedOn,
      document,
    })),
  }
}

async function peopleOf(db: Reader, campaignId: number, names: ReadonlyMap<number, string>) {
  const rows = await db
    .selectFrom('campaignPerson')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('removed', '=', 0)
    .orderBy('id')
    .execute()
  return rows.map(({ id, role, name, duty, phone, orgId }) => ({
    id,
    role: keyOf(CAMPAIGN_ROLE, role) ?? 'GROUP',
    name,
    duty,
    phone,
    orgId,
    orgName: orgId === null ? null : (names.get(orgId) ?? ''),
  }))
}

/**
 * Branches of the list without the secretary who answers for them (S03 25): neither named for the campaign nor
 * holding the post that day.
 */
async function branchesWithoutSecretary(
  db: Reader,
  { branches }: Standing,
  people: readonly { role: string; orgId: number | null }[],
  names: ReadonlyMap<number, string>,
  day: IsoDate,
): Promise<string[]> {
  const posts = await db
    .selectFrom('orgPost')
    .select('orgId')
    .where('removed', '=', 0)
    .where('post', '=', '书记')
    .where(eb => eb.or([eb('fromOn', 'is', null), eb('fromOn', '<=', day)]))
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>', day)]))
    .execute()
  const named = people.filter(({ role }) => role === 'BRANCH')
  const answered = new Set([...posts, ...named].map(({ orgId }) => orgId))
  const without = branches.filter(({ orgId }) => !answered.has(orgId))
  if (without.length === 0) return []
  const few = namedFew(without.map(({ orgId }) => names.get(orgId) ?? ''))
  return [`支部责任书记（${few}，共${without.length}个支部）`]
}

export async function campaignStagesOf(
  db: Reader,
  { campaignId, asOf }: Parsed['census']['stages'],
  today: IsoDate,
): Promise<Outputs['census']['stages']> {
  const campaign = await demandCampaign(db, campaignId)
  const day = asOf ?? today
  const names = await organisationNames(db)
  const rows = await stageRows(db, campaignId)
  const settings = await settingsOf(db)
  const tasks = (await taskRows(db, campaignId)).map(row => toTask(row, names, day, settings))
  const stages: Stage[] = []
  const standing = await standingOn(db, campaignId, day)
  for (const row of rows) stages.push(await toStage(db, row, tasks, standing, names, day))
  const known = new Set(rows.map(({ id }) => id))
  const people = await peopleOf(db, campaignId, names)
  return {
    stages,
    others: tasks.filter(({ stageId }) => stageId === null || !known.has(stageId)),
    warnings: stageWarnings(
      rows.map(({ name, fromOn, toOn }) => ({ name, from: fromOn, to: toOn })),
      tasks.flatMap(({ text, deadline }) => (deadline === null ? [] : [{ text, on: deadline }])),
    ),
    people,
    lacking: [
      ...(campaign.firstPerson === null || campaign.firstPerson === '' ? ['第一责任人'] : []),
      ...(people.some(({ role }) => role === 'FULL_TIME') ? [] : ['专职工作人员']),
      ...(await branchesWithoutSecretary(db, standing, people, names, day)),
    ],
  }
}

/** Stages and tasks as the template has them, beside what stands already. Throws CENSUS_ENDED. */
export async function planStages(
  office: Office,
  { campaignId }: Parsed['census']['planStages'],
): Promise<Outputs['census']['planStages']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '按方案生成阶段和任务'),
    async ({ tx, rename }) => {
      const { template, year, firstPerson, name } = await demandOpen(tx, campaignId)
      const { stages, others } = plannedStages(template, year, await settingsOf(tx))
      rename(`按方案生成阶段和任务：${name}`)
      const add = async (stageId: number | null, tasks: typeof others) => {
        for (const [sortOrder, { handsUp, ...task }] of tasks.entries()) {
          await tx
            .insertInto('campaignTask')
            .values({ campaignId, stageId, sortOrder, handsUp: toFlag(handsUp), ...task })
            .execute()
        }
      }
      for (const [sortOrder, stage] of stages.entries()) {
        const { id } = await tx
          .insertInto('campaignStage')
          .values({
            campaignId,
            name: stage.name,
            fromOn: stage.from,
            toOn: stage.to,
            state: 'PENDING',
            responsible: firstPerson,
            hasPacket: toFlag(stage.hasPacket),
            acceptsBranches: toFlag(stage.acceptsBranches),
            sortOrder,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        await add(id, stage.tasks)
      }
      await add(null, others)
    },
  )
  return { changeId }
}

async function demandStage(db: Reader, id: number): Promise<StageRow> {
  const row = await demandRow(db, 'campaignStage', id)
  await demandOpen(db, row.campaignId)
  return row
}

/** Dates as typed, even where they overlap or lie backwards (R-A16). Throws RECORD_MISSING, CENSUS_ENDED. */
export async function saveStage(
  office: Office,
  { campaignId, id, values }: Parsed['census']['saveStage'],
): Promise<Outputs['census']['saveStage']> {
  const row = {
    ...values,
    hasPacket: toFlag(values.hasPacket),
    acceptsBranches: toFlag(values.acceptsBranches),
  }
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `保存排查阶段：${values.name}`),
    async ({ tx }) => {
      if (id !== undefined) {
        await demandStage(tx, id)
        await tx.updateTable('campaignStage').set(row).where('id', '=', id).execute()
        return id
      }
      await demandOpen(tx, campaignId)
      const made = await tx
        .insertInto('campaignStage')
        .values({ campaignId, state: 'PENDING', ...row })
        .returning('id')
        .executeTakeFirstOrThrow()
      return made.id
    },
  )
  return { changeId, id: value }
}

/** Its tasks stay, as tasks of no stage. Throws RECORD_MISSING, CENSUS_ENDED. */
export async function removeStage(office: Office, id: number): Promise<Outputs['census']['removeStage']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除排查阶段'),
    async ({ tx, rename }) => {
      const { name } = await demandStage(tx, id)
      rename(`删除排查阶段：${name}`)
      await tx.updateTable('campaignStage').set({ removed: 1 }).where('id', '=', id).execute()
    },
  )
  return { changeId }
}

/** Throws RECORD_MISSING, STATE_STEP_REFUSED, EVIDENCE_MISSING naming what lacks, DATE_FUTURE, CENSUS_ENDED. */
export async function stepStage(
  office: Office,
  { id, to, on, by, signedOn, document }: Parsed['census']['stepStage'],
): Promise<Outputs['census']['stepStage']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '推进排查阶段'),
    async ({ tx, rename }) => {
      const row = await demandStage(tx, id)
      const from = stateOf(row)
      const step = stageStep(from, to)
      const words = { from: labelOf(STAGE_STATE, from), to: labelOf(STAGE_STATE, to) }
      if (step === null) throw new OfficeError('STATE_STEP_REFUSED', words)
      if (on > office.clock.today()) throw new OfficeError('DATE_FUTURE', { date: '日期' }, { field: 'on' })
      const standing = await standingOn(tx, row.campaignId, on)
      const facts = await factsOf(tx, row, standing, { on, by: by === '' ? null : by, signedOn })
      const missing = missingForStep(step, facts)
      if (missing.length > 0) {
        throw new OfficeError('EVIDENCE_MISSING', { missing: missing.join('；'), step: step.label })
      }
      rename(`排查阶段“${row.name}”：${words.from} → ${words.to}`)
      await tx.updateTable('campaignStage').set({ state: to }).where('id', '=', id).execute()
      await tx
        .insertInto('campaignStep')
        .values({
          stageId: id,
          fromState: from,
          toState: to,
          on,
          by,
          signedOn: to === 'HANDED' ? facts.signedOn : signedOn,
          document,
        })
        .execute()
    },
  )
  return { changeId }
}
