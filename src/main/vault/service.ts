/** Creating, opening, closing, backing up and restoring the register. */

import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { isDemo } from '../../shared/vault/demo.ts'
import { settled } from '../db/change.ts'
import { replacePassphrase } from '../db/envelope.ts'
import { createRegister, keyFileOf, openRegister, readEnvelope, type Register } from '../db/register.ts'
import { writeFileAtomic } from '../db/writeFileAtomic.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { committeeName, saveCommitteeName, settingsOf } from '../settings/service.ts'
import { readBackupHead, unpackBackup, writeBackup, writeBackupOf } from './backupFile.ts'
import {
  BACKUP_EXTENSION,
  demandLocalFolder,
  keyOfPath,
  knownRegisters,
  places,
  REGISTER_EXTENSION,
  registerName,
  rememberRegister,
  resolvePlace,
} from './knownRegisters.ts'

/** Where exports and packets may go: the subjects outside this room ask here. */
export { places, resolvePlace }

type OpenRegister = Outputs['vault']['open']['register']

async function describe(register: Register): Promise<OpenRegister> {
  return {
    name: registerName(register.file),
    committee: await committeeName(register.reader),
    folder: dirname(register.file),
    demo: isDemo(registerName(register.file)),
  }
}

export async function status(office: Office): Promise<Outputs['vault']['status']> {
  const register = office.registerOrNull()
  const known = await knownRegisters(office)
  return {
    version: office.ports.version,
    host: office.ports.name,
    today: office.clock.today(),
    register: register ? await describe(register) : null,
    known: known.map(entry => ({
      key: entry.key,
      name: registerName(entry.path),
      folder: dirname(entry.path),
      openedAt: entry.openedAt,
      missing: !existsSync(entry.path),
      demo: isDemo(registerName(entry.path)),
    })),
    places: (await places(office)).map(({ key, label, kind }) => ({ key, label, kind })),
  }
}

function demandClosed(office: Office): void {
  if (office.registerOrNull()) throw new OfficeError('VAULT_ALREADY_OPEN')
}

