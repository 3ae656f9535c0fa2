/** What the lists of members to watch are called, and what each holds. */

import type { WATCH_KINDS } from './rhythmMethods.ts'

export type WatchKind = (typeof WATCH_KINDS)[number]

export const WATCH_WORDS: Readonly<Record<WatchKind, { label: string; title: string; about: string }>> = {
  near: {
    label: '快满六个月',
    title: '失联关注名单',
    about: '最近一次参加组织生活、交纳党费或联系，离失联的月数不远的在册党员。请支部尽快联系。',
  },
  over: {
    label: '已超过六个月',
    title: '超过六个月未联系党员名单',
    about: '到当天超过规定月数没有联系的在册党员。没有立失联记录的，核查后立失联记录。',
  },
  duringSweep: {
    label: '排查期间才满六个月',
    title: '排查期间满六个月又取得联系的党员名单',
    about: '集中排查期间失联才满六个月、随后取得联系的党员。不列附件5和附件6，只列附件3。',
  },
}
