/** How the annexes are filled and in how many copies they go out. */

import { z } from 'zod'
import { COPY_PLAN_HINT, isCopyPlan } from './copyPlans.ts'
import { setting } from './setting.ts'

/** Copies of an annex and where they go, as `copyPlans.ts` reads them. */
const copies = (annex: number, fallback: string, source: string) =>
  setting({
    label: `附件${annex}份数和去向`,
    schema: z.string().max(60).refine(isCopyPlan, COPY_PLAN_HINT),
    fallback,
    source,
  })

export const ANNEX_SETTINGS = {
  'annex8.cumulative': setting({
    label: '附件8统计累积数（含排查期间已返回的）',
    schema: z.boolean(),
    fallback: true,
    source: 'S03 141（X-15）',
  }),
  'annex4.orgType': setting({
    label: '附件4、8的党组织类型按谁填',
    schema: z.enum(['host', 'own']),
    fallback: 'host',
    words: { host: '流入单位', own: '所在党支部' },
    source: 'S03 88未写明（forms.md 附件4）',
  }),
  'annex6.orgCode': setting({
    label: '附件6党组织类别代码',
    schema: z.enum(['literal', 'asAnnex5']),
    fallback: 'literal',
    words: { literal: '照附件6所列', asAnnex5: '与附件5相同' },
    source: 'S03 118（X-50）',
  }),
  'annex5.measureAt': setting({
    label: '附件5失联满6个月算到',
    schema: z.enum(['campaignStart', 'contactDate']),
    fallback: 'campaignStart',
    words: { campaignStart: '排查开始日期', contactDate: '取得联系日期' },
    source: 'S03 98（X-08）',
  }),
  'annex6.measureAt': setting({
    label: '附件6失联满6个月算到',
    schema: z.enum(['searchEnd', 'fillDate']),
    fallback: 'searchEnd',
    words: { searchEnd: '查找结束日期', fillDate: '填表日期' },
    source: 'S03 113（X-08）',
  }),
  'annex7.byChildren': setting({
    label: '附件7、8、9按下级党组织逐行',
    schema: z.boolean(),
    fallback: false,
    source: 'forms.md 附件7',
  }),
  'annex7.occupation': setting({
    label: '附件7印职业栏（29至36栏）',
    schema: z.boolean(),
    fallback: true,
    source: 'forms.md 附件7（可选块）',
  }),
  'print.copyPlan.1': copies(1, '留存1', 'S03未写份数'),
  'print.copyPlan.2': copies(2, '留存1、党委1、组织部1', 'S03 65（X-55）'),
  'print.copyPlan.3': copies(3, '留存1、党委1、组织部1', 'S03 75（X-55）'),
  'print.copyPlan.4': copies(4, '留存1、党总支1、党委1、组织部3', 'S03 84（R-E12、X-14）'),
  'print.copyPlan.5': copies(5, '留存1、党总支1、党委1、组织部3', 'S03 97（X-14）'),
  'print.copyPlan.6': copies(6, '留存1、党总支1、党委1、组织部3', 'S03 112（X-14）'),
  'print.copyPlan.7': copies(7, '留存1、组织部1', 'S03 128（一份留存）'),
  'print.copyPlan.8': copies(8, '留存1、组织部1', 'S03 139（一份留存）'),
  'print.copyPlan.9': copies(9, '留存1、组织部1', 'S03 147–154（一份留存）'),
}
