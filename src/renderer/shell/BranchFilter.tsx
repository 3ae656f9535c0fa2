/** Narrows every list to one organisation and what is below it. */

import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { useScope } from './scope.tsx'
import styles from './TopBar.module.css'

const any = () => true

export function BranchFilter() {
  const { orgId, setOrgId } = useScope()
  // The committee itself is the whole register: it is what the empty choice stands for.
  return (
    <OrgSelect
      className={styles.branch ?? ''}
      label="支部"
      placeholder="全部支部"
      value={orgId}
      onChange={setOrgId}
      may={any}
      allowClear
      counts
      withoutRoot
    />
  )
}
