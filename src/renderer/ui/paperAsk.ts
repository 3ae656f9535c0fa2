/** Which paper of a room a path names: what it is, then what it is about, as `list-3-FLOW-12`. */

import type { ZodType } from 'zod'

type Part = string | number | boolean | undefined

interface Asked {
  readonly kind: string
}

/** Stands for what is not named: papers of all. */
const ALL = 'all'

function readPart(text: string | undefined): Part {
  if (text === undefined || text === ALL) return undefined
  if (text === 'true' || text === 'false') return text === 'true'
  return /^\d+$/u.test(text) ? Number(text) : text
}

export interface PaperAsks<A> {
  /** the paper as part of a path */
  path: (ask: A) => string
  /** null where the path names none */
  read: (path: string) => A | null
}

/** @param parts what each paper is named by, in the order of its path */
export function paperAsks<A extends Asked & Readonly<Record<string, Part>>>(
  schema: ZodType<A>,
  parts: { readonly [K in A['kind']]: readonly Exclude<keyof Extract<A, { kind: K }>, 'kind'>[] },
): PaperAsks<A> {
  const partsOf = new Map<string, readonly PropertyKey[]>(Object.entries(parts))
  const keysOf = (kind: string) => (partsOf.get(kind) ?? []).map(String)
  return {
    path: ask => [ask.kind, ...keysOf(ask.kind).map(key => String(ask[key] ?? ALL))].join('-'),
    read: path => {
      const [kind = '', ...texts] = path.split('-')
      const given = keysOf(kind)
        .map((key, at) => [key, readPart(texts[at])] as const)
        .filter(([, part]) => part !== undefined)
      const read = schema.safeParse({ kind, ...Object.fromEntries(given) })
      return read.success ? read.data : null
    },
  }
}
