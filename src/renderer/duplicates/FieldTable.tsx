/** The fields of two members beside each other; one of each pair is picked. */

import type { ReactNode } from 'react'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { ComparedField, Comparison } from '../../shared/duplicates/methods.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { sideOfField, type Choices, type Side } from './choices.ts'
import styles from './duplicates.module.css'

interface RowProps {
  label: string
  kept: string
  other: string
  picked: Side | null
  disabled: boolean
  onPick: (side: Side) => void
}

const SIDE_WORDS: Record<Side, string> = { kept: '保留的', other: '并入的' }

function Row({ label, kept, other, picked, disabled, onPick }: RowProps) {
  const cell = (side: Side, value: string) => (
    <td data-picked={picked === side}>
      <label>
        <input
          type="radio"
          name={`pick ${label}`}
          aria-label={`${label}用${SIDE_WORDS[side]}：${value || '空'}`}
          checked={picked === side}
          disabled={disabled}
          onChange={() => onPick(side)}
        />
        <span>{value || <span className={styles.quiet}>空</span>}</span>
      </label>
    </td>
  )
  return (
    <tr data-open={picked === null}>
      <th scope="row">{label}</th>
      {cell('kept', kept)}
      {cell('other', other)}
    </tr>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={3}>
          {title}
        </th>
      </tr>
      {children}
    </tbody>
  )
}

function placeWords({ orgName, membership }: Comparison['kept']): string {
  return `${orgName || '没有支部'} · ${labelOf(MEMBERSHIP, membership)}`
}

export interface FieldTableProps {
  comparison: Comparison
  choices: Choices
  disabled: boolean
  onChoices: (choices: Choices) => void
}

export function FieldTable({ comparison, choices, disabled, onChoices }: FieldTableProps) {
  const { kept, other, fields, placeConflict } = comparison
  const row = (field: ComparedField) => (
    <Row
      key={field.key}
      label={field.label}
      kept={field.kept}
      other={field.other}
      picked={sideOfField(field, choices)}
      disabled={disabled}
      onPick={side => onChoices({ ...choices, fields: { ...choices.fields, [field.key]: side } })}
    />
  )
  const inState = (state: ComparedField['state']) => fields.filter(field => field.state === state)
  const [conflicts, filled, same] = [inState('conflict'), inState('filled'), inState('same')]
  return (
    <table className={styles.fields} aria-label="逐项对照">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">保留的一条（{kept.orgName || '没有支部'}）</th>
          <th scope="col">并入后删除的一条（{other.orgName || '没有支部'}）</th>
        </tr>
      </thead>
      {(placeConflict || conflicts.length > 0) && (
        <Group title="两边不同，要选定">
          {placeConflict && (
            <Row
              label="支部和党籍"
              kept={placeWords(kept)}
              other={placeWords(other)}
              picked={choices.place}
              disabled={disabled}
              onPick={place => onChoices({ ...choices, place })}
            />
          )}
          {conflicts.map(row)}
        </Group>
      )}
      {filled.length > 0 && <Group title="一边有，或一边更完整，已预选">{filled.map(row)}</Group>}
      {same.length > 0 && (
        <Group title={`相同的${same.length}项`}>
          {same.map(({ key, label, kept: value }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td colSpan={2}>{value}</td>
            </tr>
          ))}
        </Group>
      )}
    </table>
  )
}
