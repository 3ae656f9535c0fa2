/** What the active cell does with keys, typing and input methods. */

import { useState, type ClipboardEvent, type InputEvent, type KeyboardEvent, type RefObject } from 'react'
import { isComposing } from '../../shell/shortcuts.ts'
import { cellAfter, type GridExtent } from './gridKeys.ts'
import type { BlocksControl } from './useBlocks.ts'
import type { ActiveCell, GridChoice, GridEditor } from './gridTypes.ts'

export interface CellCursorControl {
  editing: boolean
  /** words offered for what is typed */
  choices: readonly GridChoice[]
  /** the choice Enter takes; -1 for none */
  marked: number
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  onInput: (event: InputEvent<HTMLInputElement>) => void
  onCompositionStart: () => void
  onCopy: (event: ClipboardEvent<HTMLInputElement>) => void
  onCut: (event: ClipboardEvent<HTMLInputElement>) => void
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
  onBlur: () => void
  choose: (choice: GridChoice) => void
  /** starts editing with the present text */
  edit: () => void
  /** saves what is being typed and stays; does nothing while idle */
  finish: () => void
}

export interface CellCursorOptions {
  inputRef: RefObject<HTMLInputElement | null>
  active: ActiveCell
  extent: GridExtent
  /** null: the cell cannot be edited now */
  editor: Pick<GridEditor<never>, 'choices' | 'strict' | 'maxLength' | 'quick'> | null
  /** the text editing starts with */
  startText: string
  /** the text copying gives */
  shownText: string
  opens: boolean
  /** Tab walks from cell to cell; otherwise it leaves the grid */
  tabWalks: boolean
  onMove: (cell: ActiveCell) => void
  onCommit: (typed: string) => void
  /** a cell that takes marks was marked with one key; empty takes the mark away */
  onMark: (mark: string) => void
  onDiscard: () => void
  onOpen: (() => void) | undefined
  onFold: ((fold: boolean) => void) | undefined
  onToggle: (() => void) | undefined
  /** opens the menu of the column */
  onMenu: () => void
  /** keys and the clipboard, where they are about a block of cells */
  blocks: Pick<BlocksControl, 'onKey' | 'onCopy' | 'onCut' | 'onPaste'>
}

interface Draft {
  text: string
  /** typed since editing began: the list is then narrowed to it */
  touched: boolean
  marked: number
}

const NO_CHOICES: readonly GridChoice[] = []

function narrowed(choices: readonly GridChoice[] | undefined, draft: Draft): readonly GridChoice[] {
  if (!choices) return NO_CHOICES
  const text = draft.text.trim()
  return draft.touched && text !== '' ? choices.filter(choice => choice.label.includes(text)) : choices
}

