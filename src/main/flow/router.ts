import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import {
  endCertificate,
  inspectCertificate,
  issueCertificate,
  listCertificates,
  removeCertificate,
  removeInspection,
  saveCertificate,
} from './certificates.ts'
import { addContact, addContacts, listContacts, removeContact, saveContact } from './contacts.ts'
import { flowLedger, flowLedgerFile } from './ledger.ts'
import { listInflows, removeInflow, saveInflow } from './inflow.ts'
import { flowsOfMember, listFlows } from './list.ts'
import { listOverseas, overseasOfMember, removeOverseas, saveOverseas } from './overseas.ts'
import { endFlow, removeFlow, saveFlow } from './records.ts'
import { listReminders, removeReminder, saveReminder, stepReminder } from './reminders.ts'
import { flowSlip, flowSlipFile } from './slips.ts'
import { flowStanding } from './standing.ts'
import { flowStatistic, statisticFile, statisticRows } from './statistic.ts'

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
  addContacts: door.addContacts.handler(({ context, input }) => addContacts(context.office, input)),
  saveContact: door.saveContact.handler(({ context, input }) => saveContact(context.office, input)),
  removeContact: door.removeContact.handler(({ context, input }) => removeContact(context.office, input.id)),
  standing: door.standing.handler(({ context: { office }, input }) =>
    flowStanding(office.register().reader, input, office.clock.today()),
  ),
  reminders: door.reminders.handler(({ context: { office }, input }) =>
    listReminders(office.register().reader, input, office.clock.today()),
  ),
  saveReminder: door.saveReminder.handler(({ context, input }) => saveReminder(context.office, input)),
  stepReminder: door.stepReminder.handler(({ context, input }) => stepReminder(context.office, input)),
  removeReminder: door.removeReminder.handler(({ context, input }) =>
    removeReminder(context.office, input.id),
  ),
  certificates: door.certificates.handler(({ context: { office }, input }) =>
    listCertificates(office.register().reader, input, office.clock.today()),
  ),
  issueCertificate: door.issueCertificate.handler(({ context, input }) =>
    issueCertificate(context.office, input),
  ),
  saveCertificate: door.saveCertificate.handler(({ context, input }) =>
    saveCertificate(context.office, input),
  ),
  endCertificate: door.endCertificate.handler(({ context, input }) => endCertificate(context.office, input)),
  inspectCertificate: door.inspectCertificate.handler(({ context, input }) =>
    inspectCertificate(context.office, input),
  ),
  removeInspection: door.removeInspection.handler(({ context, input }) =>
    removeInspection(context.office, input.id),
  ),
  removeCertificate: door.removeCertificate.handler(({ context, input }) =>
    removeCertificate(context.office, input.id),
  ),
  ledger: door.ledger.handler(({ context: { office }, input }) =>
    flowLedger(office.register().reader, input, office.clock.today()),
  ),
  ledgerFile: door.ledgerFile.handler(({ context, input, signal }) =>
    asTask(work => flowLedgerFile(context.office, input, work), signal),
  ),
  slip: door.slip.handler(({ context: { office }, input }) =>
    flowSlip(office.register().reader, input, office.clock.today()),
  ),
  slipFile: door.slipFile.handler(({ context, input, signal }) =>
    asTask(work => flowSlipFile(context.office, input, work), signal),
  ),
  inflows: door.inflows.handler(({ context: { office }, input }) =>
    listInflows(office.register().reader, input, office.clock.today()),
  ),
  saveInflow: door.saveInflow.handler(({ context, input }) => saveInflow(context.office, input)),
  removeInflow: door.removeInflow.handler(({ context, input }) => removeInflow(context.office, input.id)),
  statistic: door.statistic.handler(({ context: { office }, input }) =>
    flowStatistic(office.register().reader, input, office.clock.today()),
  ),
  statisticRows: door.statisticRows.handler(({ context: { office }, input }) =>
    statisticRows(office.register().reader, input, office.clock.today()),
  ),
  statisticFile: door.statisticFile.handler(({ context, input, signal }) =>
    asTask(work => statisticFile(context.office, input, work), signal),
  ),
  overseas: door.overseas.handler(({ context: { office }, input }) =>
    listOverseas(office.register().reader, input, office.clock.today()),
  ),
  saveOverseas: door.saveOverseas.handler(({ context, input }) => saveOverseas(context.office, input)),
  removeOverseas: door.removeOverseas.handler(({ context, input }) =>
    removeOverseas(context.office, input.id),
  ),
}
