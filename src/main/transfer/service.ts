/** Transfer letters: recording them, their steps, and the list of those without receipt. */

export { receiveLetter } from './receive.ts'
export { listLetters } from './list.ts'
export { ledgerFile } from './ledger.ts'
export { letterFile, letterPaper } from './paper.ts'
export { nextLetterNumber, reissueLetter, removeLetter, saveLetter, stepLetter } from './steps.ts'
