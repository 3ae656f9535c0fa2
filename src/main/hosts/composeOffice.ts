/** The office as a host sets it up: ports, clock, file desk and log. */

import { createFileDesk } from '../fileDesk.ts'
import { createOffice, systemClock, type Clock, type HostPorts, type Office } from '../office.ts'
import { close } from '../vault/service.ts'
import type { HostEnvironment } from './environment.ts'
import { folderFinder, type UserFolders } from './folders.ts'
import { openLog } from './logFile.ts'
import { VERSION } from './version.ts'

export interface HostChoices {
  name: HostPorts['name']
  pdf: HostPorts['pdf']
  /** where the system knows them better than the files in the home folder tell */
  userFolders?: UserFolders
  /** instead of the computer's own: the demonstration always plays on the same day */
  clock?: Clock
}

export function composeOffice(choices: HostChoices, at: HostEnvironment): Office {
  // Bundled libraries warn of what they use themselves; whoever runs the program can do nothing about it.
  process.noDeprecation = true
  const { name, pdf, userFolders } = choices
  const clock = choices.clock ?? systemClock(at.fixedDay ?? undefined)
  const acceptsPaths = name === 'cli'
  const ports: HostPorts = {
    name,
    version: VERSION,
    dataFolder: at.dataFolder,
    documentFolders: folderFinder(at.dataFolder, userFolders),
    pdf,
    acceptsPaths,
    log: openLog(at.dataFolder, clock.now),
  }
  return createOffice(ports, clock, createFileDesk(acceptsPaths))
}

/**
 * Lets the program end: whatever is being written is finished, the register is closed and its lock
 * released. Several ends may come at once (window closed, Ctrl-C); the first closes, the others wait.
 */
export function closeOnce(office: Office): () => Promise<void> {
  let closing: Promise<void> | null = null
  return () => {
    closing ??= close(office).then(
      () => undefined,
      (error: unknown) => {
        office.ports.log(`closing failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
      },
    )
    return closing
  }
}
