/** 附件 on the member's card: the papers of the person, then those of each record. */

import { useQuery } from '@tanstack/react-query'
import type { Attachment } from '../../shared/attachment/methods.ts'
import { sizeText } from '../../shared/attachment/rules.ts'
import { useOffice } from '../shell/office.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './attachment.module.css'
import { AttachmentBox } from './AttachmentBox.tsx'
import { AttachmentRows } from './AttachmentRows.tsx'
import { useAttachments } from './useAttachments.ts'

const PERSON = { table: 'member' } as const

/** The rows of each record together, in the order they come. */
function byRecord(rows: readonly Attachment[]): Attachment[][] {
  const groups = new Map<string, Attachment[]>()
  for (const row of rows) {
    if (row.table === PERSON.table) continue
    const key = `${row.table} ${row.rowId ?? ''} ${row.material ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

export function AttachmentTab({ memberId, readOnly }: CardTabProps) {
  const rows = useAttachments(memberId)
  if (!rows) return null
  const own = rows.filter(row => row.table === PERSON.table)
  return (
    <>
      <Section title={`本人（${own.length}份）`}>
        <AttachmentBox memberId={memberId} owner={PERSON} name="本人" readOnly={readOnly} />
      </Section>
      {byRecord(rows).map(group => {
        const [first] = group
        return (
          first && (
            <Section
              key={first.id}
              title={`${first.ownerText}（${group.length}份）`}
              aside={!first.ownerStands && <FindingText level="note" text="这条记录已删除" />}
            >
              <AttachmentRows rows={group} readOnly={readOnly} />
            </Section>
          )
        )
      })}
      {rows.length === own.length && (
        <p className={styles.hint}>
          处分、介绍信、流动、失联、档案材料等记录的扫描件，在各自记录旁的回形针按钮附上，会一并列在这里。
        </p>
      )}
      <Usage />
    </>
  )
}

function Usage() {
  const { queries } = useOffice()
  const { data } = useQuery(queries.attachment.usage.queryOptions({ input: {} }))
  if (!data) return null
  return (
    <p className={styles.usage}>
      全部党员的附件和照片{data.files}份，占{sizeText(data.bytes)}，上限{sizeText(data.max)}
      ；删除的仍可恢复，也计算在内。
    </p>
  )
}
