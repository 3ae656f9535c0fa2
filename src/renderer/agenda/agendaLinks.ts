/** Where each figure and each thing to do leads: the list that holds just what was counted. */

import { useNavigate } from '@tanstack/react-router'
import type { Outputs } from '../../shared/api/contract.ts'
import { useCensusTab, type CensusTab } from '../census/censusTab.ts'
import { useDisposalFilter, type DisposalFilter } from '../disposal/disposalFilter.ts'
import { useDossierWorkFilter, WORK_OPEN, type DossierWorkFilter } from '../dossier/dossierWorkFilter.ts'
import { useDossierFilter, type DossierFilter } from '../dossier/dossierFilter.ts'
import { useHandoverFilter, type HandoverFilter } from '../dossier/handoverFilter.ts'
import { useReadingFilter } from '../dossier/readingFilter.ts'
import { ALL_AWAY, useFlowFilter, type FlowFilter } from '../flow/flowFilter.ts'
import type { OwnFilter } from '../../shared/roster/filterWords.ts'
import { ALL_FORMS, useFormFilter, type FormFilter } from '../registration/formFilter.ts'
import { useRosterFilter } from '../roster/rosterFilter.ts'
import { ALL_CONTACTS, useContactsFilter } from '../search/contactsFilter.ts'
import { ALL_OPEN, useSearchFilter, type SearchFilter } from '../search/searchFilter.ts'
import { useLetterFilter, type LetterFilter } from '../transfer/letterFilter.ts'
import { PLACE, registrationPlace } from '../shell/places.ts'
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
  const [, setDossier] = useDossierFilter()
  const [, setReadings] = useReadingFilter()
  const [, setHandovers] = useHandoverFilter()
  const [, setWork] = useDossierWorkFilter()
  const [, setFlow] = useFlowFilter()
  const [, setSearch] = useSearchFilter()
  const [, setContacts] = useContactsFilter()
  const [, setDisposal] = useDisposalFilter()
  const [, setLetters] = useLetterFilter()
  const [, setCensusTab] = useCensusTab()
  const [, setForms] = useFormFilter()
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
  const dossier = (only: DossierFilter['only']) => () => {
    setDossier(() => ({ sheet: 'matrix', only, text: '' }))
    open(PLACE.dossier)
  }
  const readings = () => {
    setReadings(() => ({ only: 'overdue', text: '' }))
    open(PLACE.dossierReadings)
  }
  const handovers = (only: HandoverFilter['only']) => () => {
    setHandovers(() => ({ only }))
    open(PLACE.dossierHandovers)
  }
  const dossierWork = (filter: Partial<DossierWorkFilter>) => () => {
    setWork(() => ({ ...WORK_OPEN, ...filter }))
    open(PLACE.dossierWork)
  }
  const flow = (filter: Partial<FlowFilter>) => () => {
    setFlow(() => ({ ...ALL_AWAY, ...filter }))
    open(PLACE.flow)
  }
  const lost = (state: SearchFilter['state']) => () => {
    setSearch(() => ({ ...ALL_OPEN, state }))
    open(PLACE.search)
  }
  const contacts = () => {
    setContacts(() => ALL_CONTACTS)
    open(PLACE.lostContacts)
  }
  const disposal = (state: DisposalFilter['state']) => () => {
    setDisposal(() => ({ state, text: '' }))
    open(PLACE.disposal)
  }
  const letters = (only: LetterFilter['only']) => () => {
    setLetters(() => ({ only }))
    open(PLACE.transfer)
  }
  const census = (tab: CensusTab) => () => {
    setCensusTab(tab)
    open(PLACE.census)
  }
  const registrations = (only: FormFilter['only']) => () => {
    setForms(() => ({ ...ALL_FORMS, only }))
    open(registrationPlace(null))
  }
  /** A screen that may not be there yet. */
  const screen = (to: string): Go | null => (paths.includes(to) ? () => open(to) : null)
  const present = (links: Partial<Record<Key, Go | null>>): Partial<Record<Key, Go>> => {
    const found = Object.entries(links).flatMap(([key, go]) => (go === null ? [] : [[key, go] as const]))
    return Object.fromEntries(found)
  }
  return {
    figures: {
      onRoll: roster({}),
      probationary: roster({ membership: ['PROBATIONARY'] }),
      branches: () => open(PLACE.organisation),
      away: flow({}),
      lost: lost('open'),
    },
    items: present({
      issues: roster({ issues: true }),
      dossierMissing: dossier('missing'),
      dossierUnchecked: dossier('unchecked'),
      handoverOverdue: handovers('overdue'),
      handoverDue: handovers('open'),
      readingOverdue: readings,
      dossierFindings: dossierWork({}),
      dossierFileDue: dossierWork({ list: 'clocks', clock: 'FULL' }),
      dossierYearly: dossierWork({ list: 'clocks' }),
      makeUps: dossierWork({ list: 'makeUps' }),
      lostOpen: lost('open'),
      lostVerifyDue: lost('open'),
      lostWeekly: lost('weekly'),
      lostMonthly: () => open(PLACE.lostMonths),
      lostFollowUp: lost('followUp'),
      lostInquiry: lost('inquiry'),
      contactsDue: contacts,
      flowIncomplete: flow({ incomplete: true }),
      flowOverdue: flow({ status: 'overdue' }),
      flowUncontrolled: flow({ status: 'uncontrolled' }),
      flowRemind: flow({ status: 'remind' }),
      flowTransfer: flow({ status: 'transfer' }),
      certificates: flow({ sheet: 'certificates', certificates: 'uninspected' }),
      disposalDue: disposal('overdue'),
      disposalOpen: disposal('open'),
      letterOverdue: letters('overdue'),
      letterUnreceipted: letters('unreceipted'),
      letterToAnswer: letters('toAnswer'),
      annual: screen(PLACE.annual),
      registrationOverdue: registrations('overdue'),
      registrationUnwilling: registrations('unwilling'),
      censusLines: census('board'),
      censusTasks: census('stages'),
      censusAnswers: census('records'),
      censusSweep: census('records'),
      campaign: census('dates'),
      checks: screen(PLACE.reporting),
      backup: screen(PLACE.backup),
    }),
  }
}
