/** Changes of the tree that begin nothing new: another superior, and the end. */

import { useState } from 'react'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { mayHoldMembers, mayStandUnder } from '../../shared/organisation/rules.ts'
import { shortName } from '../shell/organisations.ts'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { Field } from '../ui/Field.tsx'
import { ChangeDialog, lacking } from './ChangeDialog.tsx'

export interface ChangeFormProps {
  node: OrganisationNode
  onClose: () => void
}

export function MoveForm({ node, onClose }: ChangeFormProps) {
  const [parentId, setParentId] = useState<number | null>(null)
  return (
    <ChangeDialog
      title={`“${shortName(node)}”改属其他上级`}
      submitText="调整上级"
      onClose={onClose}
      build={basics =>
        parentId === null
          ? lacking('parentId', '请选择新的上级')
          : { ok: true, value: { kind: 'move', orgId: node.id, parentId, ...basics } }
      }
    >
      <Field focusFirst label="新的上级" name="parentId" required>
        <OrgSelect
          value={parentId}
          onChange={setParentId}
          may={({ id, kind }) => id !== node.parentId && mayStandUnder(node.kind, kind)}
        />
      </Field>
    </ChangeDialog>
  )
}

export function DissolveForm({ node, onClose }: ChangeFormProps) {
  const holds = mayHoldMembers(node.kind)
  const [toId, setToId] = useState<number | null>(holds ? null : node.parentId)
  return (
    <ChangeDialog
      title={`撤销“${shortName(node)}”`}
      submitText="撤销此党组织"
      danger
      onClose={onClose}
      build={basics =>
        toId === null && node.membersBelow > 0
          ? lacking('toId', '请选择党员转到哪个支部')
          : { ok: true, value: { kind: 'dissolve', orgId: node.id, toId, ...basics } }
      }
    >
      <Field
        focusFirst
        label={holds ? '党员转到' : '下属党组织改属'}
        name="toId"
        required={node.membersBelow > 0}
        {...(node.membersBelow === 0 && holds ? { hint: '没有党员，可以不选' } : {})}
      >
        <OrgSelect
          value={toId}
          onChange={setToId}
          allowClear
          may={({ id, kind, parentId }) =>
            id !== node.id && parentId !== node.id && (holds ? mayHoldMembers(kind) : !mayHoldMembers(kind))
          }
        />
      </Field>
    </ChangeDialog>
  )
}
