/** 去填写: from a person a check names to the record where it is mended. */

import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { openOnTab } from '../roster/card/openTab.ts'
import { lostCasePlace, memberPlace, PLACE } from '../shell/places.ts'
import type { CheckRow } from './checkWords.ts'

/** Tab of the member's card a check is about; the first one where it is not named. */
const TAB: Readonly<Record<string, string | undefined>> = {
  X1: 'flow',
  X9: 'flow',
  X13: 'flow',
  X14: 'flow',
  X15: 'basic',
}

/** The branch of the person is what is incomplete, not the person. */
const ABOUT_BRANCH = '所在党组织没有填类别'

export function useMend(): (check: string, row: CheckRow) => void {
  const navigate = useNavigate()
  return useCallback(
    (check, { caseId, memberId, text }) => {
      if (text === ABOUT_BRANCH) void navigate({ to: PLACE.organisation })
      else if (caseId !== null) void navigate({ to: lostCasePlace(caseId) })
      else if (memberId !== null) {
        openOnTab(TAB[check] ?? 'basic')
        void navigate({ to: memberPlace(memberId) })
      }
    },
    [navigate],
  )
}
