/** Several members are alike: the clerk says which one a row means, or that it is none of them. */

import { Radio } from 'antd'
import { useState } from 'react'
import type { Attempt } from '../shell/failures.ts'
import { orDash } from '../shell/words.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './intake.module.css'
import type { PlanRow } from './intakeFiles.ts'

const NONE = 0

interface ChooseMemberProps {
  row: PlanRow
  onChoose: (memberId: number | null) => Promise<Attempt<unknown>>
  onClose: () => void
}

export function ChooseMember({ row, onChoose, onClose }: ChooseMemberProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  return (
    <FormDialog
      title={`${row.name}是哪一名`}
      submitText="确定"
      width={640}
      submitDisabled={chosen === null}
      onSubmit={() => onChoose(chosen === NONE ? null : chosen)}
      onClose={onClose}
    >
      <p className={styles.muted}>表格第{row.row}行写的是：</p>
      <p className={styles.candidate}>
        <b>{row.name}</b>
        <span>{orDash(row.cells.birth)}</span>
        <span>{orDash(row.cells.idNo)}</span>
        <span>{orDash(row.cells.branch ?? row.branch)}</span>
      </p>
      <Radio.Group
        aria-label="台账中的党员"
        className={styles.candidates ?? ''}
        value={chosen}
        onChange={event => setChosen(Number(event.target.value))}
      >
        {row.candidates.map((member, index) => (
          <Radio key={member.memberId} value={member.memberId} autoFocus={index === 0}>
            <span className={styles.candidate}>
              <b>{member.name}</b>
              <span>{orDash(member.birth)}</span>
              <span>{orDash(member.idNo)}</span>
              <span>{orDash(member.branch)}</span>
            </span>
          </Radio>
        ))}
        <Radio value={NONE}>都不是，按新党员导入</Radio>
      </Radio.Group>
    </FormDialog>
  )
}
