/**
 * One local host at a time for one user: a second start asks the first, over loopback and with a secret
 * only this user can read, to show its window again.
 */

import { randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'

const AGAIN_PATH = '/again'
const AGAIN_HEADER = 'x-office-again'
const LOOPBACK = '127.0.0.1'
const ANSWER_WITHIN_MS = 3000

const announcementSchema = z.strictObject({
  pid: z.number().int(),
  port: z.number().int(),
  /** '' where the host has ended: the port is kept, so that what the screens remember stays theirs */
  secret: z.string(),
})

type Announcement = z.output<typeof announcementSchema>

function announcementFile(dataFolder: string): string {
  return join(dataFolder, 'host.json')
}

function readAnnouncement(dataFolder: string): Announcement | null {
  try {
    const parsed = announcementSchema.safeParse(
      JSON.parse(readFileSync(announcementFile(dataFolder), 'utf8')),
    )
    return parsed.success ? parsed.data : null
  } catch {
    // None is running, or one was cut off while it wrote.
    return null
  }
}

/**
 * Asks a host that already runs to show itself. Answers what it said: an address to open where it could
 * open no window itself, '' where it did, null where none runs.
 */
export async function showRunningHost(dataFolder: string): Promise<string | null> {
  const running = readAnnouncement(dataFolder)
  if (!running?.secret) return null
  return new Promise(resolve => {
    const asked = request(
      {
        host: LOOPBACK,
        port: running.port,
        path: AGAIN_PATH,
        method: 'POST',
        headers: { [AGAIN_HEADER]: running.secret },
        timeout: ANSWER_WITHIN_MS,
      },
      response => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve(response.statusCode === 200 ? Buffer.concat(chunks).toString('utf8') : null),
        )
        response.on('error', () => resolve(null))
      },
    )
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(null))
    asked.end()
  })
}

/** The port of the last run, 0 at the first: a page's memory belongs to its port. */
export function lastPort(dataFolder: string): number {
  return readAnnouncement(dataFolder)?.port ?? 0
}

export interface Announced {
  /** answers a second start; `show` opens a window (answering '') or gives an address to open */
  answer: (request: IncomingMessage, response: ServerResponse, show: () => string) => boolean
  /** to be called with the port once the server listens */
  publish: (port: number) => void
  withdraw: () => void
}

export function announceHost(dataFolder: string): Announced {
  const secret = randomBytes(32).toString('base64url')
  const file = announcementFile(dataFolder)
  const write = (port: number, current: string) => {
    const announcement: Announcement = { pid: process.pid, port, secret: current }
    // A new file, so that it is this user's alone from its first byte.
    rmSync(file, { force: true })
    writeFileSync(file, JSON.stringify(announcement), { mode: 0o600, flag: 'wx' })
  }
  return {
    answer: (request, response, show) => {
      if (request.url !== AGAIN_PATH || request.method !== 'POST') return false
      const given = Buffer.from(String(request.headers[AGAIN_HEADER] ?? ''))
      const expected = Buffer.from(secret)
      const known = given.byteLength === expected.byteLength && timingSafeEqual(given, expected)
      response.writeHead(known ? 200 : 403, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(known ? show() : '')
      return true
    },
    publish: port => {
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
      write(port, secret)
    },
    withdraw: () => {
      // Another host may have taken over after this one was thought gone.
      const now = readAnnouncement(dataFolder)
      if (now?.secret === secret) write(now.port, '')
    },
  }
}