/** A file name the system takes, from a committee's name. */
function fileNameOf(committee: string): string {
  const name = committee.replace(/[\\/:*?"<>|\s]+/g, '').slice(0, 40)
  return `${name || '党员'}党员台账${REGISTER_EXTENSION}`
}

/** Throws NOT_AVAILABLE_HERE where a host that must not sends a path. */
function demandPath(office: Office, path: string): string {
  if (!office.ports.acceptsPaths) {
    throw new OfficeError('NOT_AVAILABLE_HERE', { what: '按路径打开文件', where: '命令行' })
  }
  return resolve(path)
}

async function newRegisterFile(office: Office, input: Parsed['vault']['create']): Promise<string> {
  if (input.file !== undefined) return demandPath(office, input.file)
  const choice = input.place ? await resolvePlace(office, input.place) : (await places(office))[0]
  if (!choice) throw new OfficeError('DESTINATION_MISSING', { place: '文档文件夹' })
  return join(choice.path, fileNameOf(input.committee))
}

async function adopt(office: Office, register: Register): Promise<OpenRegister> {
  office.setRegister(register)
  const settings = await settingsOf(register.reader)
  office.setActor(settings['committee.filledBy'])
  await rememberRegister(office, register.file)
  return describe(register)
}

/** Creates a register at a place the backend itself chose. */
export async function createAt(
  office: Office,
  file: string,
  { committee, passphrase }: { committee: string; passphrase: string },
): Promise<Outputs['vault']['create']> {
  demandClosed(office)
  demandLocalFolder(file)
  await mkdir(dirname(file), { recursive: true })
  const { register, recoveryCode } = await createRegister(file, passphrase)
  await saveCommitteeName(register, office, committee)
  return { register: await adopt(office, register), recoveryCode }
}

export async function create(
  office: Office,
  input: Parsed['vault']['create'],
): Promise<Outputs['vault']['create']> {
  return createAt(office, await newRegisterFile(office, input), input)
}

async function fileToOpen(office: Office, input: Parsed['vault']['open']): Promise<string> {
  if (input.file !== undefined) return demandPath(office, input.file)
  const known = await knownRegisters(office)
  const entry = input.key === undefined ? known[0] : known.find(candidate => candidate.key === input.key)
  if (!entry) throw new OfficeError('FILE_MISSING', { file: '所选台账' })
  return entry.path
}

/** `20240320-081203` of a local time. */
function fileStamp(at: string): string {
  return at.replace(/[-:]/g, '').replace('T', '-')
}

function backupFolder(file: string): string {
  return join(dirname(file), '备份')
}

/** Opens a register at a place the backend itself knows. */
export async function openAt(office: Office, file: string, secret: string): Promise<OpenRegister> {
  demandClosed(office)
  demandLocalFolder(file)
  return adopt(office, await openWithBackup(office, file, secret))
}

export async function open(
  office: Office,
  input: Parsed['vault']['open'],
): Promise<Outputs['vault']['open']> {
  return { register: await openAt(office, await fileToOpen(office, input), input.passphrase) }
}

/** Opens a register; an older one is backed up, and the backup verified, before it is migrated. */
async function openWithBackup(office: Office, file: string, secret: string): Promise<Register> {
  const backup = join(
    backupFolder(file),
    `${registerName(file)}-升级前-${fileStamp(office.clock.now())}${BACKUP_EXTENSION}`,
  )
  const done = { backup: false }
  try {
    return await openRegister(file, secret, {
      now: () => office.clock.now(),
      backUp: async (raw, dataKey) => {
        await mkdir(dirname(backup), { recursive: true })
        const envelope = await readEnvelope(file)
        await writeBackupOf(raw, { file, envelope, dataKey }, backup, office.clock.now())
        done.backup = true
      },
    })
  } catch (cause) {
    if (!done.backup || cause instanceof OfficeError) throw cause
    throw new OfficeError('MIGRATION_FAILED', { backup: basename(backup) }, { cause })
  }
}

export async function close(office: Office): Promise<Record<string, never>> {
  const register = office.registerOrNull()
  if (register) {
    office.setRegister(null)
    office.files.clear()
    await settled(register)
    await register.close()
  }
  return {}
}

export async function changePassphrase(
  office: Office,
  input: Parsed['vault']['changePassphrase'],
): Promise<Record<string, never>> {
  const { file } = office.register()
  const envelope = await replacePassphrase(await readEnvelope(file), input.current, input.next)
  await writeFileAtomic(keyFileOf(file), JSON.stringify(envelope, null, 1))
  return {}
}

type BackupInfo = Outputs['vault']['backups']['backups'][number]

async function backupInfo(file: string): Promise<BackupInfo> {
  const { head } = await readBackupHead(file)
  return {
    key: keyOfPath(file),
    fileName: basename(file),
    register: registerName(head.registerName),
    place: dirname(file),
    madeAt: head.madeAt,
    bytes: (await stat(file)).size,
    members: head.counts.member ?? 0,
    version: head.version,
  }
}

export async function backup(
  office: Office,
  input: Parsed['vault']['backup'],
  work: Work,
): Promise<BackupInfo & { sha256: string }> {
  const register = office.register()
  const name = `${registerName(register.file)}-${fileStamp(office.clock.now())}${BACKUP_EXTENSION}`
  const folder =
    input.place === undefined
      ? backupFolder(register.file)
      : join((await resolvePlace(office, input.place)).path, '党员台账备份')
  const target = input.file === undefined ? join(folder, name) : demandPath(office, input.file)
  work.report('正在备份并核对', 0, 1)
  await mkdir(dirname(target), { recursive: true })
  await settled(register)
  // The key file may have got a new passphrase since the register was opened.
  const envelope = await readEnvelope(register.file)
  const head = await writeBackup({ ...register, envelope }, target, office.clock.now())
  work.report('备份完成', 1, 1)
  return { ...(await backupInfo(target)), sha256: head.sha256 }
}

/** Folders in which backups are looked for: beside every known register, and on every USB stick. */
async function backupFolders(office: Office): Promise<string[]> {
  const open = office.registerOrNull()
  const files = [...(open ? [open.file] : []), ...(await knownRegisters(office)).map(entry => entry.path)]
  const sticks = (await places(office)).map(place => join(place.path, '党员台账备份'))
  return [...new Set([...files.map(backupFolder), ...sticks])]
}

async function backupFiles(office: Office): Promise<string[]> {
  const found: string[] = []
  for (const folder of await backupFolders(office)) {
    const names = await readdir(folder).catch(() => [])
    found.push(...names.filter(name => extname(name) === BACKUP_EXTENSION).map(name => join(folder, name)))
  }
  return found
}

export async function backups(office: Office): Promise<Outputs['vault']['backups']> {
  const infos: BackupInfo[] = []
  for (const file of await backupFiles(office)) {
    try {
      infos.push(await backupInfo(file))
    } catch {
      // Not a backup of ours, or a broken one: it cannot be restored, so it is not offered.
      continue
    }
  }
  return { backups: infos.sort((a, b) => b.madeAt.localeCompare(a.madeAt)) }
}

async function backupToRestore(office: Office, input: Parsed['vault']['restore']): Promise<string> {
  if (input.file !== undefined) return demandPath(office, input.file)
  const file = (await backupFiles(office)).find(candidate => keyOfPath(candidate) === input.key)
  if (!file) throw new OfficeError('FILE_MISSING', { file: '所选备份' })
  return file
}

async function restoreTarget(
  office: Office,
  input: Parsed['vault']['restore'],
  backupPath: string,
  name: string,
): Promise<string> {
  if (input.target !== undefined) return demandPath(office, input.target)
  const open = office.registerOrNull()
  if (open && basename(open.file) === name) return open.file
  const known = await knownRegisters(office)
  const same = known.find(entry => basename(entry.path) === name)
  if (same) return same.path
  const [first] = await places(office)
  return join(first?.path ?? dirname(backupPath), name)
}

/** Puts a register aside under another name, so that a restore can itself be taken back. */
async function putAside(office: Office, file: string): Promise<string | null> {
  if (!existsSync(file)) return null
  const aside = join(
    dirname(file),
    `${registerName(file)}-恢复前-${fileStamp(office.clock.now())}${REGISTER_EXTENSION}`,
  )
  await rename(file, aside)
  if (existsSync(keyFileOf(file))) await rename(keyFileOf(file), keyFileOf(aside))
  return aside
}

/**
 * Puts a backup in the place of its register and opens it. A register that is open stays open until the
 * backup has proved whole; what stood in the place is put aside under another name.
 */
export async function restore(
  office: Office,
  input: Parsed['vault']['restore'],
  work: Work,
): Promise<Outputs['vault']['restore']> {
  const file = await backupToRestore(office, input)
  work.report('正在核对备份', 0, 2)
  const { head: claimed } = await readBackupHead(file)
  const target = await restoreTarget(office, input, file, claimed.registerName)
  demandLocalFolder(target)
  await mkdir(dirname(target), { recursive: true })
  const unpacked = `${target}.restoring`
  const { head } = await unpackBackup(file, input.passphrase, unpacked)
  await work.breathe()
  work.report('正在恢复', 1, 2)
  // Only now, with the backup proved whole and opened by its passphrase, the register at work is closed.
  await close(office)
  const aside = await putAside(office, target)
  await writeFileAtomic(keyFileOf(target), JSON.stringify(head.envelope, null, 1))
  await rename(unpacked, target)
  const register = await openWithBackup(office, target, input.passphrase)
  work.report('恢复完成', 2, 2)
  return {
    register: await adopt(office, register),
    members: head.counts.member ?? 0,
    asideAs: aside === null ? null : basename(aside),
  }
}

/** The day of the newest backup of the open register; null when there is none. */
export async function lastBackupOn(office: Office): Promise<string | null> {
  const own = basename(office.register().file)
  let newest: string | null = null
  for (const file of await backupFiles(office)) {
    const head = await readBackupHead(file).then(
      read => read.head,
      () => null,
    )
    if (head?.registerName === own && (newest === null || head.madeAt > newest)) newest = head.madeAt
  }
  return newest?.slice(0, 10) ?? null
}
