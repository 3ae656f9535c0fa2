/** The columns of the tree of organisations. */

import { columnsOf } from '../forms/listColumns.ts'
import { labelOf } from '../kernel/codes.ts'
import { ORGANISATION_TYPE } from './codes.ts'
import type { TreeRow } from './tree.ts'

const column = columnsOf<TreeRow>()

const figure = (key: 'members' | 'probationary' | 'membersBelow', title: string, width: number) =>
  column(key, title, width, ({ node }) => (node[key] === 0 ? '' : String(node[key])), 'count')

export const ORGANISATION_COLUMNS = [
  column('fullName', '名称', 250, ({ node }) => node.fullName, 'left'),
  column('shortName', '简称', 130, ({ node }) => node.shortName),
  column('kind', '层级', 92, ({ node }) => node.kind),
  column('orgType', '类别', 112, ({ node }) => labelOf(ORGANISATION_TYPE, node.orgType)),
  figure('members', '党员', 64),
  figure('probationary', '其中预备', 84),
  figure('membersBelow', '含下级', 72),
  column('nextElection', '下次换届', 104, ({ node }) => node.nextElection ?? ''),
  column('collectDay', '党费收缴日', 92, ({ node }) =>
    node.collectDay === null ? '' : `每月${node.collectDay}日`,
  ),
  column('phone', '电话', 120, ({ node }) => node.phone ?? ''),
  column('remark', '备注', 160, ({ node }) => node.remark ?? '', 'left'),
] as const
