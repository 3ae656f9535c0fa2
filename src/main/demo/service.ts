/**
 * The demonstration: one invented township, its messy workbooks, and the whole main job done on them. It
 * trains clerks, feeds screenshots and tests, and shows that the line runs on real input.
 */

import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OfficeClient, Outputs } from '../../shared/api/contract.ts'
import { isOfficeError } from '../../shared/api/errors.ts'
import type { BranchAnswer } from '../../shared/intake/schema.ts'
import { DEMO_PASSPHRASE } from '../../shared/vault/demo.ts'
import { keyFileOf } from '../db/register.ts'
import { writeRowsWorkbook } from '../documents/rowsWorkbook.ts'
import type { Work } from '../longWork.ts'
import type { Clock, Office } from '../office.ts'
import { reviewYears } from './annualReviews.ts'
import { carryCampaign } from './campaign.ts'
import { doClerkWork } from './clerkWork.ts'
import { keepDossiers } from './dossierWork.ts'
import { keepBooks } from './partyLife.ts'
import { registerAnew } from './registrations.ts'
import { createAt, openAt } from '../vault/service.ts'
import { COMMITTEE, DEMO_DAY, inventTownship, type Township } from './township.ts'
import { messyWorkbooks, type VillageWorkbook } from './villageWorkbooks.ts'

export const DEMO_MEMBERS = 600
export const DEMO_SEED = 1

/** A clock that stands on the demonstration's day and moves a second at every look. */
export function demoClock(): Clock {
  let seconds = 8 * 3600
  return {
    today: () => DEMO_DAY,
    now: () => {
      seconds += 1
      const two = (value: number) => String(value % 60).padStart(2, '0')
      return `${DEMO_DAY}T${String(Math.floor(seconds / 3600) % 24).padStart(2, '0')}:${two(Math.floor(seconds / 60))}:${two(seconds)}`
    },
  }
}

interface Stream<T> {
  next: () => Promise<IteratorResult<{ step: string; done: number; total: number | null }, T>>
}

/** Runs a task of the contract inside other work, handing its progress on. */
async function through<T>(task: Promise<Stream<T>>, work: Work): Promise<T> {
  const stream = await task
  for (;;) {
    await work.breathe()
    const step = await stream.next()
    if (step.done === true) return step.value
    work.report(step.value.step, step.value.done, step.value.total)
  }
}

export interface ImportedWorkbook {
  fileName: string
  counts: Outputs['intake']['plan']['counts']
  findings: Outputs['intake']['plan']['findings']
  byCode: Outputs['intake']['plan']['byCode']
}

/** The clerk knows every branch of the township: unknown ones are created as what they are. */
function answersFor(
  township: Township,
  questions: readonly { text: string }[],
  rootId: number,
): BranchAnswer[] {
  return questions.flatMap(({ text }) => {
    const known = township.branches.find(
      ({ branch }) => text.includes(branch.shortName) || branch.shortName.includes(text),
    )
    if (!known) return []
    const { fullName, orgType } = known.branch
    return [{ text, answer: { create: { fullName, parentId: rootId, orgType } } }]
  })
}

async function importWorkbook(
  client: OfficeClient,
  township: Township,
  file: { name: string; bytes: Uint8Array },
  rootId: number,
  work: Work,
): Promise<ImportedWorkbook> {
  const { fileId } = await client.intake.upload({
    name: file.name,
    content: new File([new Uint8Array(file.bytes)], file.name),
  })
  const asked = await through(client.intake.plan({ fileId }), work)
  const branches = answersFor(township, asked.questions, rootId)
  const plan =
    branches.length === 0 ? asked : await through(client.intake.plan({ fileId, options: { branches } }), work)
  await through(client.intake.apply({ planId: plan.planId, goodOnly: true }), work)
  return { fileName: file.name, counts: plan.counts, findings: plan.findings, byCode: plan.byCode }
}

async function writeWorkbooks(
  workbooks: readonly VillageWorkbook[],
  work: Work,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files: { name: string; bytes: Uint8Array }[] = []
  for (const { fileName, sheets } of workbooks) {
    files.push({
      name: fileName,
      bytes: await writeRowsWorkbook(
        sheets,
        { title: '党员花名册', author: '村支部', madeOn: '2024-02-20' },
        work,
      ),
    })
  }
  return files
}

