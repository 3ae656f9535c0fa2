import { methods } from '../door.ts'
import {
  listLetters,
  nextLetterNumber,
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
  reissue: door.reissue.handler(({ context, input }) => reissueLetter(context.office, input)),
  nextNumber: door.nextNumber.handler(async ({ context: { office }, input }) => ({
    letterNo: await nextLetterNumber(office.register().reader, input.year),
  })),
  remove: door.remove.handler(({ context, input }) => removeLetter(context.office, input.id)),
}
