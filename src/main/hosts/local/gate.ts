/**
 * Who may speak to the local host. Every program and every web page open on the computer can reach
 * 127.0.0.1, so a request is refused unless it
 *
 *  - names this very address in Host: a name that was rebound to 127.0.0.1 is another site's;
 *  - comes from this origin, where the browser says where it comes from;
 *  - carries the session cookie, which only the holder of the one-time token was given;
 *  - and, for a call, carries the header that no foreign form or image can set.
 */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { OFFICE_HEADER, RPC_PATH } from '../../../shared/api/bridge.ts'

export type Verdict =
  /** go on */
  | { kind: 'pass' }
  /** the token was right: set this cookie and lead to the first screen */
  | { kind: 'enter'; cookie: string }
  | { kind: 'refuse'; status: 403 | 405; why: string }

export interface Gate {
  judge: (request: Pick<IncomingMessage, 'method' | 'headers' | 'url'>) => Verdict
  /** a new one-time token, to be put behind `/?token=` */
  issueToken: () => string
}

const REFUSED = '请从程序打开的窗口中使用'

function refuse(why: string, status: 403 | 405 = 403): Verdict {
  return { kind: 'refuse', status, why }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compared in constant time, so that the answer's delay tells nothing about the secret. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

/** The value of a cookie; the first where there are several. */
function cookieOf(header: string | undefined, name: string): string {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return ''
}

function parseTarget(url: string, origin: string): URL | null {
  return URL.canParse(url, origin) ? new URL(url, origin) : null
}

/** Which fetches the browser reports as ours: typed or opened by a program, or made by our own page. */
const OWN_SITES: readonly (string | undefined)[] = [undefined, 'none', 'same-origin']

/** `authority` is `127.0.0.1:<port>`; `session` is given only by the development server. */
export function createGate(authority: string, session: string = secret()): Gate {
  const origin = `http://${authority}`
  // A cookie does not know ports: the name keeps two programs on one computer apart.
  const cookieName = `office-${authority.split(':')[1] ?? ''}`
  const tokens = new Set<string>()

  const enter = (token: string): Verdict => {
    const known = [...tokens].find(candidate => same(token, candidate))
    if (known === undefined) return refuse('这个地址已经用过，请重新启动程序')
    tokens.delete(known)
    return { kind: 'enter', cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/` }
  }

  return {
    issueToken: () => {
      const token = secret()
      tokens.add(token)
      return token
    },
    judge: ({ method = '', headers, url = '/' }) => {
      if (headers.host !== authority) return refuse(REFUSED)
      if (headers.origin !== undefined && headers.origin !== origin) return refuse(REFUSED)
      const site = headers['sec-fetch-site']
      const target = parseTarget(url, origin)
      if (target?.origin !== origin) return refuse(REFUSED)
      if (method === 'GET' && target.pathname === '/' && target.searchParams.has('token')) {
        return enter(target.searchParams.get('token') ?? '')
      }
      if (!OWN_SITES.includes(typeof site === 'string' ? site : undefined)) return refuse(REFUSED)
      if (!same(cookieOf(headers.cookie, cookieName), session)) return refuse(REFUSED)
      const isCall = target.pathname === RPC_PATH || target.pathname.startsWith(`${RPC_PATH}/`)
      if (method !== (isCall ? 'POST' : 'GET')) return refuse('不支持这种请求', 405)
      if (isCall && headers[OFFICE_HEADER.name] !== OFFICE_HEADER.value) return refuse(REFUSED)
      // A call is made by our own script, and browsers always say where such a request comes from.
      if (isCall && headers.origin === undefined) return refuse(REFUSED)
      return { kind: 'pass' }
    },
  }
}