/** Fills an empty, open register with the township: imports its workbooks, then does the clerk's work. */
export async function fillDemo(
  client: OfficeClient,
  { members, seed }: { members: number; seed: number },
  work: Work,
  keep: (file: { name: string; bytes: Uint8Array }) => Promise<void> = () => Promise.resolve(),
): Promise<ImportedWorkbook[]> {
  const township = inventTownship(members, seed)
  const { nodes } = await client.organisation.tree({})
  const rootId = nodes[0]?.id ?? 1
  const imported: ImportedWorkbook[] = []
  for (const file of await writeWorkbooks(messyWorkbooks(township, seed), work)) {
    await keep(file)
    work.report(`导入${file.name}`, imported.length, null)
    imported.push(await importWorkbook(client, township, file, rootId, work))
  }
  await doClerkWork(client, seed, work)
  await carryCampaign(client, work)
  await keepBooks(client, seed, work)
  await keepDossiers(client, work)
  await registerAnew(client, work)
  await reviewYears(client, work)
  return imported
}

export interface DemoOptions {
  /** folder everything is written into */
  out: string
  members: number
  seed: number
}

export interface DemoReport {
  register: string
  imported: ImportedWorkbook[]
  /** files written, by name */
  files: string[]
  steps: { name: string; ms: number }[]
  /** what could not be done and why, in Chinese */
  notes: string[]
}

/** Annex titles come from the contract; a title is also the file's name. */
async function writeAnnexes(
  client: OfficeClient,
  office: Office,
  out: string,
  work: Work,
  step: <T>(name: string, act: () => Promise<T>) => Promise<T>,
): Promise<Pick<DemoReport, 'files' | 'notes'>> {
  const files: string[] = []
  const notes: string[] = []
  const save = async (ticket: string) => {
    const file = office.files.collect(ticket)
    if (!file) return
    await writeFile(join(out, file.name), file.bytes)
    files.push(file.name)
  }
  const { annexes } = await client.reporting.annexes({})
  await step('导出九个附件（.xlsx）', async () => {
    for (const { annex } of annexes) {
      await save((await through(client.reporting.workbook({ annex }), work)).ticket)
    }
  })
  await step('导出九个附件（.pdf）', async () => {
    for (const { annex } of annexes) {
      try {
        await save((await through(client.reporting.pdf({ annex }), work)).ticket)
      } catch (error) {
        if (!isBrowserMissing(error)) throw error
        notes.push(error.message)
        return
      }
    }
  })
  return { files, notes }
}

function isBrowserMissing(error: unknown): error is Error {
  return (
    error instanceof Error &&
    (isOfficeError(error) || 'code' in error) &&
    'code' in error &&
    error.code === 'BROWSER_MISSING'
  )
}

/**
 * Does the whole main job in `out`: village workbooks, register, findings, cases, nine annexes as .xlsx
 * and .pdf. `office` has no register open; its clock should be `demoClock()`, so that the same seed makes
 * the same data.
 */
export async function runDemo(
  client: OfficeClient,
  office: Office,
  { out, members, seed }: DemoOptions,
  work: Work,
): Promise<DemoReport> {
  const steps: DemoReport['steps'] = []
  const step = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    const started = performance.now()
    const result = await act()
    steps.push({ name, ms: Math.round(performance.now() - started) })
    return result
  }
  const villages = join(out, '村支部报来的工作簿')
  await mkdir(villages, { recursive: true })
  const register = join(out, '示例台账.tzdb')
  await step('新建台账', () =>
    client.vault.create({ committee: COMMITTEE, passphrase: DEMO_PASSPHRASE, file: register }),
  )
  await client.settings.set({ key: 'committee.filledBy', value: '李干事' })
  await client.settings.set({ key: 'committee.phone', value: '0375-0000000' })
  const imported = await step('导入各村工作簿并登记', () =>
    fillDemo(client, { members, seed }, work, ({ name, bytes }) => writeFile(join(villages, name), bytes)),
  )
  const annexes = await writeAnnexes(client, office, out, work, step)
  await step('核对台账', () => through(client.vault.verify({}), work))
  await client.vault.close({})
  return { register, imported, steps, ...annexes }
}

/**
 * 打开示例台账: the township in the program's own folder, made at the first time. Cancelled or failed, the
 * half-made register is closed and taken away.
 */
export async function openDemo(
  client: OfficeClient,
  office: Office,
  work: Work,
): Promise<Outputs['vault']['openDemo']> {
  const file = join(office.ports.dataFolder, '示例', '示例台账.tzdb')
  if (existsSync(file) && existsSync(keyFileOf(file))) {
    return { register: await openAt(office, file, DEMO_PASSPHRASE) }
  }
  await rm(dirname(file), { recursive: true, force: true })
  const { register } = await createAt(office, file, { committee: COMMITTEE, passphrase: DEMO_PASSPHRASE })
  try {
    await client.settings.set({ key: 'committee.filledBy', value: '李干事' })
    await fillDemo(client, { members: DEMO_MEMBERS, seed: DEMO_SEED }, work)
    return { register }
  } catch (error) {
    await client.vault.close({})
    await rm(dirname(file), { recursive: true, force: true })
    throw error
  }
}
