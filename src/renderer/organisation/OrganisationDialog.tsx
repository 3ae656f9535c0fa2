/** A new organisation: where it stands, its level, name and category. */

import { useState } from 'react'
import { ORGANISATION_KIND, ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import type { OrganisationNode, OrganisationValues } from '../../shared/organisation/methods.ts'
import { isBranch, mayStandUnder } from '../../shared/organisation/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useOrganisations } from '../shell/organisations.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'

type Kind = OrganisationValues['kind']
type OrgType = NonNullable<OrganisationValues['orgType']>

export interface OrganisationDialogProps {
  /** proposed: the organisation the cursor stands in */
  parentId: number | null
  onClose: () => void
  onSaved: (id: number) => void
}

const FIELDS = ['parentId', 'kind', 'fullName', 'shortName', 'orgType']

const mayHaveBelow = (node: OrganisationNode) =>
  ORGANISATION_KIND.items.some(({ key }) => mayStandUnder(key, node.kind))

/** A branch of the nearest organisation that may have one. */
function proposedParent(id: number | null, byId: ReadonlyMap<number, OrganisationNode>): number | null {
  for (let node = id === null ? undefined : byId.get(id); node; node = byId.get(node.parentId ?? 0)) {
    if (mayStandUnder('党支部', node.kind)) return node.id
  }
  return [...byId.values()][0]?.id ?? null
}

export function OrganisationDialog({ parentId, onClose, onSaved }: OrganisationDialogProps) {
  const { client } = useOffice()
  const { byId } = useOrganisations()
  const { run } = useWrite(client.organisation.save, { quiet: true })
  const [parent, setParent] = useState(() => proposedParent(parentId, byId))
  const [kind, setKind] = useState<Kind>('党支部')
  const [fullName, setFullName] = useState('')
  const [shortName, setShortName] = useState('')
  const [orgType, setOrgType] = useState<OrgType | null>('RURAL')
  const parentKind = parent === null ? undefined : byId.get(parent)?.kind
  const allowed = ORGANISATION_KIND.items
    .map(item => item.key)
    .filter(key => parentKind === undefined || mayStandUnder(key, parentKind))
  const chosenKind = allowed.includes(kind) ? kind : (allowed[0] ?? kind)

  const submit = async () => {
    const result = await run({
      values: {
        parentId: parent,
        kind: chosenKind,
        fullName,
        shortName,
        orgType: isBranch(chosenKind) ? orgType : null,
      },
    })
    if (result.ok) onSaved(result.value.id)
    return result
  }
  return (
    <FormDialog title="新增党组织" submitText="新增" onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <Field label="上级" name="parentId">
        <OrgSelect value={parent} onChange={setParent} may={mayHaveBelow} />
      </Field>
      <Field label="层级" name="kind">
        <CodeSelect
          table={ORGANISATION_KIND}
          value={chosenKind}
          only={allowed}
          required
          onChange={next => setKind(next ?? kind)}
        />
      </Field>
      <Field focusFirst label="全称" name="fullName" required>
        <TextField
          maxLength={60}
          placeholder="如 中共青山镇东岗村支部委员会"
          value={fullName}
          onChange={setFullName}
        />
      </Field>
      <Field label="简称" name="shortName" hint="列表中显示；不填时取自全称">
        <TextField maxLength={30} placeholder="如 东岗村支部" value={shortName} onChange={setShortName} />
      </Field>
      {isBranch(chosenKind) && (
        <Field label="类别" name="orgType" required hint="附件4至9按它汇总">
          <CodeSelect table={ORGANISATION_TYPE} value={orgType} onChange={setOrgType} />
        </Field>
      )}
    </FormDialog>
  )
}
