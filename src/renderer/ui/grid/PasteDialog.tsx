/** Asks before a paste of which a part does not go in, or which would empty cells. */

import { Checkbox } from 'antd'
import { useState } from 'react'
import { ConfirmChange } from '../ConfirmChange.tsx'
import type { PasteQuestion } from './useBlocks.ts'

export function PasteDialog({ question, onClose }: { question: PasteQuestion; onClose: () => void }) {
  const { rows, columns, left, blanks, paste } = question
  const [withBlanks, setWithBlanks] = useState(false)
  const start = () => {
    paste(withBlanks)
    return Promise.resolve({ ok: true as const, value: null })
  }
  return (
    <ConfirmChange
      title="粘贴"
      effect={`将改${rows}行，涉及${columns}栏。`}
      items={left}
      confirmText="粘贴"
      danger={false}
      onConfirm={start}
      onClose={onClose}
    >
      {blanks > 0 && (
        <Checkbox checked={withBlanks} onChange={event => setWithBlanks(event.target.checked)}>
          有{blanks}格在剪贴板里是空白，一并清空（不勾选则保留原来的内容）
        </Checkbox>
      )}
    </ConfirmChange>
  )
}
