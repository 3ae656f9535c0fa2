/** Money as integer fen, written and read in yuan; never a binary fraction. */

import { tidyCode } from './text.ts'

/** `12.50` */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(fen) / 100)
  return `${sign}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

const YUAN = /^(\d{1,9})(?:\.(\d{1,2}))?$/

/** Fen of an amount as typed: `12`, `12.5`, `1,200元`, `￥12.50`; null where it is no such amount. */
export function readYuan(typed: string): number | null {
  const text = tidyCode(typed)
    .replace(/[,，]/g, '')
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '')
  const match = YUAN.exec(text)
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
