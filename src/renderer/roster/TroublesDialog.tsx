/** All that is wrong with one member of the list, with the way to where it is put right. */

import { Button, Modal } from 'antd'
import { troubles } from '../../shared/roster/listColumns.ts'
import type { MemberRow } from '../../shared/roster/schema.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { useFocusBack } from '../ui/focusBack.ts'

interface TroublesDialogProps {
  row: MemberRow
  onOpen: () => void
  onClose: () => void
}

export function TroublesDialog({ row, onOpen, onClose }: TroublesDialogProps) {
  const all = troubles(row)
  useFocusBack()
  return (
    <Modal
      open
      title={`${row.name}：${all.length === 0 ? '没有问题' : `${all.length}项`}`}
      width={420}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          关闭
        </Button>,
        <Button key="card" type="primary" autoFocus onClick={onOpen}>
          打开党员卡
        </Button>,
      ]}
    >
      <ul>
        {all.map(one => (
          <li key={one.text}>
            <FindingText {...one} />
          </li>
        ))}
      </ul>
    </Modal>
  )
}
