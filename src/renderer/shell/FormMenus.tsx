/** The buttons 打印 and 导出 of a list of members: the forms made of it. */

import { Button, Dropdown } from 'antd'
import { useForms } from './forms.ts'

export interface FormMenusProps {
  /** the organisation whose members are meant; null: the whole committee */
  orgId: number | null
  size?: 'small' | 'middle'
}

const CARD = '附件1 党员基本信息表'
const LIST = '附件2 党员名册'

export function FormMenus({ orgId, size = 'middle' }: FormMenusProps) {
  const { print, exportWorkbook } = useForms()
  const scope = orgId === null ? {} : { orgId }
  const items = [
    { key: '2', label: LIST },
    { key: '1', label: `${CARD}（每人一张）` },
  ]
  const menu = (act: typeof print) => ({
    items,
    onClick: ({ key }: { key: string }) =>
      void act(key === '1' ? CARD : LIST, { annex: Number(key), ...scope }),
  })
  return (
    <>
      <Dropdown trigger={['click']} menu={menu(print)}>
        <Button size={size} aria-haspopup="menu">
          打印 ▾
        </Button>
      </Dropdown>
      <Dropdown trigger={['click']} menu={menu(exportWorkbook)}>
        <Button size={size} aria-haspopup="menu">
          导出 ▾
        </Button>
      </Dropdown>
    </>
  )
}
