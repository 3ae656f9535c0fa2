/**
 * One organisation of the tree, drawn as an indented list: typing a part of its name and Enter chooses it,
 * which a tree of folders does not let one do.
 */

import { Select } from 'antd'
import { useMemo } from 'react'
import type { OrganisationNode } from '../../../shared/organisation/methods.ts'
import { mayHoldMembers } from '../../../shared/organisation/rules.ts'
import type { OrganisationBranch } from '../../../shared/organisation/tree.ts'
import { shortName, useOrganisations } from '../../shell/organisations.ts'
import { useFieldControl } from '../Field.tsx'
import styles from './fields.module.css'
import { CLEARABLE } from './clearable.ts'

interface OrgOption {
  value: number
  /** searched, and shown once chosen */
  name: string
  label: string
  depth: number
  count: number
  disabled: boolean
}

export interface OrgSelectProps {
  value: number | null
  onChange: (orgId: number | null) => void
  /** which organisations may be chosen; those that hold members by default */
  may?: (node: OrganisationNode) => boolean
  placeholder?: string
  disabled?: boolean
  label?: string
  /** may be emptied again */
  allowClear?: boolean
  /** shows how many members each has, with those below it */
  counts?: boolean
  /** leaves the committee itself out */
  withoutRoot?: boolean
  className?: string
}

const holdsMembers = (node: OrganisationNode) => mayHoldMembers(node.kind)

function options(
  branches: readonly OrganisationBranch[],
  may: (node: OrganisationNode) => boolean,
  depth: number,
): OrgOption[] {
  return branches.flatMap(({ node, children }) => [
    {
      value: node.id,
      name: shortName(node),
      label: shortName(node),
      depth,
      count: node.membersBelow,
      disabled: !may(node),
    },
    ...options(children, may, depth + 1),
  ])
}

export function OrgSelect({
  value,
  onChange,
  may = holdsMembers,
  placeholder = '请选择',
  label,
  counts = false,
  withoutRoot = false,
  allowClear = false,
  ...rest
}: OrgSelectProps) {
  const control = useFieldControl()
  const { roots } = useOrganisations()
  const list = useMemo(
    () => options(withoutRoot ? roots.flatMap(root => root.children) : roots, may, 0),
    [roots, may, withoutRoot],
  )
  return (
    <Select<number | null | undefined, OrgOption>
      {...control}
      {...rest}
      allowClear={allowClear ? CLEARABLE : false}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={list.some(option => option.value === value) ? value : null}
      options={list}
      showSearch={{ optionFilterProp: 'name' }}
      popupMatchSelectWidth={false}
      placeholder={placeholder}
      optionRender={({ data }) => (
        <span className={styles.option} style={{ paddingLeft: data.depth * 16 }}>
          {data.name}
          {counts && <span className={styles.optionRest}>{data.count}</span>}
        </span>
      )}
      onChange={next => onChange(next ?? null)}
    />
  )
}
