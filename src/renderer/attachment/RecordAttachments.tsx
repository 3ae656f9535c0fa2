/**
 * The papers of one record, as a button with their number that opens them. Any room puts it beside its
 * record: `<RecordAttachments memberId={…} owner={{ table: 'sanction', rowId }} name="处分 …" readOnly />`.
 */

import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { useFocusBack } from '../ui/focusBack.ts'
import styles from './attachment.module.css'
import { AttachmentBox, type AttachmentBoxProps } from './AttachmentBox.tsx'
import { useAttachmentsOf } from './useAttachments.ts'

export function RecordAttachments(props: AttachmentBoxProps) {
  const { memberId, owner, name } = props
  const count = useAttachmentsOf(memberId, owner).length
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        type="text"
        className={styles.clip ?? ''}
        icon={<PaperClipOutlined aria-hidden />}
        aria-label={`附件${count}份：${name}`}
        title={`附件${count}份`}
        data-none={count === 0}
        onClick={() => setOpen(true)}
      >
        {count > 0 ? count : ''}
      </Button>
      {open && <AttachmentDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function AttachmentDialog({ onClose, ...box }: AttachmentBoxProps & { onClose: () => void }) {
  useFocusBack()
  const place = useRef<HTMLDivElement>(null)
  // Ready for Ctrl+V.
  const focusPlace = () => place.current?.querySelector<HTMLElement>('[role=group]')?.focus()
  return (
    <Modal
      open
      title={`附件：${box.name}`}
      width={720}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
      afterOpenChange={open => open && focusPlace()}
    >
      <div ref={place}>
        <AttachmentBox {...box} />
      </div>
    </Modal>
  )
}
