import { methods } from '../door.ts'
import { removeResult, resultsOfMember, saveResult } from './service.ts'

const { appraisal: door } = methods

export const appraisalRouter = {
  ofMember: door.ofMember.handler(({ context: { office }, input }) =>
    resultsOfMember(office.register().reader, input, office.clock.today()),
  ),
  saveResult: door.saveResult.handler(({ context, input }) => saveResult(context.office, input)),
  removeResult: door.removeResult.handler(({ context, input }) => removeResult(context.office, input)),
}
