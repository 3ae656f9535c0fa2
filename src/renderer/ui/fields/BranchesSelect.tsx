/** Several branches, found by typing a part of their names. */

import { Select } from 'antd'
import { mayHoldMembers } from '../../../shared/organisation/rules.ts'
import { shortName, useOrganisations } from '../../shell/organisations.ts'
import { useFieldControl } from '../Field.tsx'

export interface BranchesSelectProps {
  value: readonly number[]
  onChange: (ids: number[]) => void
  /** cannot be chosen */
  except?: number | null
  /** said while none is chosen */
  placeholder?: string
}

export function BranchesSelect({
  value,
  onChange,
  except = null,
  placeholder = '请选择',
}: BranchesSelectProps) {
  const control = useFieldControl()
  const { nodes } = useOrganisations()
  const options = nodes
    .filter(({ id, kind }) => mayHoldMembers(kind) && id !== except)
    .map(node => ({ value: node.id, label: shortName(node) }))
  return (
    <Select<number[]>
      {...control}
      mode="multiple"
      value={[...value]}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={placeholder}
      onChange={onChange}
    />
  )
}
