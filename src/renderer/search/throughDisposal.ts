/** Outcomes that come from a disposal case: which one it is, or what opens it (rules.md 4.2-9). */

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { DISPOSAL_KIND, DISPOSAL_STATE, type DisposalKind } from '../../shared/disposal/codes.ts'
import { kindOfOutcome, OUTCOME_OF } from '../../shared/disposal/rules.ts'
import { RUNNING } from '../../shared/disposal/steps.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { LostOutcome } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { comesFromDisposal } from '../../shared/search/steps.ts'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { disposalPlace } from '../shell/places.ts'

export interface ThroughDisposal {
  text: string
  submitText: string
  go: () => Promise<Attempt<unknown> | null>
}

/** What to do about an outcome that is not decided here; null for one that is. */
export function useThroughDisposal(
  lost: LostCard,
  outcome: LostOutcome | null,
  onDispose: (kind: DisposalKind) => void,
): ThroughDisposal | null {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { run } = useWrite(client.disposal.linkLost, { quiet: true })
  const needed = outcome !== null && comesFromDisposal(outcome, lost.contactOn !== null)
  const { data } = useQuery({
    ...queries.disposal.ofMember.queryOptions({ input: { memberId: lost.memberId } }),
    enabled: needed,
  })
  const kind = outcome === null ? null : kindOfOutcome(outcome)
  if (!needed || kind === null) return null
  const rows = data?.rows ?? []
  const running = rows.find(
    row => row.lostCaseId === lost.id && !row.announced && RUNNING.includes(row.state),
  )
  if (running) {
    return {
      text: `${labelOf(DISPOSAL_KIND, running.kind)}处置案${running.caseNo}正在办理（${labelOf(DISPOSAL_STATE, running.state)}），通知宣布后结果自动登记在这里`,
      submitText: '打开处置案',
      go: () => {
        void navigate({ to: disposalPlace(running.id) })
        return Promise.resolve(null)
      },
    }
  }
  const free = rows.find(
    row =>
      row.lostCaseId === null &&
      OUTCOME_OF[row.kind] === outcome &&
      (row.announced || RUNNING.includes(row.state)),
  )
  if (free) {
    return {
      text: `已有处置案${free.caseNo}（${labelOf(DISPOSAL_STATE, free.state)}），还没有归入这条失联记录`,
      submitText: `归入处置案${free.caseNo}`,
      go: () => run({ id: free.id, lostCaseId: lost.id }),
    }
  }
  return {
    text:
      outcome === 'O3'
        ? '先立劝退案；劝退后在案中登记本人不同意，转为劝而不退除名，宣布后结果自动登记在这里'
        : '先立处置案；办到通知宣布，结果连同日期、支部大会和文号自动登记在这里',
    submitText: '组织处置立案',
    go: () => {
      onDispose(kind)
      return Promise.resolve(null)
    },
  }
}
