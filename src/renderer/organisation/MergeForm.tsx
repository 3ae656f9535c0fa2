/** Branches merged: into one that stands, or into one that begins on the day. */

import { Radio } from 'antd'
import { useState } from 'react'
import { mayHoldMembers, mayStandUnder } from '../../shared/organisation/rules.ts'
import { BranchesSelect } from '../ui/fields/BranchesSelect.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { Field } from '../ui/Field.tsx'
import { ChangeDialog, lacking } from './ChangeDialog.tsx'
import type { ChangeFormProps } from './changeForms.tsx'
import { branchKinds, NewBranchFields, newBranch, namedBranch } from './NewBranchFields.tsx'

export function MergeForm({ node, onClose }: ChangeFormProps) {
  const [orgIds, setOrgIds] = useState<number[]>([node.id])
  const [into, setInto] = useState<'standing' | 'new'>('standing')
  const [intoId, setIntoId] = useState<number | null>(null)
  const [parentId, setParentId] = useState(node.parentId)
  const [draft, setDraft] = useState(newBranch(node.kind))
  return (
    <ChangeDialog
      title="合并支部"
      submitText="合并"
      onClose={onClose}
      build={basics => {
        if (orgIds.length === 0) return lacking('orgIds', '请选择要并入的支部')
        if (into === 'standing') {
          if (intoId === null) return lacking('intoId', '请选择并入哪个支部')
          return { ok: true, value: { kind: 'merge', orgIds, intoId, ...basics } }
        }
        if (orgIds.length < 2) return lacking('orgIds', '请至少选择两个支部')
        if (parentId === null) return lacking('parentId', '请选择新支部的上级')
        const named = namedBranch(draft)
        if (!named.ok) return named
        return { ok: true, value: { kind: 'mergeNew', orgIds, parentId, ...named.value, ...basics } }
      }}
    >
      <Field label="原支部" name="orgIds" required hint="可选多个；合并后撤销">
        <BranchesSelect value={orgIds} onChange={setOrgIds} except={into === 'standing' ? intoId : null} />
      </Field>
      <Radio.Group
        aria-label="合并成"
        value={into}
        options={[
          { value: 'standing', label: '并入已有的支部' },
          { value: 'new', label: '合并成立新支部' },
        ]}
        onChange={event => setInto(event.target.value === 'new' ? 'new' : 'standing')}
      />
      {into === 'standing' ? (
        <Field focusFirst label="并入" name="intoId" required>
          <OrgSelect
            value={intoId}
            onChange={setIntoId}
            may={({ id, kind }) => mayHoldMembers(kind) && !orgIds.includes(id)}
          />
        </Field>
      ) : (
        <>
          <NewBranchFields draft={draft} onDraft={setDraft} kinds={branchKinds()} />
          <Field label="上级" name="parentId" required>
            <OrgSelect
              value={parentId}
              onChange={setParentId}
              may={({ id, kind }) => mayStandUnder(draft.orgKind, kind) && !orgIds.includes(id)}
            />
          </Field>
        </>
      )}
    </ChangeDialog>
  )
}
