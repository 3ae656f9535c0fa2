/** Filing and make-up of dossiers (R-G07, R-G08, R-G11, R-G16–R-G19). */

import { z } from 'zod'
import { isMonthDay } from '../dossier/clocks.ts'
import { months, setting } from './setting.ts'

export const DOSSIER_SETTINGS = {
  'dossier.fileMonths': setting({
    label: '转正后几个月内材料入档',
    schema: months(12),
    fallback: 1,
    source: 'S04 512（R-G07）',
  }),
  'dossier.yearlyBy': setting({
    label: '每年立卷归档最迟日期（月-日）',
    schema: z.string().refine(isMonthDay, '请按 05-31 的样子填'),
    fallback: '05-31',
    source: 'S04 514（R-G08）',
  }),
  'makeup.formSplit': setting({
    label: '补填旧版志愿书的最迟入党日期',
    schema: z.iso.date({ message: '请填写日期，如 2004-12-31' }),
    fallback: '2004-12-31',
    source: 'S04 530（R-G16）',
  }),
  'makeup.oneIntroducer': setting({
    label: '只有一名介绍人证明时，另须几名知情党员',
    schema: z.number().int().min(1).max(5),
    fallback: 1,
    source: 'S04 520未写明（X-18）',
  }),
  'makeup.pagesOld': setting({
    label: '旧版志愿书本人填到第几页',
    schema: z.number().int().min(1).max(20),
    fallback: 6,
    source: 'S04 532（R-G17）',
  }),
  'makeup.pagesNew': setting({
    label: '新版志愿书本人填到第几页',
    schema: z.number().int().min(1).max(20),
    fallback: 7,
    source: 'S04 532（R-G17）',
  }),
  'makeup.remarkPageOld': setting({
    label: '旧版志愿书备考栏在第几页',
    schema: z.number().int().min(1).max(20),
    fallback: 12,
    source: 'S04 542未写明哪一版（R-G19）',
  }),
  'makeup.remarkPageNew': setting({
    label: '新版志愿书备考栏在第几页',
    schema: z.number().int().min(1).max(20),
    fallback: 13,
    source: 'S04 542未写明哪一版（R-G19）',
  }),
} as const
