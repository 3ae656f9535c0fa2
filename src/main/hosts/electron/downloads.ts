/** A finished file is saved where the clerk says, in the system's dialog; nothing else is downloaded. */

import { basename, join } from 'node:path'
import { app, type Session } from 'electron'
import { DOWNLOAD_PATH } from '../../../shared/api/bridge.ts'
import { ORIGIN } from './ownOrigin.ts'

export function saveDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`${ORIGIN}${DOWNLOAD_PATH}/`)) {
      event.preventDefault()
      return
    }
    item.setSaveDialogOptions({
      title: '保存文件',
      buttonLabel: '保存',
      defaultPath: join(app.getPath('documents'), basename(item.getFilename())),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    })
  })
}
