/** 档案保管: who keeps the papers, where they lie, when they were checked. */

import { BRANCH_COPY, PERSONNEL_FILE, wantsBranchCopy } from '../../shared/dossier/codes.ts'
import type { Inputs, Outputs } from '../../shared/api/contract.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dateValue } from '../ui/dateValues.ts'
import type { FieldFinding } from '../ui/Field.tsx'
import { InPlaceField, type InPlaceKind } from '../ui/InPlaceField.tsx'
import { Section } from '../ui/Section.tsx'

type Values = Outputs['dossier']['card']['values']
type Key = keyof Values
type Patch = Inputs['dossier']['save']['values']

const text = (maxLength: number): InPlaceKind => ({ kind: 'text', maxLength })

const FIELDS: readonly { key: Key; label: string; type: InPlaceKind }[] = [
  { key: 'personnelFile', label: '有无人事档案', type: { kind: 'code', table: PERSONNEL_FILE } },
  { key: 'keeper', label: '保管单位', type: text(60) },
  { key: 'box', label: '盒号', type: text(30) },
  { key: 'shelf', label: '柜架号', type: text(30) },
  { key: 'openedOn', label: '建档日期', type: text(20) },
  { key: 'filedOn', label: '归档日期', type: text(20) },
  { key: 'otherMaterials', label: '其他材料', type: { kind: 'long', maxLength: 200 } },
  { key: 'branchCopy', label: '支部留存复印件', type: { kind: 'code', table: BRANCH_COPY } },
  { key: 'checkedOn', label: '核查日期', type: text(20) },
  { key: 'checkedBy', label: '核查人', type: text(30) },
  { key: 'remark', label: '备注', type: { kind: 'long', maxLength: 300 } },
]

const NO_COPY: readonly FieldFinding[] = [
  { level: 'note', text: '档案随人事档案的，支部要留存《入党志愿书》等复印件' },
]

/** The typed text as the contract wants it. */
export function custodyPatch(key: Key, typed: string, today: IsoDate): Attempt<Patch> {
  const value = typed.trim()
  switch (key) {
    case 'personnelFile':
      return { ok: true, value: { personnelFile: keyOf(PERSONNEL_FILE, value) } }
    case 'branchCopy':
      return { ok: true, value: { branchCopy: keyOf(BRANCH_COPY, value) } }
    case 'openedOn':
    case 'filedOn':
    case 'checkedOn': {
      const date = dateValue(typed, today)
      return date.ok ? { ok: true, value: { [key]: date.value } } : date
    }
    case 'keeper':
    case 'box':
    case 'shelf':
    case 'otherMaterials':
    case 'checkedBy':
    case 'remark':
      return { ok: true, value: { [key]: value === '' ? null : value } }
  }
}

export interface CustodyProps {
  memberId: number
  values: Values
  readOnly: boolean
  columns?: 1 | 2
}

export function Custody({ memberId, values, readOnly, columns = 1 }: CustodyProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.save, { quiet: true })
  return (
    <Section title="档案保管" columns={columns}>
      {FIELDS.map(({ key, label, type }) => (
        <InPlaceField
          key={key}
          label={label}
          value={values[key] ?? ''}
          type={type}
          readOnly={readOnly}
          findings={
            key === 'branchCopy' && wantsBranchCopy(values.personnelFile, values.branchCopy) ? NO_COPY : []
          }
          onSave={async typed => {
            const patch = custodyPatch(key, typed, today)
            return patch.ok ? run({ memberId, values: patch.value }) : patch
          }}
        />
      ))}
    </Section>
  )
}
