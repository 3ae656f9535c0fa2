/**
 * How a subject makes itself known to the shell: its entries in the navigation, its screens, and its tabs
 * on the member's card. Each subject has one `subject.ts`; the list of them is `subjects.ts`.
 */

import { createContext, use, type ComponentType, type LazyExoticComponent } from 'react'

export const NAVIGATION_GROUPS = ['台账', '排查', '日常', '管理'] as const

export type NavigationGroup = (typeof NAVIGATION_GROUPS)[number]

export interface Count {
  text: string
  /** bad: something is missing or late; it is then said in words, as 「41 缺件」 */
  tone: 'plain' | 'bad'
}

export interface NavigationEntry {
  group: NavigationGroup
  label: string
  /** path of the screen it opens */
  to: string
  /** place within the group, lower first */
  order: number
  /** the figure beside the entry; null while it is not known */
  useCount?: () => Count | null
}

export interface Screen {
  /** `/roster` or `/roster/$id` */
  path: string
  component: LazyExoticComponent<ComponentType>
  /** a list behind an entry of the navigation that is asked for by a name of its own: Ctrl+K finds it */
  room?: string
}

export interface CardTabProps {
  memberId: number
  /** a past day is shown: nothing can be changed */
  readOnly: boolean
}

export interface CardTab {
  key: string
  label: string
  /** place among the tabs, lower first */
  order: number
  component: ComponentType<CardTabProps>
}

export interface Subject {
  navigation?: readonly NavigationEntry[]
  screens?: readonly Screen[]
  cardTabs?: readonly CardTab[]
}

/** Typed identity, so that a subject's own file says what it is. */
export function defineSubject(subject: Subject): Subject {
  return subject
}

const SubjectsContext = createContext<readonly Subject[]>([])

export const SubjectsProvider = SubjectsContext.Provider

/** Every subject of the application. */
export function useSubjects(): readonly Subject[] {
  return use(SubjectsContext)
}
