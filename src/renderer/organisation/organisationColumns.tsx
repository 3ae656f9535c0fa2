/** The columns of the tree of organisations. */

import { labelOf } from '../../shared/kernel/codes.ts'
import { ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import { ORGANISATION_COLUMNS } from '../../shared/organisation/listColumns.ts'
import { isBranch } from '../../shared/organisation/rules.ts'
import type { TreeRow } from '../../shared/organisation/tree.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { gridColumns } from '../ui/grid/listedColumns.ts'
import styles from './organisation.module.css'

/** Annexes 4 to 9 count a branch by its class. */
const isUnclassed = ({ node }: TreeRow) => isBranch(node.kind) && node.orgType === null

/** `day` is the day the tree is shown as of. */
export function organisationColumns(day: IsoDate, onFold: (row: TreeRow, fold: boolean) => void) {
  return gridColumns(ORGANISATION_COLUMNS, day, {
    // Names and levels change on a day: the dialog asks for it.
    fullName: {
      grow: true,
      fixed: true,
      pinned: true,
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
    },
    shortName: { hidden: true },
    orgType: {
      finding: row => (isUnclassed(row) ? { level: 'warning', text: '没有类别，附件4至9无法归类' } : null),
      render: row =>
        isUnclassed(row) ? (
          <>
            <span aria-hidden="true">●</span> 未定
          </>
        ) : (
          labelOf(ORGANISATION_TYPE, row.node.orgType)
        ),
      edit: { choices: ORGANISATION_TYPE.items, strict: true },
    },
    nextElection: { hidden: true, edit: { maxLength: 20 } },
    collectDay: { hidden: true },
    phone: { hidden: true, edit: { maxLength: 40 } },
    remark: { hidden: true, edit: { maxLength: 300 } },
  })
}
