/** Several filled-in tables read at once, one after the other; nothing is written. */

import type { Parsed } from '../../shared/api/contract.ts'
import { errorText, isOfficeError } from '../../shared/api/errors.ts'
import type { ManyFiles } from '../../shared/intake/manyFiles.ts'
import { intakeOptionsSchema, type IntakeRow } from '../../shared/intake/schema.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { discardPlan, findPlan } from './plans.ts'
import { pageOfRows } from './planViews.ts'
import { planImport, readersJudge } from './service.ts'

type Input = Parsed['intake']['readMany']
type File = ManyFiles['files'][number]

/** Findings and differences handed to the screen; all are counted. */
const SHOWN = 500
/** Rows looked at before other work gets its turn. */
const SLICE = 200

interface Found extends ManyFiles {
  /** where each ID number stood first */
  seen: Map<string, { place: string; file: string }>
  /** names of organisations rows belong to */
  handedIn: Set<string>
}

function takeRow(found: Found, file: File, branches: Set<string>, row: IntakeRow): void {
  const at = { file: file.name, sheet: row.sheet, row: row.row }
  if (row.branch !== '') branches.add(row.branch)
  for (const { column, value, level, reason } of row.findings) {
    if (level === 'note') continue
    found.findingCount += 1
    if (found.findings.length < SHOWN) found.findings.push({ ...at, column, value, level, reason })
  }
  const { decision, name, branch, changes } = row
  if (decision === 'new' || decision === 'changed') {
    found.differenceCount += 1
    if (found.differences.length < SHOWN) found.differences.push({ ...at, name, branch, decision, changes })
  }
  const idNo = row.cells.idNo ?? ''
  if (idNo === '' || decision === 'refused') return
  const place = `${file.name} ${row.sheet}第${row.row}行`
  const first = found.seen.get(idNo)
  if (first === undefined) found.seen.set(idNo, { place, file: file.fileId })
  else if (first.file !== file.fileId && found.doubles.length < SHOWN)
    found.doubles.push({ name, first: first.place, second: place })
}

/** Judges one file; what cannot be read is said and does not stand in the way of the others. */
async function readOne(office: Office, fileId: string, found: Found, work: Work): Promise<void> {
  const register = office.register()
  const file: File = {
    fileId,
    name: fileId,
    failure: null,
    branches: [],
    counts: { new: 0, changed: 0, same: 0, refused: 0 },
    questions: 0,
    importedBefore: null,
  }
  found.files.push(file)
  try {
    file.name = (await office.files.read(fileId)).name
    const options = intakeOptionsSchema.parse({})
    const view = await planImport(office, { fileId, password: undefined, options }, work)
    const plan = findPlan(register, view.planId)
    const judge = await readersJudge(register, plan)
    file.counts = view.counts
    file.questions = view.questions.length
    file.importedBefore = view.importedBefore
    const branches = new Set<string>()
    for (let offset = 0; offset < plan.rows; offset += SLICE) {
      const filter = { decision: undefined, orMended: false, code: undefined }
      const { rows } = pageOfRows(plan, filter, { offset, limit: SLICE }, judge)
      for (const row of rows) takeRow(found, file, branches, row)
      await work.breathe()
    }
    file.branches = [...branches]
    for (const branch of branches) found.handedIn.add(branch)
    discardPlan(register, view.planId)
  } catch (error) {
    if (!isOfficeError(error) || error.code === 'CANCELLED') throw error
    file.failure = error.message === '' ? errorText(error.code) : error.message
  }
}

interface Branch {
  orgId: number
  name: string
  /** the branch's own names and those of its groups */
  names: readonly string[]
}

/** The branches of the scope that stand today. */
async function branchesOf(db: Reader, orgId: number | undefined, today: string): Promise<Branch[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'parentId', 'kind', 'fullName', 'shortName', 'dissolved'])
    .where('removed', '=', 0)
    .orderBy('sortOrder')
    .orderBy('id')
    .execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  const isWithin = (id: number) => {
    let at = byId.get(id)
    while (at !== undefined) {
      if (orgId === undefined || at.id === orgId) return true
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    }
    return false
  }
  return rows
    .filter(({ id, kind, dissolved }) => kind === '党支部' && (dissolved ?? '9') > today && isWithin(id))
    .map(({ id, fullName, shortName }) => ({
      orgId: id,
      name: shortName === '' ? fullName : shortName,
      names: [
        fullName,
        shortName,
        ...rows.filter(({ parentId }) => parentId === id).flatMap(group => [group.fullName, group.shortName]),
      ],
    }))
}

/** Throws CANCELLED; a file that cannot be read is told among the others. */
export async function readMany(office: Office, { fileIds, orgId }: Input, work: Work): Promise<ManyFiles> {
  const found: Found = {
    files: [],
    findings: [],
    findingCount: 0,
    differences: [],
    differenceCount: 0,
    doubles: [],
    missing: [],
    seen: new Map(),
    handedIn: new Set(),
  }
  const silent: Work = { ...work, report: () => undefined }
  for (const [index, fileId] of fileIds.entries()) {
    work.report('正在读取填报表', index, fileIds.length)
    await readOne(office, fileId, found, silent)
  }
  const { files, findings, findingCount, differences, differenceCount, doubles, handedIn } = found
  const branches = await branchesOf(office.register().reader, orgId, office.clock.today())
  return {
    files,
    findings,
    findingCount,
    differences,
    differenceCount,
    doubles,
    missing: branches
      .filter(({ names }) => !names.some(name => handedIn.has(name)))
      .map(({ orgId: id, name }) => ({ orgId: id, name })),
  }
}
