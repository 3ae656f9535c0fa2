/** The lists of words behind a workbook's dropdowns. */

import type Excel from 'exceljs'
import type { WorkbookStream } from './workbookStream.ts'
import type { Work } from '../longWork.ts'

/** Excel takes at most 255 characters as a list written into the cell's rule. */
const LITERAL_MAX = 250

const LIST_SHEET = '代码表'

/** A rule that offers words; other text is still taken after a question (law 9). */
function offer(formula: string): Excel.DataValidation {
  return {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: '请核对',
    error: '不在选项中',
  }
}

function fitsInRule(words: readonly string[]): boolean {
  return words.join(',').length <= LITERAL_MAX && words.every(word => !/[",]/.test(word))
}

export interface Dropdowns {
  /** the rule that offers these words; the same words give the same rule */
  ruleFor: (words: readonly string[]) => Excel.DataValidation
  /** writes the words that were too long for a rule on a hidden sheet */
  finish: (stream: WorkbookStream, sheetName: string, work: Work) => Promise<void>
}

export function createDropdowns(): Dropdowns {
  const rules = new Map<string, Excel.DataValidation>()
  const lists: (readonly string[])[] = []
  return {
    ruleFor: words => {
      const key = words.join('\n')
      const known = rules.get(key)
      if (known) return known
      let rule: Excel.DataValidation
      if (fitsInRule(words)) rule = offer(`"${words.join(',')}"`)
      else {
        lists.push(words)
        rule = offer(`${LIST_SHEET}_${lists.length}`)
      }
      rules.set(key, rule)
      return rule
    },
    finish: async (stream, sheetName, work) => {
      if (lists.length === 0) return
      const sheet = stream.workbook.addWorksheet(sheetName, { state: 'hidden' })
      lists.forEach((words, index) => {
        const column = sheet.getColumn(index + 1).letter
        words.forEach((word, row) => {
          sheet.getCell(row + 1, index + 1).value = word
        })
        stream.workbook.definedNames.add(
          `'${sheetName}'!$${column}$1:$${column}$${words.length}`,
          `${LIST_SHEET}_${index + 1}`,
        )
      })
      await stream.endSheet(sheet, work)
    },
  }
}

export { LIST_SHEET }
