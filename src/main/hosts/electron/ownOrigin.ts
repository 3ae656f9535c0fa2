/** The only origin this program shows: a scheme of its own, so there is no file:// and no network. */

export const SCHEME = 'app'
const HOST = 'office'
export const ORIGIN = `${SCHEME}://${HOST}`

/** Node's URL gives such a scheme no origin, so scheme and host are compared. */
export function isOwn(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === ''
}

/** Where a print page that waits in memory is loaded from, by a hidden window only. */
export const PAPER_PATH = '/paper'
