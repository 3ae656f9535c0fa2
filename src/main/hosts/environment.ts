/**
 * What the computer tells the program: where its own folder is, and the few variables it honours.
 *
 * TAIZHANG_DATA   the program's own folder (list of registers, log), instead of the system's place
 * TAIZHANG_TODAY  a fixed day YYYY-MM-DD, for demonstrations and tests
 * TAIZHANG_PORT   a fixed port for the local host, instead of a free one
 */

import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { OfficeError } from '../../shared/api/errors.ts'
import { isIsoDate, type IsoDate } from '../../shared/kernel/dates.ts'

export interface HostEnvironment {
  dataFolder: string
  /** null: the computer's own clock */
  fixedDay: IsoDate | null
  /** 0: any free port */
  port: number
}

type Variables = Readonly<Record<string, string | undefined>>

/** The program's own folder: per user, local, never in a synced or roaming place. */
export function defaultDataFolder(platform: NodeJS.Platform, variables: Variables, home: string): string {
  if (platform === 'win32') return join(variables.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'taizhang')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'taizhang')
  return join(variables.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'taizhang')
}

const portSchema = z.coerce.number().int().min(0).max(65535)

function refuse(name: string, value: string, expected: string): never {
  throw new OfficeError('INPUT_INVALID', { field: name, reason: `应为${expected}，现为“${value}”` })
}

/** Throws INPUT_INVALID naming the variable that cannot be read. */
export function readEnvironment(
  variables: Variables = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): HostEnvironment {
  const { TAIZHANG_DATA: data, TAIZHANG_TODAY: today, TAIZHANG_PORT: port } = variables
  if (today && !isIsoDate(today)) refuse('TAIZHANG_TODAY', today, ' 2016-03-20 这样的日期')
  const parsedPort = portSchema.safeParse(port ?? 0)
  if (!parsedPort.success) refuse('TAIZHANG_PORT', port ?? '', ' 0 到 65535 的数')
  return {
    dataFolder: data ? resolve(data) : defaultDataFolder(platform, variables, home),
    fixedDay: today?.length ? today : null,
    port: parsedPort.data,
  }
}
