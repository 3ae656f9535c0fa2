/** Where a setting's default comes from, in the names the office knows its documents by. */

export interface SourceWords {
  text: string
  /** no document of the office settles it */
  outside: boolean
}

/** The office's documents by their short names in the rules. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  S00: '排查党员工作实施方案',
  S01: '处置不合格党员工作汇报',
  S02: '防止党员失联长效机制',
  S03: '平直〔2016〕7号集中排查通知',
  S04: '流动党员管理办法',
}

const OUTSIDE = '非本单位文件规定'
const CITED = /(S0\d)(?: ([\d、–]+))?(未写明|未写份数|文件未定日期)?/g

/** No document says it, told in plain words before the rule's own id. */
const SILENT = /^(各文件|范文2)[^（]+/

/** `S03 18、98（X-07）` → 平直〔2016〕7号集中排查通知第18、98段. */
export function sourceWords(source: string): SourceWords {
  if (source.startsWith(OUTSIDE)) return { text: OUTSIDE, outside: true }
  const cited = [...source.matchAll(CITED)].map(([, document = '', paragraphs = '', silent = '']) => {
    const at = paragraphs === '' ? '' : `第${paragraphs.replace(/、$/, '')}段`
    return `${DOCUMENTS[document] ?? document}${at}${silent === '文件未定日期' ? `（${silent}）` : silent}`
  })
  const silent = SILENT.exec(source)?.[0]
  return { text: cited.length > 0 ? cited.join('；') : (silent ?? OWN[source] ?? '本单位'), outside: false }
}

/** Sources that are no document. */
const OWN: Readonly<Record<string, string>> = {
  本单位: '本单位',
  'forms.md 附件7': '附件7填表说明',
}
