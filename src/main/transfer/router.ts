import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import {
  ledgerFile,
  letterFile,
  letterPaper,
  listLetters,
  nextLetterNumber,
  receiveLetter,
  reissueLetter,
  removeLetter,
  saveLetter,
  stepLetter,
} from './service.ts'

const { transfer: door } = methods

export const transferRouter = {
  list: door.list.handler(({ context: { office }, input }) =>
    listLetters(office.register().reader, input, office.clock.today()),
  ),
  save: door.save.handler(({ context, input }) => saveLetter(context.office, input)),
  step: door.step.handler(({ context, input }) => stepLetter(context.office, input)),
  receive: door.receive.handler(({ context, input }) => receiveLetter(context.office, input)),
  reissue: door.reissue.handler(({ context, input }) => reissueLetter(context.office, input)),
  nextNumber: door.nextNumber.handler(async ({ context: { office }, input }) => ({
    letterNo: await nextLetterNumber(office.register().reader, input.year),
  })),
  paper: door.paper.handler(({ context: { office }, input }) =>
    letterPaper(office.register().reader, input, office.clock.today()),
  ),
  workbook: door.workbook.handler(({ context, input, signal }) =>
    asTask(work => letterFile(context.office, input, 'xlsx', work), signal),
  ),
  pdf: door.pdf.handler(({ context, input, signal }) =>
    asTask(work => letterFile(context.office, input, 'pdf', work), signal),
  ),
  print: door.print.handler(({ context, input, signal }) =>
    asTask(work => letterFile(context.office, input, 'html', work), signal),
  ),
  ledger: door.ledger.handler(({ context, input, signal }) =>
    asTask(work => ledgerFile(context.office, input, work), signal),
  ),
  remove: door.remove.handler(({ context, input }) => removeLetter(context.office, input.id)),
}
