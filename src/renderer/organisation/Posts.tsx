/** 班子与岗位: who holds which post, from when to when. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListedPost, OrganisationValues } from '../../shared/organisation/methods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './organisation.module.css'
import { PostDialog } from './PostDialog.tsx'
import { postFindings, termText } from './postWords.ts'

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
  const [editing, setEditing] = useState<ListedPost | 'new' | null>(null)
  const [removing, setRemoving] = useState<ListedPost | null>(null)
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
            {postFindings(post).map(finding => (
              <FindingText key={finding.text} {...finding} />
            ))}
          </li>
        ))}
      </ul>
      {editing !== null && (
        <PostDialog
          org={{ id: orgId, kind }}
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
