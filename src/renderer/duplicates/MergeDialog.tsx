/** Asks once more before two members become one: says what moves and what goes. */

import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Inputs } from '../../shared/api/contract.ts'
import type { Comparison } from '../../shared/duplicates/methods.ts'
import { choiceWords } from '../../shared/duplicates/openRecords.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { openChoices, type Choices, type OpenDrafts } from './choices.ts'
import { OPEN_FIELDS, OpenRecords } from './OpenRecords.tsx'

export interface MergeDialogProps {
  pair: Comparison
  choices: Choices
  /** the merge went through; nothing of the pair may be asked for any more */
  onMerged: () => void
  onClose: () => void
}

export function MergeDialog({ pair, choices, onMerged, onClose }: MergeDialogProps) {
  const { client } = useOffice()
  const navigate = useNavigate()
  const messages = useMessages()
  const { kept, other } = pair
  // Before everything is asked for anew: of the two this screen compares, one is then gone.
  const merge = useCallback(
    async (input: Inputs['duplicates']['merge']) => {
      const result = await client.duplicates.merge(input)
      flushSync(onMerged)
      return result
    },
    [client, onMerged],
  )
  const { run } = useWrite(merge, { quiet: true })
  const { today } = useScope()
  const [drafts, setDrafts] = useState<OpenDrafts>({})
  const open = openChoices(pair.open, drafts, today)
  const settled = !open.ok
    ? []
    : pair.open.flatMap(group => {
        const choice = open.value.find(({ kind }) => kind === group.kind)
        return choice ? (choiceWords(group, choice) ?? []) : []
      })
  const moving = pair.records.filter(record => record.other > 0)
  const submit = async () => {
    if (!open.ok) return open
    const result = await run({
      keepId: kept.id,
      otherId: other.id,
      choices: choices.fields,
      ...(choices.place === null ? {} : { place: choices.place }),
      open: open.value,
    })
    if (result.ok) {
      messages.done(`已合并，移动记录${result.value.moved}条`)
      void navigate({ to: memberPlace(kept.id) })
    }
    return result
  }
  return (
    <ConfirmChange
      title="合并重复的党员"
      effect={`将把${other.name}（${other.orgName || '没有支部'}）并入${kept.name}（${kept.orgName || '没有支部'}），并入的1条从名册中删除。`}
      items={[...moving.map(record => `${record.label}${record.other}条`), ...settled]}
      fields={OPEN_FIELDS}
      confirmText="合并"
      danger={false}
      onConfirm={submit}
      onClose={onClose}
    >
      <OpenRecords groups={pair.open} drafts={drafts} onDrafts={setDrafts} />
    </ConfirmChange>
  )
}
