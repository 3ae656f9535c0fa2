/** Registering or correcting a post: from its organisation, or from the card of the one who holds it. */

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { POST, POST_BODY } from '../../shared/organisation/codes.ts'
import type { ListedPost, OrganisationValues } from '../../shared/organisation/methods.ts'
import { secretariesBeside } from '../../shared/organisation/posts.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useOrganisations } from '../shell/organisations.ts'
import { useScope } from '../shell/scope.tsx'
import { dateValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { Field, type FieldFinding } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { refused, refusedAs } from '../ui/readFields.ts'
import { bodyOf, secretaryFinding } from './postWords.ts'

const FIELDS = ['memberId', 'orgId', 'body', 'post', 'fromOn', 'toOn']

export interface PostDialogProps {
  /** whose post it is; asked for when absent */
  member?: PickedMember
  /** where it is held; asked for when absent */
  org?: { id: number; kind: OrganisationValues['kind'] }
  post: ListedPost | null
  onClose: () => void
}

interface Draft {
  orgId: number | null
  memberId: number
  body: ListedPost['body']
  post: ListedPost['post']
  fromOn: string
  toOn: string
}

/** Who else is 书记 there, said while one still types. */
function useSecretaries(draft: Draft, id: number | undefined): FieldFinding[] {
  const { queries } = useOffice()
  const { today } = useScope()
  const { data } = useQuery({
    ...queries.organisation.posts.queryOptions({ input: { orgId: draft.orgId ?? 0 } }),
    enabled: draft.orgId !== null && draft.post === '书记',
  })
  const from = dateValue(draft.fromOn, today)
  const to = dateValue(draft.toOn, today)
  if (!data || draft.orgId === null || !from.ok || !to.ok) return []
  const term = { ...draft, orgId: draft.orgId, fromOn: from.value, toOn: to.value }
  const others = secretariesBeside({ ...term, ...(id === undefined ? {} : { id }) }, data.posts)
  return secretaryFinding(others.map(other => other.memberName))
}

const anywhere = () => true

export function PostDialog({ member: ofMember, org, post, onClose }: PostDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { byId } = useOrganisations()
  const { run } = useWrite(client.organisation.savePost, { quiet: true })
  const known = ofMember ?? (post ? { id: post.memberId, name: post.memberName } : null)
  const [member, setMember] = useState<PickedMember | null>(known)
  const [orgId, setOrgId] = useState<number | null>(org?.id ?? post?.orgId ?? null)
  const [body, setBody] = useState(post?.body ?? (org ? bodyOf(org.kind) : '党支部'))
  const [title, setTitle] = useState<ListedPost['post']>(post?.post ?? '书记')
  const [fromOn, setFromOn] = useState(post?.fromOn ?? '')
  const [toOn, setToOn] = useState(post?.toOn ?? '')
  const draft = { orgId, memberId: member?.id ?? 0, body, post: title, fromOn, toOn }
  const findings = useSecretaries(draft, post?.id)

  const chooseOrg = (next: number | null) => {
    setOrgId(next)
    const node = next === null ? undefined : byId.get(next)
    if (node) setBody(bodyOf(node.kind))
  }
  const submit = async () => {
    const from = dateValue(fromOn, today)
    if (!from.ok) return refusedAs('fromOn', from)
    const to = dateValue(toOn, today)
    if (!to.ok) return refusedAs('toOn', to)
    if (!member) return refused('memberId', '请选择党员')
    if (orgId === null) return refused('orgId', '请选择党组织')
    return run({
      ...(post ? { id: post.id } : {}),
      values: { orgId, memberId: member.id, body, post: title, fromOn: from.value, toOn: to.value },
    })
  }
  return (
    <FormDialog title={post ? '修改任职' : '登记任职'} onSubmit={submit} onClose={onClose} fields={FIELDS}>
      {ofMember === undefined && (
        <Field focusFirst label="党员" name="memberId" required>
          <MemberPicker value={member} onChange={setMember} />
        </Field>
      )}
      {org === undefined && (
        <Field focusFirst label="党组织" name="orgId" required>
          <OrgSelect value={orgId} onChange={chooseOrg} may={anywhere} />
        </Field>
      )}
      <Field label="任职机构" name="body">
        <CodeSelect table={POST_BODY} value={body} required onChange={next => setBody(next ?? body)} />
      </Field>
      <Field label="职务" name="post" findings={findings}>
        <CodeSelect table={POST} value={title} required onChange={next => setTitle(next ?? title)} />
      </Field>
      <Field label="任职日期" name="fromOn">
        <DateField value={fromOn} onChange={setFromOn} today={today} />
      </Field>
      <Field label="离任日期" name="toOn" hint="在任的不填">
        <DateField value={toOn} onChange={setToOn} today={today} />
      </Field>
    </FormDialog>
  )
}
