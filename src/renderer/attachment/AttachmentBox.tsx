/** The papers of one record: a list, and where more are put. */

import { useAddFiles, useAttachmentsOf, type Owner } from './useAttachments.ts'
import { AttachmentRows } from './AttachmentRows.tsx'
import { FileDrop } from './FileDrop.tsx'

export interface AttachmentBoxProps {
  /** null: the record is a branch's */
  memberId: number | null
  owner: Owner
  /** the record in words: 处分 2015-03-01 警告 */
  name: string
  readOnly: boolean
}

export function AttachmentBox({ memberId, owner, name, readOnly }: AttachmentBoxProps) {
  const rows = useAttachmentsOf(memberId, owner)
  const { add, pending } = useAddFiles(memberId, owner)
  return (
    <FileDrop
      label={`附件：${name}`}
      chooseText={pending ? '正在附上' : '选择文件'}
      disabled={readOnly || pending}
      onFiles={files => void add(files)}
      hint="或把 PDF、JPG、PNG 拖到这里；点一下这里可用 Ctrl V 粘贴图片"
    >
      <AttachmentRows rows={rows} readOnly={readOnly} />
    </FileDrop>
  )
}
