/** Attachments in a list: to look at, to hand out, to rename, to take away. */

import { Button } from 'antd'
import { useState } from 'react'
import { ATTACHMENT_FINDING, MEDIA_TYPE } from '../../shared/attachment/codes.ts'
import type { Attachment } from '../../shared/attachment/methods.ts'
import { sizeText } from '../../shared/attachment/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './attachment.module.css'
import { AttachmentViewer } from './AttachmentViewer.tsx'
import { EditAttachment } from './EditAttachment.tsx'
import { useSaveAs } from './useAttachments.ts'

export interface AttachmentRowsProps {
  rows: readonly Attachment[]
  readOnly: boolean
}

interface Dialog {
  kind: 'view' | 'edit' | 'remove'
  row: Attachment
}

export function AttachmentRows({ rows, readOnly }: AttachmentRowsProps) {
  const { client } = useOffice()
  const saveAs = useSaveAs()
  const { run: remove } = useWrite(client.attachment.remove, { quiet: true })
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  if (rows.length === 0) return null
  return (
    <>
      <ul className={styles.rows}>
        {rows.map(row => (
          <li key={row.id} className={styles.row}>
            <span className={styles.file}>
              <Button
                type="link"
                size="small"
                className={styles.name ?? ''}
                aria-label={`查看 ${row.fileName}`}
                onClick={() => setDialog({ kind: 'view', row })}
              >
                {row.fileName}
              </Button>
              <span className={styles.hint}>
                {labelOf(MEDIA_TYPE, row.mediaType)} · {sizeText(row.bytes)} · {row.addedOn}
                {row.note === null ? '' : ` · ${row.note}`}
              </span>
              {row.finding !== null && (
                <FindingText level="warning" text={labelOf(ATTACHMENT_FINDING, row.finding)} />
              )}
            </span>
            <span className={styles.actions}>
              <Button
                type="link"
                size="small"
                aria-label={`另存为 ${row.fileName}`}
                onClick={() => void saveAs(row)}
              >
                另存为
              </Button>
              {!readOnly && (
                <>
                  <Button
                    type="link"
                    size="small"
                    aria-label={`修改附件 ${row.fileName}`}
                    onClick={() => setDialog({ kind: 'edit', row })}
                  >
                    改
                  </Button>
                  <Button
                    type="link"
                    size="small"
                    aria-label={`删除附件 ${row.fileName}`}
                    onClick={() => setDialog({ kind: 'remove', row })}
                  >
                    删除
                  </Button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {dialog?.kind === 'view' && <AttachmentViewer row={dialog.row} onClose={close} />}
      {dialog?.kind === 'edit' && <EditAttachment row={dialog.row} onClose={close} />}
      {dialog?.kind === 'remove' && (
        <ConfirmChange
          title="删除附件"
          effect={`将删除1份附件：${dialog.row.fileName}（${dialog.row.ownerText}）。`}
          confirmText="删除"
          onConfirm={() => remove({ id: dialog.row.id })}
          onClose={close}
        />
      )}
    </>
  )
}
