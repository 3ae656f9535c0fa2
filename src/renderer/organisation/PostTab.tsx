/** 职务 on the member's card: posts in every organisation, those that ended too. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListedPost } from '../../shared/organisation/methods.ts'
import { useMemberCard } from '../roster/card/memberCard.ts'
import { RecordList } from '../roster/card/RecordList.tsx'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { PostDialog } from './PostDialog.tsx'
import { postFindings, termText } from './postWords.ts'
import { optionalDay } from '../ui/readFields.ts'

export function PostTab({ memberId, readOnly }: CardTabProps) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const { data: card } = useMemberCard(memberId)
  const { data } = useQuery(
    queries.organisation.posts.queryOptions({
      input: { memberId, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  const { run: remove } = useWrite(client.organisation.removePost, { quiet: true })
  const [ending, setEnding] = useState<ListedPost | null>(null)
  if (!card || !data) return null
  const member = { id: memberId, name: String(card.values.name) }
  return (
    <>
      <RecordList
        noun="任职"
        records={data.posts}
        nameOf={post => `${post.orgName} ${post.post}`}
        readOnly={readOnly}
        emptyText="没有任职记录。书记、副书记、常委、委员、候补委员印在附件1上。"
        onRemove={post => remove({ id: post.id })}
        columns={[
          { title: '起止', text: termText },
          { title: '党组织', text: post => post.orgName },
          { title: '机构', text: post => post.body },
          { title: '职务', text: post => post.post },
        ]}
        findings={postFindings}
        actions={post => (
          <>
            <RecordAttachments
              memberId={memberId}
              owner={{ table: 'orgPost', rowId: post.id }}
              name={`任职 ${post.orgName} ${post.post}`}
              readOnly={readOnly}
            />
            {post.toOn === null && (
              <Button
                size="small"
                type="link"
                disabled={readOnly}
                aria-label={`登记离任：${post.orgName} ${post.post}`}
                onClick={() => setEnding(post)}
              >
                离任
              </Button>
            )}
          </>
        )}
        form={(post, close) => <PostDialog key={post?.id ?? 0} member={member} post={post} onClose={close} />}
      />
      {ending && <EndDialog post={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

/** The day one leaves a post: everything else stays as it was. */
function EndDialog({ post, onClose }: { post: ListedPost; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.organisation.savePost, { quiet: true })
  const [toOn, setToOn] = useState<string>(today)
  const submit = async () => {
    const to = optionalDay(toOn, today, 'toOn')
    if (!to.ok) return to
    if (to.value === null) {
      const message = '请填写离任日期'
      return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field: 'toOn' } }
    }
    const { orgId, memberId, body, post: title, fromOn } = post
    return run({ id: post.id, values: { orgId, memberId, body, post: title, fromOn, toOn: to.value } })
  }
  return (
    <FormDialog
      title={`登记离任：${post.orgName} ${post.post}`}
      onSubmit={submit}
      onClose={onClose}
      fields={['toOn']}
    >
      <Field focusFirst label="离任日期" name="toOn" required>
        <DateField dayOnly value={toOn} onChange={setToOn} today={today} />
      </Field>
    </FormDialog>
  )
}
