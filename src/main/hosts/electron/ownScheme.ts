/** Serves the screens, finished files and print pages under the program's own scheme. */

import { protocol } from 'electron'
import type { Office } from '../../office.ts'
import type { Assets } from '../assets.ts'
import { asPaper, deliver, sentence, type Reply } from '../delivery.ts'
import { isOwn, SCHEME } from './ownOrigin.ts'
import type { Papers } from './papers.ts'

/** To be called before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

async function answer(
  request: Pick<Request, 'method' | 'url'>,
  office: Office,
  assets: Assets,
  papers: Papers,
): Promise<Reply> {
  if (!isOwn(request.url)) return sentence(403, '没有这一页')
  if (request.method !== 'GET') return sentence(405, '不支持这种请求')
  const { pathname } = new URL(request.url)
  const html = papers.take(pathname)
  return html ? asPaper(html) : deliver(pathname, office.files, assets)
}

export function serveScheme(office: Office, assets: Assets, papers: Papers): void {
  protocol.handle(SCHEME, async request => {
    try {
      const { status, headers, body } = await answer(request, office, assets, papers)
      return new Response(Buffer.from(body), { status, headers })
    } catch (error) {
      office.ports.log(`request failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
      return new Response('程序出错，请重试', { status: 500 })
    }
  })
}
