import { methods } from '../door.ts'
import { addContact, listContacts } from './contacts.ts'
import { listOverseas, overseasOfMember, removeOverseas, saveOverseas } from './overseas.ts'
import { endFlow, flowsOfMember, listFlows, removeFlow, saveFlow } from './service.ts'

const { flow: door } = methods

export const flowRouter = {
  list: door.list.handler(({ context: { office }, input }) =>
    listFlows(office.register().reader, input, office.clock.today()),
  ),
  ofMember: door.ofMember.handler(async ({ context: { office }, input }) => {
    const { reader } = office.register()
    return {
      flows: await flowsOfMember(reader, input.memberId, office.clock.today()),
      overseas: await overseasOfMember(reader, input.memberId),
    }
  }),
  save: door.save.handler(({ context, input }) => saveFlow(context.office, input)),
  end: door.end.handler(({ context, input }) => endFlow(context.office, input)),
  remove: door.remove.handler(({ context, input }) => removeFlow(context.office, input.id)),
  contacts: door.contacts.handler(async ({ context: { office }, input }) => ({
    contacts: await listContacts(office.register().reader, input.flowId),
  })),
  addContact: door.addContact.handler(({ context, input }) => addContact(context.office, input)),
  overseas: door.overseas.handler(({ context: { office }, input }) =>
    listOverseas(office.register().reader, input, office.clock.today()),
  ),
  saveOverseas: door.saveOverseas.handler(({ context, input }) => saveOverseas(context.office, input)),
  removeOverseas: door.removeOverseas.handler(({ context, input }) =>
    removeOverseas(context.office, input.id),
  ),
}
