import { methods } from '../door.ts'
import { exemptionsOfMember, removeExemption, saveExemption } from './service.ts'

const { exemption: door } = methods

export const exemptionRouter = {
  ofMember: door.ofMember.handler(({ context: { office }, input }) =>
    exemptionsOfMember(office.register().reader, input, office.clock.today()),
  ),
  save: door.save.handler(({ context, input }) => saveExemption(context.office, input)),
  remove: door.remove.handler(({ context, input }) => removeExemption(context.office, input)),
}
