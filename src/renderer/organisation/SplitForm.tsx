/** New branches out of one, one or several on the same day. */

import { Button } from 'antd'
import { useState } from 'react'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { mayStandUnder } from '../../shared/organisation/rules.ts'
import { shortName, useOrganisations } from '../shell/organisations.ts'
import { Field } from '../ui/Field.tsx'
import { ChangeDialog, lacking } from './ChangeDialog.tsx'
import type { ChangeFormProps } from './changeForms.tsx'
import { MemberChecklist } from './MemberChecklist.tsx'
import { branchKinds, namedBranch, newBranch, NewBranchFields, type Kind } from './NewBranchFields.tsx'
import styles from './organisation.module.css'

/** What may come out of a branch: its like beside it, or a group within it. */
export function splitKinds(node: OrganisationNode, parentKind: Kind | undefined): Kind[] {
  return branchKinds().filter(
    kind => mayStandUnder(kind, node.kind) || (parentKind !== undefined && mayStandUnder(kind, parentKind)),
  )
}

const MOST = 20
const NOBODY: ReadonlySet<number> = new Set()

interface Part {
  key: number
  branch: ReturnType<typeof newBranch>
  chosen: ReadonlySet<number>
}

export function SplitForm({ node, onClose }: ChangeFormProps) {
  const { byId } = useOrganisations()
  const kinds = splitKinds(node, byId.get(node.parentId ?? 0)?.kind)
  const [parts, setParts] = useState<readonly Part[]>([
    { key: 0, branch: newBranch(node.kind), chosen: NOBODY },
  ])
  const change = (key: number, patch: Partial<Part>) =>
    setParts(parts.map(part => (part.key === key ? { ...part, ...patch } : part)))
  const add = () => {
    const key = Math.max(...parts.map(part => part.key)) + 1
    setParts([...parts, { key, branch: newBranch(node.kind), chosen: NOBODY }])
  }
  const takenBesides = (key: number) =>
    new Set(parts.filter(part => part.key !== key).flatMap(part => [...part.chosen]))
  return (
    <ChangeDialog
      title={`从“${shortName(node)}”分出新支部`}
      submitText="分出"
      onClose={onClose}
      build={basics => {
        const branches = []
        for (const { branch, chosen } of parts) {
          const named = namedBranch(branch)
          if (!named.ok) return named
          if (chosen.size === 0) return lacking('memberIds', `请选择转到“${named.value.fullName}”的党员`)
          branches.push({ ...named.value, memberIds: [...chosen] })
        }
        return { ok: true, value: { kind: 'splitMany', orgId: node.id, branches, ...basics } }
      }}
    >
      {parts.map(({ key, branch, chosen }, index) => (
        <fieldset key={key} className={styles.part} data-single={parts.length === 1}>
          {parts.length > 1 && <legend>第{index + 1}个新支部</legend>}
          <NewBranchFields
            focusFirst={index === 0}
            draft={branch}
            onDraft={next => change(key, { branch: next })}
            kinds={kinds}
          />
          <Field label="转去的党员" name="memberIds" required>
            <MemberChecklist
              orgId={node.id}
              chosen={chosen}
              taken={takenBesides(key)}
              onChange={next => change(key, { chosen: next })}
            />
          </Field>
          {parts.length > 1 && (
            <Button size="small" onClick={() => setParts(parts.filter(part => part.key !== key))}>
              不要第{index + 1}个
            </Button>
          )}
        </fieldset>
      ))}
      {parts.length < MOST && (
        <p>
          <Button size="small" onClick={add}>
            再分出一个新支部
          </Button>
        </p>
      )}
    </ChangeDialog>
  )
}
