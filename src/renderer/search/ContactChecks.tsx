/** 联系方式核对 on the member's card: when it was last made sure of, and by whom. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ConfirmContactsDialog } from './ConfirmContactsDialog.tsx'
import styles from './search.module.css'

interface ContactChecksProps {
  memberId: number
  name: string
  readOnly: boolean
}

export function ContactChecks({ memberId, name, readOnly }: ContactChecksProps) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const { run } = useWrite(client.search.removeContactCheck)
  const [confirming, setConfirming] = useState(false)
  const { data } = useQuery(
    queries.search.contactChecks.queryOptions({
      input: { memberId, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  if (!data) return null
  const [last] = data.rows
  return (
    <div className={styles.tabActions} role="group" aria-label="联系方式核对">
      <FindingText
        level={data.due ? 'warning' : 'ok'}
        text={
          last === undefined
            ? '联系方式没有核对过'
            : `联系方式 ${last.on} 核对${last.person === null ? '' : `（${last.person}）`}`
        }
      />{' '}
      <Button size="small" disabled={readOnly} onClick={() => setConfirming(true)}>
        核对无误
      </Button>
      {last !== undefined && !readOnly && (
        <Button size="small" type="link" onClick={() => void run({ id: last.id })}>
          删除这次核对
        </Button>
      )}
      {confirming && (
        <ConfirmContactsDialog memberIds={[memberId]} name={name} onClose={() => setConfirming(false)} />
      )}
    </div>
  )
}
