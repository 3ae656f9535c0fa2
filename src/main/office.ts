/**
 * The office: what every use case is given. One register may be open; the clock, the actor and whatever
 * the host provides come from outside, so the same code runs in Electron, in the local host, on the
 * command line and in tests.
 */

import { OfficeError } from '../shared/api/errors.ts'
import type { IsoDate } from '../shared/kernel/dates.ts'
import type { ChangeKind, ChangeLabel } from './db/change.ts'
import type { Register } from './db/register.ts'
import type { FileDesk } from './fileDesk.ts'

export type HostName = 'electron' | 'local' | 'cli'

export interface Clock {
  /** `YYYY-MM-DD` */
  today: () => IsoDate
  /** local time `YYYY-MM-DDTHH:mm:ss` */
  now: () => string
}

/** Turns a page of HTML into a PDF; the host knows how (Electron itself, or an installed browser). */
export interface PdfPrinter {
  /** Throws BROWSER_MISSING or PDF_FAILED. */
  print: (html: string, signal: AbortSignal) => Promise<Uint8Array>
}

export interface HostPorts {
  name: HostName
  /** program version */
  version: string
  /** settings of the program on this computer: which registers were opened, never what is in them */
  dataFolder: string
  /** where new registers, exports and packets are offered to go, best first */
  documentFolders: () => Promise<{ label: string; path: string; kind: 'documents' | 'desktop' | 'usb' }[]>
  pdf: PdfPrinter
  /** true on the command line only: inputs may name files */
  acceptsPaths: boolean
  /** writes one line for the maintainer; never names, ID numbers or cell texts */
  log: (line: string) => void
}

export interface Office {
  readonly ports: HostPorts
  readonly clock: Clock
  readonly files: FileDesk
  /** the open register; throws VAULT_CLOSED */
  register: () => Register
  /** null when none is open */
  registerOrNull: () => Register | null
  setRegister: (register: Register | null) => void
  /** who is at work, for the log */
  actor: () => string
  setActor: (name: string) => void
}

export function createOffice(ports: HostPorts, clock: Clock, files: FileDesk): Office {
  let open: Register | null = null
  let actor = ''
  return {
    ports,
    clock,
    files,
    register: () => {
      if (!open) throw new OfficeError('VAULT_CLOSED')
      return open
    },
    registerOrNull: () => open,
    setRegister: register => {
      open = register
    },
    actor: () => actor || '经办人',
    setActor: name => {
      actor = name.trim()
    },
  }
}

/** The head of a change made now. */
export function stamp(office: Office, label: string, kind: ChangeKind = 'edit'): ChangeLabel {
  return { label, actor: office.actor(), at: office.clock.now(), kind }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** The computer's own clock, in local time. `fixedDay` is for demonstrations and tests. */
export function systemClock(fixedDay?: IsoDate): Clock {
  const today = () => {
    const at = new Date()
    return fixedDay ?? `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  }
  return {
    today,
    now: () => {
      const at = new Date()
      return `${today()}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
    },
  }
}
