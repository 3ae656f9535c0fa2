/** Which part of 集中排查 is shown; the desk leads to the one that holds what it counted. */

import { z } from 'zod'
import { useListState } from '../shell/listState.ts'

export const CENSUS_TABS = {
  board: '进度',
  lists: '名单',
  stages: '阶段和任务',
  records: '工作记录',
  packet: '上报',
  dates: '方案和日期',
} as const

export const CENSUS_TAB_KEYS = ['board', 'lists', 'stages', 'records', 'packet', 'dates'] as const

export type CensusTab = keyof typeof CENSUS_TABS

const tabSchema = z.strictObject({ tab: z.enum(CENSUS_TAB_KEYS) })

export function useCensusTab(): [CensusTab, (tab: CensusTab) => void] {
  const [{ tab }, setTab] = useListState('census', { schema: tabSchema, initial: { tab: 'board' } })
  return [tab, next => setTab(() => ({ tab: next }))]
}
