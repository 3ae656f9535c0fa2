/** The buttons 打印 and 导出 of a list of members: the list itself, and the forms made of it. */

import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { CardFilesDialog } from './CardFilesDialog.tsx'
import { useForms } from './forms.ts'

/** What is done with the list as it is seen. */
export interface ListEntry {
  label: string
  act: () => void
}

export interface FormMenusProps {
  /** the organisation whose members are meant; null: the whole committee */
  orgId: number | null
  /** members ticked in the list: 附件1 is theirs alone */
  chosen?: readonly number[]
  size?: 'small' | 'middle'
  /** stands above the forms */
  list?: { print: readonly ListEntry[]; exports: readonly ListEntry[] }
}

const CARD = '附件1 党员基本信息表'
const LIST = '附件2 党员名册'

const NOBODY: readonly number[] = []

function items(own: readonly ListEntry[], forms: readonly ListEntry[]) {
  const entry = ({ label, act: onClick }: ListEntry) => ({ key: label, label, onClick })
  return [
    ...own.map(entry),
    ...(own.length > 0 ? [{ key: 'forms', type: 'divider' as const }] : []),
    ...forms.map(entry),
  ]
}

export function FormMenus({ orgId, chosen = NOBODY, size = 'middle', list }: FormMenusProps) {
  const { print, exportWorkbook, exportPdf } = useForms()
  const [apart, setApart] = useState(false)
  const scope = orgId === null ? {} : { orgId }
  const whose = chosen.length > 0 ? { memberIds: [...chosen] } : scope
  const who = chosen.length > 0 ? `选中的${chosen.length}名，` : ''
  const card = { annex: 1, ...whose }
  const prints: ListEntry[] = [
    { label: LIST, act: () => void print(LIST, { annex: 2, ...scope }) },
    { label: `${CARD}（${who}每人一张）`, act: () => void print(CARD, card) },
  ]
  const exports: ListEntry[] = [
    { label: LIST, act: () => void exportWorkbook(LIST, { annex: 2, ...scope }) },
    { label: `${CARD}（${who}Excel）`, act: () => void exportWorkbook(CARD, card) },
    { label: `${CARD}（${who}PDF）`, act: () => void exportPdf(CARD, card) },
    { label: `${CARD}（${who}每人一个文件）`, act: () => setApart(true) },
  ]
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: items(list?.print ?? [], prints) }}>
        <Button size={size} aria-haspopup="menu">
          打印 ▾
        </Button>
      </Dropdown>
      <Dropdown trigger={['click']} menu={{ items: items(list?.exports ?? [], exports) }}>
        <Button size={size} aria-haspopup="menu">
          导出 ▾
        </Button>
      </Dropdown>
      {apart && <CardFilesDialog whose={whose} onClose={() => setApart(false)} />}
    </>
  )
}
