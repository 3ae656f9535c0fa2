/** Merging what many committees hand up, beside merely reading their files. */

import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { streamXlsxRows } from 'hucre/xlsx'
import { openWorkbook } from '../../src/main/documents/openWorkbook.ts'
import { putOrganisations } from '../builders/factsRegister.ts'
import { finish } from '../builders/office.ts'
import { createBenchOffice, openBenchOffice } from './benchOffice.ts'
import { measured, type Measured } from './measured.ts'
import { COUNTY, countyOrganisations, writePacketFiles } from './packetFiles.ts'

/** The reader the import uses, without the import. */
export const read = (workbook: string) =>
  measured(async () => {
    let count = 0
    for await (const sheet of await openWorkbook({ name: 'a.xlsx', bytes: await readFile(workbook) }))
      for await (const rows of sheet.rows())
        for (const { cells } of rows) for (const cell of cells) if (cell !== '') count += 1
    return { count }
  })

/** A county that knows its townships and branches, and the files they hand up. */
export async function preparePackets(
  file: string,
  folder: string,
  towns: number,
  members: number,
): Promise<void> {
  const { office, backend, close } = await createBenchOffice(file, COUNTY)
  await putOrganisations(
    { office, backend, register: office.register() },
    countyOrganisations(towns, members),
  )
  await close()
  await writePacketFiles(folder, towns, members)
}

const filesIn = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map(name => join(folder, name))

/** Merely reading the files, one after the other, with the reader the import uses. */
export const readPackets = (folder: string) =>
  measured(async () => {
    let count = 0
    for (const path of filesIn(folder)) count += (await read(path)).count
    return { count }
  })

/** The sheet of the files with members in it; the other one holds instructions. */
const SHEET = '党员名册'

/** Merely reading the members of each with a library that streams. */
export const readPacketsWithHucre = (folder: string) =>
  measured(async () => {
    let count = 0
    for (const path of filesIn(folder)) count += await cellsByHucre(path, SHEET)
    return { count }
  })

/** Filled cells, as a library sees them. */
export async function cellsByHucre(workbook: string, sheet?: string): Promise<number> {
  let count = 0
  const options = sheet === undefined ? {} : { sheet }
  for await (const row of streamXlsxRows(await readFile(workbook), options))
    for (const cell of row.values) if (cell !== null && cell !== '') count += 1
  return count
}

/** Read together, looked through, written together: what the clerk does with two clicks. */
export async function mergePackets(file: string, folder: string): Promise<Measured> {
  const { backend, close } = await openBenchOffice(file)
  const result = await measured(async () => {
    const start = performance.now()
    const { files, summary } = await finish(backend.intake.readMany({ fileIds: filesIn(folder) }))
    const readAt = performance.now()
    const planIds = files.flatMap(({ plan }) => plan?.planId ?? [])
    const applied = await finish(backend.intake.applyMany({ planIds }))
    return {
      count: applied.files.reduce((sum, { counts }) => sum + counts.new, 0),
      more: {
        reading: readAt - start,
        writing: performance.now() - readAt,
        questions: summary.files.reduce((sum, { questions }) => sum + questions, 0),
        missing: summary.missing.length,
      },
    }
  })
  await close()
  return result
}
