/** Where each figure and each thing to do leads: the list that holds just what was counted. */

import { useNavigate } from '@tanstack/react-router'
import type { Outputs } from '../../shared/api/contract.ts'
import { useRosterFilter, type OwnFilter } from '../roster/rosterFilter.ts'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useSubjects } from '../shell/subject.ts'

type Key = Outputs['agenda']['overview']['items'][number]['key']
type Go = () => void

export interface AgendaLinks {
  figures: Record<'onRoll' | 'probationary' | 'branches' | 'away' | 'lost', Go>
  /** absent: there is no screen for it yet */
  items: Partial<Record<Key, Go>>
}

export function useAgendaLinks(): AgendaLinks {
  const navigate = useNavigate()
  const { setOrgId, setDay, today } = useScope()
  const [, setRoster] = useRosterFilter()
  const paths = useSubjects().flatMap(subject => subject.screens?.map(screen => screen.path) ?? [])

  /** What was counted is the whole committee, today. */
  const open = (to: string) => {
    setOrgId(null)
    setDay(today)
    void navigate({ to })
  }
  const roster = (filter: OwnFilter) => () => {
    setRoster(() => filter)
    open(PLACE.roster)
  }
  const screen = (to: string, instead: Go | null = null): Go | null =>
    paths.includes(to) ? () => open(to) : instead
  const present = (links: Partial<Record<Key, Go | null>>): Partial<Record<Key, Go>> => {
    const found = Object.entries(links).flatMap(([key, go]) => (go === null ? [] : [[key, go] as const]))
    return Object.fromEntries(found)
  }
  return {
    figures: {
      onRoll: roster({}),
      probationary: roster({ membership: ['PROBATIONARY'] }),
      branches: () => open(PLACE.organisation),
      away: screen(PLACE.flow) ?? roster({ flag: 'away' }),
      lost: screen(PLACE.search) ?? roster({ flag: 'lost' }),
    },
    items: present({
      issues: roster({ issues: true }),
      dossierMissing: screen(PLACE.dossier),
      dossierUnchecked: screen(PLACE.dossier),
      lostOpen: screen(PLACE.search, roster({ flag: 'lost' })),
      lostVerifyDue: screen(PLACE.search, roster({ flag: 'lost' })),
      flowIncomplete: screen(PLACE.flow, roster({ flag: 'away' })),
      letterOverdue: roster({ flag: 'pocket' }),
      campaign: screen(PLACE.census, screen(PLACE.reporting)),
      checks: screen(PLACE.reporting),
      backup: screen(PLACE.backup),
    }),
  }
}
