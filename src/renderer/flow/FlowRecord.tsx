/** Every field of one flow record, with what annex 4 still lacks beside the field it is about. */

import type { FlowRow } from '../../shared/flow/methods.ts'
import type { FieldFinding } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { RecordFields } from '../ui/RecordFields.tsx'
import { Section } from '../ui/Section.tsx'
import { FLOW_GROUPS, flowPatchSchema, type FlowKey } from './flowFields.ts'
import { useSaveFlow } from './saveFlow.ts'

/** The field each of the words of `missing` is about. */
const ABOUT: Readonly<Partial<Record<FlowKey, string>>> = {
  flowOccupation: '职业（附件4）',
  direction: '外出流向',
  destPlace: '外出地点',
  phone: '联系方式',
  emergencyContact: '应急联系人',
  hostOrgType: '党组织类型',
}

const ABROAD = '出国（境）记录'

function findingsOf(row: FlowRow, key: FlowKey): FieldFinding[] {
  const words = ABOUT[key]
  const lacking = words !== undefined && row.missing.includes(words)
  return [
    ...(lacking ? [{ level: 'warning' as const, text: '附件4需要' }] : []),
    ...(key === 'direction' && row.missing.includes(ABROAD)
      ? [{ level: 'warning' as const, text: '还没有登记出国（境）记录' }]
      : []),
  ]
}

export function FlowMissing({ row }: { row: FlowRow }) {
  return row.missing.length === 0 ? (
    <FindingText level="ok" text="附件4的内容已齐" />
  ) : (
    <FindingText level="warning" text={`附件4还缺：${row.missing.join('、')}`} />
  )
}

export interface FlowRecordProps {
  row: FlowRow
  readOnly: boolean
  columns?: 1 | 2
}

export function FlowRecord({ row, readOnly, columns = 1 }: FlowRecordProps) {
  const save = useSaveFlow()
  return FLOW_GROUPS.map(({ title, fields }) => (
    <Section key={title} title={title} columns={columns}>
      <RecordFields
        fields={fields}
        values={row}
        schema={flowPatchSchema}
        readOnly={readOnly}
        findingsOf={key => findingsOf(row, key)}
        onSave={patch => save({ memberId: row.memberId, id: row.id }, patch)}
      />
    </Section>
  ))
}
