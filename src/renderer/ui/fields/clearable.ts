/** What empties a choice again; left to itself the component library calls it by an English word. */
export const CLEARABLE = { label: '清空', clearIcon: '✕' }
