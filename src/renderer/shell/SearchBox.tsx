/**
 * Finding a member from anywhere: Ctrl+K, a few letters of the name, its pinyin or initials, an ID or
 * telephone number, Enter. Letters still held by an input method count already, since they are initials.
 * The same leads from room to room without the mouse: members first, then the screens meant.
 */

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP, ON_ROLL } from '../../shared/roster/codes.ts'
import type { MemberRow } from '../../shared/roster/schema.ts'
import { attempt } from './failures.ts'
import { useMessages } from './messages.tsx'
import { useOffice } from './office.tsx'
import { memberPlace } from './places.ts'
import { roomsFor, roomsOf, type Room as Place } from './rooms.ts'
import { isComposing } from './shortcuts.ts'
import { useSubjects } from './subject.ts'
import styles from './TopBar.module.css'

export interface SearchBoxHandle {
  focus: () => void
}

const LIMIT = 10
const NONE: readonly MemberRow[] = []

export function SearchBox({ ref }: { ref: Ref<SearchBoxHandle> }) {
  const { queries } = useOffice()
  const queryClient = useQueryClient()
  const messages = useMessages()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [marked, setMarked] = useState(0)
  const listId = useId()
  const wanted = text.trim()
  const options = (value: string) =>
    queries.roster.find.queryOptions({ input: { text: value, limit: LIMIT } })
  const { data } = useQuery({ ...options(wanted), enabled: open && wanted !== '', gcTime: 30_000 })
  const rows = data?.rows ?? NONE
  const rooms = roomsFor(roomsOf(useSubjects()), wanted)
  const last = rows.length + rooms.length - 1

  useImperativeHandle(ref, () => ({
    focus: () => {
      input.current?.focus()
      input.current?.select()
      setOpen(true)
    },
  }))

  const close = () => {
    setOpen(false)
    setText('')
    setMarked(0)
  }
  const goTo = (to: string) => {
    close()
    input.current?.blur()
    void navigate({ to })
  }
  const go = (row: MemberRow) => goTo(memberPlace(row.id))
  const enter = async () => {
    if (wanted === '') return
    // Enter may come before the answer to the last letter: it is awaited, never guessed.
    const found = await attempt(() => queryClient.query(options(wanted)))
    if (!found.ok) return
    const places = [...found.value.rows.map(({ id }) => memberPlace(id)), ...rooms.map(({ to }) => to)]
    const place = places[marked] ?? places[0]
    if (place !== undefined) goTo(place)
    else messages.done('没有找到，请换姓名、拼音首字母、身份证号或电话再试')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return
    switch (event.key) {
      case 'Enter':
        event.preventDefault()
        void enter()
        break
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault()
        setMarked(at => Math.max(0, Math.min(last, at + (event.key === 'ArrowDown' ? 1 : -1))))
        break
      case 'Escape':
        event.preventDefault()
        close()
        input.current?.blur()
        break
    }
  }
  const showList = open && wanted !== ''
  return (
    <div className={styles.search} role="search">
      <input
        ref={input}
        className={styles.searchInput}
        type="text"
        role="combobox"
        aria-label="查找党员"
        aria-expanded={showList}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(showList && last >= 0 ? { 'aria-activedescendant': `${listId}-${marked}` } : {})}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        placeholder="姓名、拼音、号码，或栏目"
        value={text}
        onChange={event => {
          setText(event.target.value)
          setMarked(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd className={styles.searchKey}>Ctrl K</kbd>
      <ul className={styles.found} id={listId} role="listbox" aria-label="查找结果" hidden={!showList}>
        {rows.map((row, index) => (
          <Found
            key={row.id}
            id={`${listId}-${index}`}
            row={row}
            marked={index === marked}
            onMark={() => setMarked(index)}
            onOpen={() => go(row)}
          />
        ))}
        {rooms.map((room, at) => (
          <Room
            key={room.to}
            id={`${listId}-${rows.length + at}`}
            room={room}
            marked={rows.length + at === marked}
            onMark={() => setMarked(rows.length + at)}
            onOpen={() => goTo(room.to)}
          />
        ))}
        {data && last < 0 && (
          <li className={styles.foundNote} role="presentation">
            没有找到。可以只输入姓名的一部分、拼音首字母、身份证号或电话的一段，或栏目的名称
          </li>
        )}
      </ul>
    </div>
  )
}

interface OptionProps {
  id: string
  marked: boolean
  onMark: () => void
  onOpen: () => void
}

function Option({ id, marked, onMark, onOpen, children }: OptionProps & { children: ReactNode }) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={marked}
      className={styles.foundRow}
      onMouseEnter={onMark}
      // mousedown: a click would come after the field has lost focus and the list has closed
      onMouseDown={event => {
        event.preventDefault()
        onOpen()
      }}
    >
      {children}
    </li>
  )
}

function Room({ room, ...option }: OptionProps & { room: Place }) {
  return (
    <Option {...option}>
      <span className={styles.foundRoom}>到“{room.label}”</span>
    </Option>
  )
}

function Found({ row, ...option }: OptionProps & { row: MemberRow }) {
  return (
    <Option {...option}>
      <span className={styles.foundName}>{row.name}</span>
      <span>{row.sex}</span>
      <span>{row.birth}</span>
      <span className={styles.foundRest}>
        {row.orgName}
        {ON_ROLL.includes(row.membership) ? '' : `（${labelOf(MEMBERSHIP, row.membership)}）`}
      </span>
      <span className={styles.foundRest}>{row.phone}</span>
    </Option>
  )
}
