/**
 * What a page may not do, whatever it is made to try: navigate away, open windows, embed web views, ask
 * for devices. Set for every web contents that is ever created, before its first page.
 */

import { app, type Session, type WebContents } from 'electron'
import { isOwn } from './ownOrigin.ts'

/** Electron's own type of a permission's name, which it does not export. */
type Refuse = (contents: WebContents) => void

const hardenContents: Refuse = contents => {
  const stay = (event: { url: string; preventDefault: () => void }) => {
    if (!isOwn(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

export function hardenEveryContents(): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

/** Nothing is granted: no camera, no notifications, no devices, no file system, no spelling service. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  // The dictionaries would be fetched from a server.
  session.setSpellCheckerEnabled(false)
}