export function useCellCursor(options: CellCursorOptions): CellCursorControl {
  const { inputRef, active, extent, editor, startText, shownText, tabWalks } = options
  const [draft, setDraft] = useState<Draft | null>(null)
  // Escape while idle: the next Tab leaves the grid, so that it is no trap for the keyboard.
  const [leaving, setLeaving] = useState(false)
  const editing = draft !== null
  const choices = draft === null ? NO_CHOICES : narrowed(editor?.choices, draft)
  const marked = draft === null ? -1 : Math.min(draft.marked, choices.length - 1)

  const put = (text: string) => {
    if (inputRef.current) inputRef.current.value = text
  }
  const begin = (text: string, touched: boolean) => {
    const at = editor?.choices?.findIndex(choice => choice.label === text) ?? -1
    setDraft({ text, touched, marked: touched ? (text.trim() === '' ? -1 : 0) : at })
  }
  const end = () => {
    put('')
    setDraft(null)
  }
  const typed = () => choices[marked]?.label ?? inputRef.current?.value ?? ''
  const commit = (text: string) => {
    end()
    if (text !== startText) options.onCommit(text)
  }
  const edit = () => {
    if (editor === null) return
    put(startText)
    begin(startText, false)
    // A word of a list is replaced by typing, a text is mended at its end.
    const from = editor.choices ? 0 : startText.length
    inputRef.current?.setSelectionRange(from, startText.length)
  }

  const onEditKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, shiftKey } = event
    if (key === 'Escape') {
      event.preventDefault()
      end()
      return
    }
    if ((key === 'ArrowDown' || key === 'ArrowUp') && choices.length > 0) {
      event.preventDefault()
      const next = Math.max(0, Math.min(choices.length - 1, marked + (key === 'ArrowDown' ? 1 : -1)))
      setDraft(now => now && { ...now, marked: next })
      return
    }
    const walk = key === 'Enter' ? (shiftKey ? 'ArrowUp' : 'ArrowDown') : key
    if (!['ArrowUp', 'ArrowDown', 'Tab'].includes(walk)) return
    event.preventDefault()
    commit(typed())
    const next = cellAfter(active, { key: walk, shift: shiftKey }, extent)
    if (next) options.onMove(next)
  }

  const onIdleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, shiftKey, ctrlKey, metaKey } = event
    if (event.altKey && key === 'ArrowDown') {
      event.preventDefault()
      options.onMenu()
      return
    }
    const ctrl = ctrlKey || metaKey
    if (key === 'Tab' && (leaving || !tabWalks)) {
      setLeaving(false)
      return
    }
    if (key !== 'Escape') setLeaving(false)
    if (event.altKey && options.onFold && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      event.preventDefault()
      options.onFold(key === 'ArrowLeft')
      return
    }
    if (options.blocks.onKey(event)) {
      event.preventDefault()
      return
    }
    if (key === 'Enter') {
      event.preventDefault()
      if (options.onOpen && (ctrl || options.opens || editor === null)) options.onOpen()
      else edit()
      return
    }
    switch (key) {
      case 'F2':
        event.preventDefault()
        edit()
        return
      case 'Escape':
        setLeaving(true)
        options.onDiscard()
        return
      case 'Delete':
        event.preventDefault()
        if (editor?.quick) options.onMark('')
        else if (editor !== null && startText !== '') options.onCommit('')
        return
      case 'Backspace':
        event.preventDefault()
        if (editor?.quick) options.onMark('')
        else if (editor !== null) begin('', true)
        return
      case ' ':
        // As in a spreadsheet: a space alone is typed into a cell that takes one.
        if (options.onToggle && (shiftKey || editor === null)) {
          event.preventDefault()
          options.onToggle()
        }
        return
    }
    const next = cellAfter(active, { key, shift: shiftKey, ctrl }, extent)
    if (next === null) return
    event.preventDefault()
    options.onMove(next)
  }

  return {
    editing,
    choices,
    marked,
    onKeyDown: event => {
      // Keys the input method is using are its own: Enter takes over its word, arrows choose among its words.
      if (isComposing(event)) return
      if (editing) onEditKey(event)
      else onIdleKey(event)
    },
    onInput: event => {
      const text = event.currentTarget.value
      const mark = editing ? null : (editor?.quick?.(text) ?? null)
      if (mark !== null) {
        put('')
        options.onMark(mark)
      } else if (editor !== null) begin(text, true)
    },
    onCompositionStart: () => {
      if (!editing && editor !== null) begin('', true)
    },
    onCopy: event => {
      if (editing) return
      event.preventDefault()
      if (!options.blocks.onCopy(event)) event.clipboardData.setData('text/plain', shownText)
    },
    onCut: event => {
      if (editing) return
      event.preventDefault()
      if (options.blocks.onCut(event)) return
      event.clipboardData.setData('text/plain', shownText)
      if (editor !== null && startText !== '') options.onCommit('')
    },
    onPaste: event => {
      // Into a text that is being typed the browser pastes by itself.
      if (!editing && options.blocks.onPaste(event)) event.preventDefault()
    },
    onBlur: () => {
      if (draft !== null) commit(inputRef.current?.value ?? draft.text)
    },
    choose: choice => {
      commit(choice.label)
      inputRef.current?.focus({ preventScroll: true })
    },
    edit,
    finish: () => {
      if (editing) commit(typed())
    },
  }
}
