/** Where an organisation may stand in the tree (rules.md 3.1). */

const UNDER: Readonly<Record<string, readonly string[]>> = {
  // A county's committee with those of its townships.
  党委: ['党委'],
  党总支: ['党委', '村党委'],
  村党委: ['党委'],
  党支部: ['党委', '党总支', '村党委'],
  党小组: ['党支部', '整转支部', '流动党支部', '临时党支部'],
  整转支部: ['党委', '党总支', '村党委'],
  流动党支部: ['党委', '党总支', '村党委'],
  临时党支部: ['党委', '党总支', '村党委'],
}

const HOLDS_MEMBERS = new Set(['党支部', '党小组', '整转支部', '流动党支部', '临时党支部'])

/** 党小组 only under a branch; a branch under 党委, 党总支 or 村党委 (rules.md 3.1). */
export function mayStandUnder(kind: string, parentKind: string): boolean {
  return UNDER[kind]?.includes(parentKind) ?? false
}

/** Members hang on a branch or a group, never on a committee. */
export function mayHoldMembers(kind: string): boolean {
  return HOLDS_MEMBERS.has(kind)
}

/** The branch a member belongs to for the annexes: a group counts with its branch. */
export function isBranch(kind: string): boolean {
  return HOLDS_MEMBERS.has(kind) && kind !== '党小组'
}
