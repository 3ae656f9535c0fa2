import { methods } from '../door.ts'
import { listLetters, removeLetter, saveLetter } from './service.ts'

const { transfer: door } = methods

export const transferRouter = {
  list: door.list.handler(({ context: { office }, input }) =>
    listLetters(office.register().reader, input, office.clock.today()),
  ),
  save: door.save.handler(({ context, input }) => saveLetter(context.office, input)),
  remove: door.remove.handler(({ context, input }) => removeLetter(context.office, input.id)),
}
