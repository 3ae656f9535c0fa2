/** What a contact was besides a talk: a report (R-E06), or one at an important activity (S02 159). */

import { Checkbox } from 'antd'

export interface Marks {
  isReport: boolean
  importantActivity: boolean
}

export interface ContactMarksProps {
  value: Marks
  onChange: (marks: Marks) => void
}

export function ContactMarks({ value, onChange }: ContactMarksProps) {
  const { isReport, importantActivity } = value
  return (
    <>
      <Checkbox checked={isReport} onChange={event => onChange({ ...value, isReport: event.target.checked })}>
        思想汇报
      </Checkbox>
      <Checkbox
        checked={importantActivity}
        onChange={event => onChange({ ...value, importantActivity: event.target.checked })}
      >
        重要活动
      </Checkbox>
    </>
  )
}
