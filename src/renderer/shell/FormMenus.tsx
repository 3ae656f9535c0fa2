/** The buttons 打印 and 导出 of a list of members: the list itself, and the forms made of it. */

import { Button, Dropdown } from 'antd'
import { useForms } from './forms.ts'

/** What is done with the list as it is seen. */
export interface ListEntry {
  label: string
  act: () => void
}

export interface FormMenusProps {
  /** the organisation whose members are meant; null: the whole committee */
  orgId: number | null
  size?: 'small' | 'middle'
  /** stands above the forms */
  list?: { print: readonly ListEntry[]; exports: readonly ListEntry[] }
}

const CARD = '附件1 党员基本信息表'
const LIST = '附件2 党员名册'

export function FormMenus({ orgId, size = 'middle', list }: FormMenusProps) {
  const { print, exportWorkbook } = useForms()
  const scope = orgId === null ? {} : { orgId }
  const menu = (act: typeof print, own: readonly ListEntry[] = []) => ({
    items: [
      ...own.map(({ label, act: onClick }) => ({ key: label, label, onClick })),
      ...(own.length > 0 ? [{ key: 'forms', type: 'divider' as const }] : []),
      { key: '2', label: LIST, onClick: () => void act(LIST, { annex: 2, ...scope }) },
      { key: '1', label: `${CARD}（每人一张）`, onClick: () => void act(CARD, { annex: 1, ...scope }) },
    ],
  })
  return (
    <>
      <Dropdown trigger={['click']} menu={menu(print, list?.print)}>
        <Button size={size} aria-haspopup="menu">
          打印 ▾
        </Button>
      </Dropdown>
      <Dropdown trigger={['click']} menu={menu(exportWorkbook, list?.exports)}>
        <Button size={size} aria-haspopup="menu">
          导出 ▾
        </Button>
      </Dropdown>
    </>
  )
}
