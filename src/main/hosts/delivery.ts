/**
 * What both window hosts answer to a GET: the built screens, a finished file, a print page. The local
 * host writes it to a socket, Electron wraps it in a Response; headers and checks are the same.
 */

import { randomBytes } from 'node:crypto'
import { DOWNLOAD_PATH, PRINT_PATH } from '../../shared/api/bridge.ts'
import type { FileDesk, OutFile } from '../fileDesk.ts'
import type { Assets } from './assets.ts'

export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}

/** The build leaves this where the page wants a fresh value; see src/renderer/index.html. */
const NONCE_PLACE = '__CSP_NONCE__'

const NO_STORE = 'no-store'

/** On every answer: nothing is guessed, framed by others, told to others or given to devices. */
export const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), clipboard-read=()',
} as const

/**
 * The application's policy. Scripts come from the build only; the component library writes style sheets
 * while it runs, which the fresh nonce permits and nothing else gets.
 */
export function screenPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * A worker goes by the policy of its own script: the one that reads PDF scans may load what was built, and
 * make no code from what it reads.
 */
export const SCRIPT_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"

/** A print page is paper: it has styles and pictures of its own, and nothing in it may run or load. */
export const PAPER_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** A short answer in words. */
export function sentence(status: number, text: string): Reply {
  return {
    status,
    headers: { ...COMMON_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'cache-control': NO_STORE },
    body: Buffer.from(text, 'utf8'),
  }
}

/**
 * The Content-Disposition of a file with a Chinese name (RFC 6266 with RFC 5987): an ASCII stand-in for
 * programs that know no better, and the name itself in UTF-8.
 */
export function attachment(fileName: string): string {
  // A file name has no folders and no control characters, whatever it was made from.
  const name =
    fileName
      .toWellFormed()
      .replace(/[\p{Cc}/\\]/gu, '_')
      .trim() || 'file'
  const plain = name.replace(/[^\x20-\x7e]|["%;]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function ticketOf(path: string, prefix: string): string | null {
  const rest = path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : ''
  return /^[0-9a-f-]{36}$/.test(rest) ? rest : null
}

const GONE = sentence(410, '这个文件已经取走或已失效，请回到程序重新生成')

function asDownload(file: OutFile): Reply {
  return {
    status: 200,
    headers: {
      ...COMMON_HEADERS,
      'content-type': file.mime,
      'content-disposition': attachment(file.name),
      'cache-control': NO_STORE,
    },
    body: file.bytes,
  }
}

/** A page of HTML as paper, shown only in a frame of our own or in a hidden window. */
export function asPaper(html: Uint8Array): Reply {
  return {
    status: 200,
    headers: {
      ...COMMON_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PAPER_POLICY,
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': NO_STORE,
    },
    body: html,
  }
}

/** The print page of a ticket; null where there is none, or where the ticket is for something else. */
export function collectPaper(files: FileDesk, ticket: string): Uint8Array | null {
  const file = files.collect(ticket)
  return file?.mime.startsWith('text/html') ? file.bytes : null
}

async function asScreen(path: string, assets: Assets): Promise<Reply> {
  const asset = await assets.find(path)
  if (!asset) return sentence(404, '没有这一页')
  if (!asset.page) {
    return {
      status: 200,
      headers: {
        ...COMMON_HEADERS,
        'content-type': asset.type,
        'content-security-policy': SCRIPT_POLICY,
        'cache-control': asset.immutable ? 'max-age=31536000, immutable' : 'no-cache',
      },
      body: asset.bytes,
    }
  }
  const nonce = randomBytes(18).toString('base64url')
  return {
    status: 200,
    headers: {
      ...COMMON_HEADERS,
      'content-type': asset.type,
      'content-security-policy': screenPolicy(nonce),
      'x-frame-options': 'DENY',
      'cache-control': NO_STORE,
    },
    body: Buffer.from(Buffer.from(asset.bytes).toString('utf8').replaceAll(NONCE_PLACE, nonce), 'utf8'),
  }
}

/** The path of a URL as written by people; null where it is not one. */
function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/** Answers a GET for a URL path. The caller has already made sure who asks. */
export async function deliver(rawPath: string, files: FileDesk, assets: Assets): Promise<Reply> {
  const path = decodedPath(rawPath)
  if (path === null) return sentence(400, '地址有误')
  if (path.startsWith(`${DOWNLOAD_PATH}/`)) {
    const ticket = ticketOf(path, DOWNLOAD_PATH)
    const file = ticket === null ? null : files.collect(ticket)
    return file ? asDownload(file) : GONE
  }
  if (path.startsWith(`${PRINT_PATH}/`)) {
    const ticket = ticketOf(path, PRINT_PATH)
    const html = ticket === null ? null : collectPaper(files, ticket)
    return html ? asPaper(html) : GONE
  }
  return asScreen(path, assets)
}
