/** Says that a pair is two persons, or takes that back; then on to the next pair. */

import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Comparison } from '../../shared/duplicates/methods.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'

export function useTellApart({ kept, other, distinct }: Comparison): () => void {
  const { client } = useOffice()
  const navigate = useNavigate()
  const messages = useMessages()
  const { run } = useWrite(distinct ? client.duplicates.unmarkDistinct : client.duplicates.markDistinct)
  return useCallback(() => {
    void run({ keepId: kept.id, otherId: other.id }).then(result => {
      if (!result.ok) return
      messages.done(distinct ? '已取消标记，重复检查会再列出这一对' : '已标记不是同一人，以后不再列出')
      void navigate({ to: PLACE.duplicates })
    })
  }, [run, kept.id, other.id, distinct, messages, navigate])
}
