/** 班子与岗位: who holds which post, from when to when. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { POST, POST_BODY } from '../../shared/organisation/codes.ts'
import type { OrganisationValues } from '../../shared/organisation/methods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { dateValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './organisation.module.css'

type Post = Outputs['organisation']['posts']['posts'][number]

/** The body an organisation's own posts belong to. */
function bodyOf(kind: OrganisationValues['kind']): Post['body'] {
  if (kind === '党委' || kind === '村党委') return '党委'
  return kind === '党总支' || kind === '党小组' ? kind : '党支部'
}

function termText({ fromOn, toOn }: Post): string {
  if (fromOn === null && toOn === null) return ''
  return `${fromOn ?? '不详'} 至 ${toOn ?? '今'}`
}

export interface PostsProps {
  orgId: number
  kind: OrganisationValues['kind']
  readOnly: boolean
}

export function Posts({ orgId, kind, readOnly }: PostsProps) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const { data } = useQuery(
    queries.organisation.posts.queryOptions({
      input: { orgId, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  const { run: remove } = useWrite(client.organisation.removePost, { quiet: true })
  const [editing, setEditing] = useState<Post | 'new' | null>(null)
  const [removing, setRemoving] = useState<Post | null>(null)
  const posts = data?.posts ?? []
  return (
    <Section
      title={`班子与岗位${posts.length > 0 ? `（${posts.length}）` : ''}`}
      aside={
        <Button size="small" disabled={readOnly} onClick={() => setEditing('new')}>
          登记任职
        </Button>
      }
    >
      {data && posts.length === 0 && <p className={styles.none}>还没有登记任职</p>}
      <ul className={styles.posts}>
        {posts.map(post => (
          <li key={post.id} className={styles.post}>
            <span>
              <b>{post.post}</b> {post.memberName}
            </span>
            <span className={styles.sub}>{termText(post)}</span>
            {!readOnly && (
              <span className={styles.postActions}>
                <Button size="small" type="link" onClick={() => setEditing(post)}>
                  改
                </Button>
                <Button size="small" type="link" onClick={() => setRemoving(post)}>
                  删除
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {editing !== null && (
        <PostDialog
          orgId={orgId}
          body={bodyOf(kind)}
          post={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <ConfirmChange
          title="删除任职记录"
          effect={`将删除${removing.memberName}任${removing.post}的记录。已离任的请填离任日期，不必删除。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}

const FIELDS = ['memberId', 'body', 'post', 'fromOn', 'toOn']

interface PostDialogProps {
  orgId: number
  body: Post['body']
  post: Post | null
  onClose: () => void
}

function PostDialog({ orgId, body: proposedBody, post, onClose }: PostDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.organisation.savePost, { quiet: true })
  const [member, setMember] = useState<PickedMember | null>(
    post ? { id: post.memberId, name: post.memberName } : null,
  )
  const [body, setBody] = useState(post?.body ?? proposedBody)
  const [title, setTitle] = useState<Post['post']>(post?.post ?? '书记')
  const [fromOn, setFromOn] = useState(post?.fromOn ?? '')
  const [toOn, setToOn] = useState(post?.toOn ?? '')

  const submit = async () => {
    const from = dateValue(fromOn, today)
    if (!from.ok) return { ok: false as const, failure: { ...from.failure, field: 'fromOn' } }
    const to = dateValue(toOn, today)
    if (!to.ok) return { ok: false as const, failure: { ...to.failure, field: 'toOn' } }
    if (!member) {
      return {
        ok: false as const,
        failure: { code: 'INPUT_INVALID', message: '请选择党员', field: 'memberId' },
      }
    }
    return run({
      ...(post ? { id: post.id } : {}),
      values: { orgId, memberId: member.id, body, post: title, fromOn: from.value, toOn: to.value },
    })
  }
  return (
    <FormDialog title={post ? '修改任职' : '登记任职'} onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <Field focusFirst label="党员" name="memberId" required>
        <MemberPicker value={member} onChange={setMember} />
      </Field>
      <Field label="任职机构" name="body">
        <CodeSelect table={POST_BODY} value={body} required onChange={next => setBody(next ?? body)} />
      </Field>
      <Field label="职务" name="post">
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
