/** Another name, and a note. */

import { useState } from 'react'
import type { Attachment } from '../../shared/attachment/methods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { Field } from '../ui/Field.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'

export function EditAttachment({ row, onClose }: { row: Attachment; onClose: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.attachment.edit, { quiet: true })
  const [fileName, setFileName] = useState(row.fileName)
  const [note, setNote] = useState(row.note ?? '')
  return (
    <FormDialog
      title="修改附件"
      onSubmit={() => run({ id: row.id, fileName, note: note.trim() === '' ? null : note })}
      onClose={onClose}
      fields={['fileName', 'note']}
    >
      <Field focusFirst label="文件名" name="fileName" hint="后缀按文件的实际类型保留">
        <TextField maxLength={120} value={fileName} onChange={setFileName} />
      </Field>
      <Field label="说明" name="note">
        <TextField maxLength={200} rows={2} value={note} onChange={setNote} />
      </Field>
    </FormDialog>
  )
}
