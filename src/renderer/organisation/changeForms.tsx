/** The four changes of the tree: another superior, into another branch, a new branch out of one, and the end. */

import { Select } from 'antd'
import { useState } from 'react'
import { ORGANISATION_KIND } from '../../shared/organisation/codes.ts'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { mayHoldMembers, mayStandUnder } from '../../shared/organisation/rules.ts'
import { shortName, useOrganisations } from '../shell/organisations.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field, useFieldControl } from '../ui/Field.tsx'
import { ChangeDialog, lacking } from './ChangeDialog.tsx'
import { MemberChecklist } from './MemberChecklist.tsx'

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

interface BranchesSelectProps {
  value: readonly number[]
  onChange: (ids: number[]) => void
  except: number | null
}

function BranchesSelect({ value, onChange, except }: BranchesSelectProps) {
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
      placeholder="请选择"
      onChange={onChange}
    />
  )
}

export function MergeForm({ node, onClose }: ChangeFormProps) {
  const [orgIds, setOrgIds] = useState<number[]>([node.id])
  const [intoId, setIntoId] = useState<number | null>(null)
  return (
    <ChangeDialog
      title="合并支部"
      submitText="合并"
      onClose={onClose}
      build={basics => {
        if (orgIds.length === 0) return lacking('orgIds', '请选择要并入的支部')
        if (intoId === null) return lacking('intoId', '请选择并入哪个支部')
        return { ok: true, value: { kind: 'merge', orgIds, intoId, ...basics } }
      }}
    >
      <Field label="原支部" name="orgIds" required hint="可选多个；合并后撤销">
        <BranchesSelect value={orgIds} onChange={setOrgIds} except={intoId} />
      </Field>
      <Field focusFirst label="并入" name="intoId" required hint="要成立新的支部，请先新增党组织再并入">
        <OrgSelect
          value={intoId}
          onChange={setIntoId}
          may={({ id, kind }) => mayHoldMembers(kind) && !orgIds.includes(id)}
        />
      </Field>
    </ChangeDialog>
  )
}

type Kind = OrganisationNode['kind']

/** What may come out of a branch: its like beside it, or a group within it. */
export function splitKinds(node: OrganisationNode, parentKind: Kind | undefined): Kind[] {
  return ORGANISATION_KIND.items
    .map(({ key }) => key)
    .filter(
      kind =>
        mayHoldMembers(kind) &&
        (mayStandUnder(kind, node.kind) || (parentKind !== undefined && mayStandUnder(kind, parentKind))),
    )
}

export function SplitForm({ node, onClose }: ChangeFormProps) {
  const { byId } = useOrganisations()
  const kinds = splitKinds(node, byId.get(node.parentId ?? 0)?.kind)
  const [orgKind, setOrgKind] = useState<Kind>(node.kind)
  const [fullName, setFullName] = useState('')
  const [short, setShort] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  return (
    <ChangeDialog
      title={`从“${shortName(node)}”分出新支部`}
      submitText="分出"
      onClose={onClose}
      build={basics => {
        if (fullName.trim() === '') return lacking('fullName', '请填写新支部的全称')
        if (chosen.size === 0) return lacking('memberIds', '请选择转到新支部的党员')
        const value = { orgId: node.id, memberIds: [...chosen], orgKind, fullName: fullName.trim() }
        return { ok: true, value: { kind: 'split', ...value, shortName: short.trim(), ...basics } }
      }}
    >
      <Field focusFirst label="全称" name="fullName" required>
        <TextField maxLength={60} value={fullName} onChange={setFullName} />
      </Field>
      <Field label="简称" name="shortName" hint="列表中显示；不填时取自全称">
        <TextField maxLength={30} value={short} onChange={setShort} />
      </Field>
      <Field label="层级" name="orgKind">
        <CodeSelect
          table={ORGANISATION_KIND}
          value={orgKind}
          only={kinds}
          required
          onChange={next => setOrgKind(next ?? orgKind)}
        />
      </Field>
      <Field label="转去的党员" name="memberIds" required>
        <MemberChecklist orgId={node.id} chosen={chosen} onChange={setChosen} />
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
