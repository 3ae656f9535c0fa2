/** 党员类别 and 现任党内职务 as villages write them. */

import { tidy, toHalfWidth } from '../kernel/text.ts'
import { compareDates, addMonths, type IsoDate } from '../kernel/dates.ts'
import { keyOf } from '../kernel/codes.ts'
import { POST, POST_BODY } from '../organisation/codes.ts'
import type { Membership } from '../roster/codes.ts'

/** The state a 党员类别 names; null when it names none, or two. */
export function readKind(typed: string): Membership | null {
  const text = toHalfWidth(tidy(typed)).replace(/\s/g, '')
  if (/积极分子|发展对象/.test(text)) return 'ACTIVIST'
  const formal = text.includes('正式')
  const probationary = text.includes('预备')
  return formal === probationary ? null : formal ? 'FORMAL' : 'PROBATIONARY'
}

/**
 * The state where nothing names it: 预备党员 in the year after joining as long as no 转正 is known,
 * 正式党员 otherwise. An assumption, said to the clerk.
 */
export function assumedKind(joined: string | null, full: string | null, today: IsoDate): Membership {
  return full === null && joined !== null && compareDates(addMonths(joined, 12), today) > 0
    ? 'PROBATIONARY'
    : 'FORMAL'
}

export interface ReadPost {
  /** null: not said; the branch decides */
  body: string | null
  post: string
}

export interface ReadPosts {
  posts: ReadPost[]
  /** some of the text names no post we know */
  unread: boolean
}

const NO_POST = new Set(['', '-', '--', '—', '/', '无', '党员', '普通党员', '正式党员', '预备党员', '群众'])

const BODIES: readonly (readonly [RegExp, string])[] = [
  [/总支(?:部)?(?:委员会)?/, '党总支'],
  [/支部(?:委员会)?|支委/, '党支部'],
  [/党小组/, '党小组'],
  [/纪委/, '纪委'],
  [/党委/, '党委'],
]

function readPost(word: string): ReadPost | null {
  const body = BODIES.find(([pattern]) => pattern.test(word))?.[1] ?? null
  const bare = word
    .replace(/^.*?(?:总支(?:部)?|支部|党小组|纪委|党委)(?:委员会)?/, '')
    .replace(/^党(?=书记|副书记)/, '')
  const post = keyOf(POST, bare) ?? (word === '支委' ? '委员' : null)
  return post === null ? null : { body: body === null ? null : keyOf(POST_BODY, body), post }
}

/** 支部书记, 副书记、组织委员 … Posts outside the list (村主任, 第一书记) are told apart as unread. */
export function readPosts(typed: string): ReadPosts {
  const text = toHalfWidth(tidy(typed)).replace(/\s+/g, '、')
  if (NO_POST.has(text)) return { posts: [], unread: false }
  const words = text.split(/[、,，;；/和兼]+/).filter(word => word !== '')
  const posts = words.map(readPost)
  return { posts: posts.flatMap(post => post ?? []), unread: posts.includes(null) }
}
