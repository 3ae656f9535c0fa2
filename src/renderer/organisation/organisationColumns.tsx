/** The columns of the tree of organisations. */

import { labelOf } from '../../shared/kernel/codes.ts'
import { ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { isBranch } from '../../shared/organisation/rules.ts'
import type { OrganisationBranch } from '../shell/organisations.ts'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import styles from './organisation.module.css'

export interface TreeRow {
  node: OrganisationNode
  depth: number
  /** number of organisations right below */
  children: number
  folded: boolean
}

/** The rows in sight: parents before children, what is below a folded one left out. */
export function treeRows(
  roots: readonly OrganisationBranch[],
  folded: ReadonlySet<number>,
  depth = 0,
): TreeRow[] {
  return roots.flatMap(({ node, children }) => {
    const isFolded = folded.has(node.id)
    return [
      { node, depth, children: children.length, folded: isFolded },
      ...(isFolded ? [] : treeRows(children, folded, depth + 1)),
    ]
  })
}

function figure(count: number): string {
  return count === 0 ? '' : String(count)
}

export function organisationColumns(
  onFold: (row: TreeRow, fold: boolean) => void,
): readonly GridColumn<TreeRow>[] {
  return [
    {
      key: 'fullName',
      title: '名称',
      width: 250,
      grow: true,
      fixed: true,
      pinned: true,
      text: ({ node }) => node.fullName,
      render: row => (
        <span style={{ paddingLeft: row.depth * 18 }}>
          {row.children > 0 ? (
            <button
              type="button"
              className={styles.fold}
              tabIndex={-1}
              aria-label={row.folded ? `展开${row.node.fullName}` : `收起${row.node.fullName}`}
              onMouseDown={event => event.stopPropagation()}
              onClick={() => onFold(row, !row.folded)}
            >
              {row.folded ? '▸' : '▾'}
            </button>
          ) : (
            <span className={styles.leaf} />
          )}
          {row.node.fullName}
        </span>
      ),
      // Names and levels change on a day: the dialog asks for it.
    },
    {
      key: 'shortName',
      title: '简称',
      width: 130,
      hidden: true,
      text: ({ node }) => node.shortName,
    },
    { key: 'kind', title: '层级', width: 92, text: ({ node }) => node.kind },
    {
      key: 'orgType',
      title: '类别',
      width: 112,
      text: ({ node }) => labelOf(ORGANISATION_TYPE, node.orgType),
      finding: ({ node }) =>
        isBranch(node.kind) && node.orgType === null
          ? { level: 'warning', text: '没有类别，附件4至9无法归类' }
          : null,
      render: ({ node }) =>
        isBranch(node.kind) && node.orgType === null ? (
          <>
            <span aria-hidden="true">●</span> 未定
          </>
        ) : (
          labelOf(ORGANISATION_TYPE, node.orgType)
        ),
      edit: { choices: ORGANISATION_TYPE.items, strict: true },
    },
    { key: 'members', title: '党员', width: 64, align: 'right', text: ({ node }) => figure(node.members) },
    {
      key: 'probationary',
      title: '其中预备',
      width: 84,
      align: 'right',
      text: ({ node }) => figure(node.probationary),
    },
    {
      key: 'membersBelow',
      title: '含下级',
      width: 72,
      align: 'right',
      text: ({ node }) => figure(node.membersBelow),
    },
    {
      key: 'nextElection',
      title: '下次换届',
      width: 104,
      hidden: true,
      text: ({ node }) => node.nextElection ?? '',
      edit: { maxLength: 20 },
    },
    {
      key: 'collectDay',
      title: '党费收缴日',
      width: 92,
      hidden: true,
      text: ({ node }) => (node.collectDay === null ? '' : `每月${node.collectDay}日`),
    },
    {
      key: 'phone',
      title: '电话',
      width: 120,
      hidden: true,
      text: ({ node }) => node.phone ?? '',
      edit: { maxLength: 40 },
    },
    {
      key: 'remark',
      title: '备注',
      width: 160,
      hidden: true,
      text: ({ node }) => node.remark ?? '',
      edit: { maxLength: 300 },
    },
  ]
}
