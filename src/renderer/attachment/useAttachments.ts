/** The attachments of a member, and what can be done with them; one query for the whole card. */

import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Inputs } from '../../shared/api/contract.ts'
import type { Attachment } from '../../shared/attachment/methods.ts'
import { download } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { fileGroups } from './fileGroups.ts'

/** The record papers hang on. */
export type Owner = Inputs['attachment']['add']['owner']

const NONE: readonly Attachment[] = []

export function useAttachments(memberId: number): readonly Attachment[] | undefined {
  const { queries } = useOffice()
  return useQuery(queries.attachment.ofMember.queryOptions({ input: { memberId } })).data?.rows
}

export function isOf({ table, rowId = null, material = null }: Owner, row: Attachment): boolean {
  return row.table === table && row.rowId === rowId && row.material === material
}

/** Those of one record, of a member or for null of a branch; none while they are not known. */
export function useAttachmentsOf(memberId: number | null, owner: Owner): readonly Attachment[] {
  const { queries } = useOffice()
  const ofMember = queries.attachment.ofMember.queryOptions({ input: { memberId: memberId ?? 0 } })
  const ofReport = queries.attachment.ofBranchReport.queryOptions({ input: { reportId: owner.rowId ?? 0 } })
  const own = useQuery({ ...ofMember, enabled: memberId !== null })
  const reports = useQuery({ ...ofReport, enabled: memberId === null })
  const rows = (memberId === null ? reports : own).data?.rows
  return rows?.filter(row => isOf(owner, row)) ?? NONE
}

/** Attaches files and says what became of them. */
export function useAddFiles(
  memberId: number | null,
  owner: Owner,
): {
  add: (files: readonly File[]) => Promise<void>
  pending: boolean
} {
  const { client } = useOffice()
  const { run, pending } = useWrite(client.attachment.add)
  const messages = useMessages()
  const { table, rowId = null, material = null } = owner
  const add = useCallback(
    async (files: readonly File[]) => {
      const { groups, refused } = fileGroups(files)
      const said = [...refused]
      let taken = 0
      for (const group of groups) {
        const result = await run({ memberId, owner: { table, rowId, material }, files: group })
        if (!result.ok) continue
        taken += result.value.rows.length
        said.push(...result.value.refused)
      }
      if (taken > 0) messages.done(`已附上${taken}份，可按 Ctrl Z 撤销`)
      for (const { message } of said) messages.fail({ code: 'ATTACHMENT', message })
    },
    [run, memberId, table, rowId, material, messages],
  )
  return { add, pending }
}

export function useSaveAs(): (row: Attachment) => Promise<void> {
  const { client } = useOffice()
  const { run } = useWrite(client.attachment.saveAs)
  return useCallback(
    async ({ id }) => {
      const made = await run({ id })
      if (made.ok) download(made.value)
    },
    [run],
  )
}
