/** One sheet: where its header stands and what each column is taken for. */

import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { IntakeColumn, IntakeSheet, IntakeTarget, SheetReads } from '../../shared/intake/schema.ts'
import { isComposing } from '../shell/shortcuts.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './files.module.css'
import { TARGET_GROUPS } from './targetWords.ts'
import { CLEARABLE } from '../ui/fields/clearable.ts'

const BRANCH_FROM: Record<IntakeSheet['branchFrom'], string> = {
  column: '支部按栏目',
  sheetName: '支部按工作表名',
  unitLine: '支部按填报单位',
  title: '支部按标题',
  asked: '没写支部',
}

export interface SheetMappingProps {
  sheet: IntakeSheet
  /** opened at first */
  open: boolean
  onMap: (column: { index: number; target: IntakeTarget | null }) => void
  onHeaderRows: (rows: [number, number]) => void
}

/** Sheets of a branch's packet whose columns are known. */
const FORMS: Readonly<Record<SheetReads, string | null>> = {
  roster: null,
  flow: '外出流动党员登记表',
  lost: '失联党员表',
  check: '支部自查表',
}

export function SheetMapping({ sheet, open, onMap, onHeaderRows }: SheetMappingProps) {
  const form = FORMS[sheet.reads]
  const unmapped = form
    ? 0
    : sheet.columns.filter(column => column.target === null && column.header !== '').length
  return (
    <details className={styles.sheet} open={open}>
      <summary>
        <span className={styles.sheetName}>{sheet.name}</span>
        <span className={styles.muted}>
          {sheet.skipped === '' ? `${sheet.rows}行` : `没有读：${sheet.skipped}`}
        </span>
      </summary>
      {form && <p className={styles.sheetFacts}>按{form}读，栏目不用对应。</p>}
      {sheet.skipped === '' && (
        <p className={styles.sheetFacts}>
          {BRANCH_FROM[sheet.branchFrom]}
          {sheet.branchFrom !== 'column' && sheet.branchFrom !== 'asked' && `“${sheet.branchText}”`}
          {sheet.hiddenRows > 0 && `；含隐藏的${sheet.hiddenRows}行`}
          {unmapped > 0 && (
            <>
              {' '}
              <FindingText level="warning" text={`${unmapped}栏不导入`} />
            </>
          )}
        </p>
      )}
      {!form && (
        <>
          <HeaderRows key={String(sheet.headerRows)} sheet={sheet} onHeaderRows={onHeaderRows} />
          <ul className={styles.columns} aria-label={`${sheet.name}的栏目`}>
            {sheet.columns.map(column => (
              <Column
                key={column.index}
                column={column}
                onMap={target => onMap({ index: column.index, target })}
              />
            ))}
          </ul>
        </>
      )}
    </details>
  )
}

interface ColumnProps {
  column: IntakeColumn
  onMap: (target: IntakeTarget | null) => void
}

const FROM: Partial<Record<IntakeColumn['from'], string>> = { remembered: '照上次', clerk: '已改' }

function Column({ column, onMap }: ColumnProps) {
  const { letter, header, target, samples, from } = column
  const note = FROM[from]
  return (
    <li className={styles.column}>
      <span className={styles.letter}>{letter}</span>
      <span className={styles.header} title={header}>
        {header === '' ? '（无表头）' : header}
        {note !== undefined && <i className={styles.from}>{note}</i>}
      </span>
      <Select<IntakeTarget | null | undefined>
        size="small"
        aria-label={`${letter}栏 ${header} 对应到`}
        value={target}
        options={[...TARGET_GROUPS]}
        placeholder="不导入"
        allowClear={CLEARABLE}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={200}
        onChange={next => onMap(next ?? null)}
      />
      <span className={styles.samples} title={samples.join('、')}>
        {samples.length > 0 ? samples.join('、') : '空'}
      </span>
    </li>
  )
}

interface HeaderRowsProps {
  sheet: IntakeSheet
  onHeaderRows: (rows: [number, number]) => void
}

/** The clerk points at the header where it was not found, or not rightly. */
function HeaderRows({ sheet, onHeaderRows }: HeaderRowsProps) {
  const id = useId()
  const [first, last] = sheet.headerRows ?? [null, null]
  const [typed, setTyped] = useState([String(first ?? ''), String(last ?? '')])
  const [from = '', to = ''] = typed
  const save = () => {
    const top = Number(from)
    const bottom = to === '' ? top : Number(to)
    if (!Number.isInteger(top) || top < 1 || !Number.isInteger(bottom) || bottom < top) return
    if (top !== first || bottom !== last) onHeaderRows([top, bottom])
  }
  const field = (at: 0 | 1, label: string) => (
    <Input
      id={`${id}-${at}`}
      size="small"
      className={styles.headerRow ?? ''}
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      autoComplete="off"
      value={typed[at] ?? ''}
      onChange={event => {
        const text = event.target.value.replace(/\D/g, '')
        setTyped(now => (at === 0 ? [text, now[1] ?? ''] : [now[0] ?? '', text]))
      }}
      onBlur={save}
      onKeyDown={event => {
        if (!isComposing(event) && event.key === 'Enter') save()
      }}
    />
  )
  return (
    <div className={styles.headerRows}>
      表头第 {field(0, `${sheet.name}：表头第一行`)} 至 {field(1, `${sheet.name}：表头最后一行`)} 行
    </div>
  )
}
