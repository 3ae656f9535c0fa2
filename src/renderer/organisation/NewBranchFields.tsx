/** What a branch that begins on the day is called. */

import { ORGANISATION_KIND } from '../../shared/organisation/codes.ts'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { mayHoldMembers } from '../../shared/organisation/rules.ts'
import type { Attempt } from '../shell/failures.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { lacking } from './ChangeDialog.tsx'

export type Kind = OrganisationNode['kind']

export interface NewBranch {
  orgKind: Kind
  fullName: string
  shortName: string
}

export const newBranch = (orgKind: Kind): NewBranch => ({ orgKind, fullName: '', shortName: '' })

/** Every level that may have members. */
export const branchKinds = (): Kind[] =>
  ORGANISATION_KIND.items.map(({ key }) => key).filter(kind => mayHoldMembers(kind))

/** The draft as the method takes it, or what is still missing. */
export function namedBranch({ orgKind, fullName, shortName }: NewBranch): Attempt<NewBranch> {
  if (fullName.trim() === '') return lacking('fullName', '请填写新支部的全称')
  return { ok: true, value: { orgKind, fullName: fullName.trim(), shortName: shortName.trim() } }
}

export interface NewBranchFieldsProps {
  draft: NewBranch
  onDraft: (draft: NewBranch) => void
  kinds: readonly Kind[]
  focusFirst?: boolean
}

export function NewBranchFields({ draft, onDraft, kinds, focusFirst = false }: NewBranchFieldsProps) {
  const set = (patch: Partial<NewBranch>) => onDraft({ ...draft, ...patch })
  return (
    <>
      <Field focusFirst={focusFirst} label="全称" name="fullName" required>
        <TextField maxLength={60} value={draft.fullName} onChange={fullName => set({ fullName })} />
      </Field>
      <Field label="简称" name="shortName" hint="列表中显示；不填时取自全称">
        <TextField maxLength={30} value={draft.shortName} onChange={shortName => set({ shortName })} />
      </Field>
      <Field label="层级" name="orgKind">
        <CodeSelect
          table={ORGANISATION_KIND}
          value={draft.orgKind}
          only={[...kinds]}
          required
          onChange={next => set({ orgKind: next ?? draft.orgKind })}
        />
      </Field>
    </>
  )
}
