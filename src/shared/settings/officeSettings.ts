/** The office's own particulars: facts, not rules; changing one asks for no reason. */

import { z } from 'zod'
import { setting } from './setting.ts'

export const OFFICE_SETTINGS = {
  'committee.name': setting({
    label: '填报单位',
    schema: z.string().max(60),
    fallback: '',
    source: '本单位',
  }),
  'committee.superior': setting({
    label: '上级组织部门',
    schema: z.string().max(60),
    fallback: '县委组织部',
    source: 'rules.md 级别对应',
  }),
  'committee.filledBy': setting({
    label: '填表人',
    schema: z.string().max(30),
    fallback: '',
    source: '本单位',
  }),
  'committee.phone': setting({
    label: '联系电话',
    schema: z.string().max(30),
    fallback: '',
    source: '本单位',
  }),
  'committee.address': setting({
    label: '通讯地址',
    schema: z.string().max(60),
    fallback: '',
    source: '本单位（介绍信第二联）',
  }),
  'committee.fax': setting({
    label: '传真',
    schema: z.string().max(30),
    fallback: '',
    source: '本单位（介绍信第二联）',
  }),
  'committee.postcode': setting({
    label: '邮政编码',
    schema: z.string().max(10),
    fallback: '',
    source: '本单位（介绍信第二联）',
  }),
  'committee.secretary': setting({
    label: '党委书记',
    schema: z.string().max(30),
    fallback: '',
    source: '本单位',
  }),
  'dossier.leader': setting({
    label: '分管党员档案工作的领导',
    schema: z.string().max(30),
    fallback: '',
    source: 'S04 554、568（R-G22、R-G24），由本单位确定',
  }),
} as const
