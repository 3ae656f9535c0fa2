/**
 * The number an annex bears on paper. Annexes 5, 6, 7 and 9 of 平直〔2016〕7号 (S03) are annexes 1 to 4 of
 * 组通字〔2016〕1号: a campaign run by a plan of that circular (S00 27, 33, 38) hands them up under its numbers.
 * The list of annexes on the screen keeps the numbers of S03; on paper, in checks and deadlines an annex bears the one its
 * campaign calls it by.
 */

import type { Settings } from '../settings/rules.ts'
import type { AnnexNumber, RunFacts } from './facts.ts'

export const CIRCULAR = '组通字〔2016〕1号'

const IN_CIRCULAR: Readonly<Partial<Record<number, number>>> = { 5: 1, 6: 2, 7: 3, 9: 4 }

/** Plans written under the circular itself: 范文1 and 范文2 of S00. */
const PLANS_OF_CIRCULAR: ReadonlySet<string> = new Set(['A', 'B'])

export interface Numbering {
  settings: Pick<Settings, 'campaign.annexNumbers'>
  /** key of CAMPAIGN_TEMPLATE; null: no campaign */
  template: string | null
}

function byCircular({ settings, template }: Numbering): boolean {
  switch (settings['campaign.annexNumbers']) {
    case 'byTemplate':
      return template !== null && PLANS_OF_CIRCULAR.has(template)
    case 'circular':
      return true
    case 'notice':
      return false
  }
}

/** 附件5, or 组通字〔2016〕1号附件1. */
export function annexMark(annex: number, numbering: Numbering): string {
  const own = IN_CIRCULAR[annex]
  return own === undefined || !byCircular(numbering) ? `附件${annex}` : `${CIRCULAR}附件${own}`
}

/** The number an annex bears in this run. */
export function printedMark(
  annex: number,
  { settings, campaign }: Pick<RunFacts, 'settings' | 'campaign'>,
): string {
  return annexMark(annex, { settings, template: campaign.template })
}

/** The title of an annex where its own number stands before it: with the number on paper where that is another. */
export function numberedTitle(annex: AnnexNumber, title: string, numbering: Numbering): string {
  const mark = annexMark(annex, numbering)
  return mark === `附件${annex}` ? title : `${title}（${mark}）`
}

/** The same text with the numbers of S03: whether somebody has touched it does not hang on a setting. */
export function withOwnNumbers(text: string): string {
  return Object.entries(IN_CIRCULAR).reduce(
    (plain, [annex, own]) => plain.replaceAll(`${CIRCULAR}附件${String(own)}`, `附件${annex}`),
    text,
  )
}

/** 附件5、6, the numbers one by one; no range, and no number of the circular itself. */
const CITED = /(?<!号)附件(\d(?:、\d)*)(?![\d至])/g

/** A text of the program that cites annexes, with the numbers they bear on paper. */
export function withPrintedNumbers(text: string, numbering: Numbering): string {
  return text.replace(CITED, (cited, list: string) => {
    const annexes = list.split('、').map(Number)
    const marks = annexes.map(annex => annexMark(annex, numbering))
    return marks.every((mark, at) => mark === `附件${annexes[at]}`) ? cited : marks.join('、')
  })
}

/** All annexes but the last, which is filled in on a day of its own. */
export function annexesBefore9(numbering: Numbering): string {
  return byCircular(numbering) ? `${annexMark(9, numbering)}以外的附件` : '附件1至8'
}
