import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates } from '../../shared/kernel/dates.ts'
import { searchDuration } from '../../shared/search/rules.ts'
import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import {
  addAttempt,
  addFollowUp,
  removeAttempt,
  removeFollowUp,
  updateAttempt,
  updateFollowUp,
} from './attempts.ts'
import { caseCard } from './card.ts'
import { casesOfMember, listCases } from './cases.ts'
import { answerInquiry, removeInquiry, sendInquiry } from './inquiries.ts'
import { addConductCheck, removeConductCheck, updateConductCheck } from './conduct.ts'
import { lostListFile } from './listFile.ts'
import { monthRows, removeMonth, reportMonth } from './months.ts'
import { confirmContacts, contactChecksOf, listContacts, removeContactCheck } from './contactChecks.ts'
import { contactsFile } from './contactPaper.ts'
import { decideOutcome, removeOutcome, reopenCase } from './outcomes.ts'
import { lostPaper, lostPaperFile, monthFile, monthPaper } from './paper.ts'
import { openCase, updateCase } from './service.ts'
import {
  closeCase,
  contactMade,
  excludeCase,
  investigate,
  markNotFound,
  propose,
  startSearching,
} from './steps.ts'
import { watchFile, watchList } from './watch.ts'

const { search: door } = methods

export const searchRouter = {
  list: door.list.handler(({ context: { office }, input }) =>
    listCases(office.register().reader, input, office.clock.today()),
  ),
  listFile: door.listFile.handler(({ context: { office }, input, signal }) =>
    asTask(work => lostListFile(office, input, work), signal),
  ),
  card: door.card.handler(({ context: { office }, input }) =>
    caseCard(office.register().reader, input, office.clock.today()),
  ),
  ofMember: door.ofMember.handler(async ({ context: { office }, input }) => ({
    rows: await casesOfMember(office.register().reader, input.memberId, office.clock.today()),
  })),
  open: door.open.handler(({ context, input }) => openCase(context.office, input)),
  update: door.update.handler(({ context, input }) => updateCase(context.office, input)),
  addAttempt: door.addAttempt.handler(({ context, input }) => addAttempt(context.office, input)),
  updateAttempt: door.updateAttempt.handler(({ context, input }) => updateAttempt(context.office, input)),
  removeAttempt: door.removeAttempt.handler(({ context, input }) => removeAttempt(context.office, input.id)),
  startSearching: door.startSearching.handler(({ context, input }) => startSearching(context.office, input)),
  exclude: door.exclude.handler(({ context, input }) => excludeCase(context.office, input)),
  contactMade: door.contactMade.handler(({ context, input }) => contactMade(context.office, input)),
  notFound: door.notFound.handler(({ context, input }) => markNotFound(context.office, input)),
  reopen: door.reopen.handler(({ context, input }) => reopenCase(context.office, input)),
  investigate: door.investigate.handler(({ context, input }) => investigate(context.office, input)),
  propose: door.propose.handler(({ context, input }) => propose(context.office, input)),
  close: door.close.handler(({ context, input }) => closeCase(context.office, input)),
  contacts: door.contacts.handler(({ context: { office }, input }) =>
    listContacts(office.register().reader, input, office.clock.today()),
  ),
  contactsFile: door.contactsFile.handler(({ context, input, signal }) =>
    asTask(work => contactsFile(context.office, input, work), signal),
  ),
  contactChecks: door.contactChecks.handler(({ context: { office }, input }) =>
    contactChecksOf(office.register().reader, input, office.clock.today()),
  ),
  confirmContacts: door.confirmContacts.handler(({ context, input }) =>
    confirmContacts(context.office, input),
  ),
  removeContactCheck: door.removeContactCheck.handler(({ context, input }) =>
    removeContactCheck(context.office, input),
  ),
  decide: door.decide.handler(({ context, input }) => decideOutcome(context.office, input)),
  removeOutcome: door.removeOutcome.handler(({ context, input }) => removeOutcome(context.office, input.id)),
  addFollowUp: door.addFollowUp.handler(({ context, input }) => addFollowUp(context.office, input)),
  updateFollowUp: door.updateFollowUp.handler(({ context, input }) => updateFollowUp(context.office, input)),
  removeFollowUp: door.removeFollowUp.handler(({ context, input }) =>
    removeFollowUp(context.office, input.id),
  ),
  sendInquiry: door.sendInquiry.handler(({ context, input }) => sendInquiry(context.office, input)),
  answerInquiry: door.answerInquiry.handler(({ context, input }) => answerInquiry(context.office, input)),
  removeInquiry: door.removeInquiry.handler(({ context, input }) => removeInquiry(context.office, input.id)),
  addConductCheck: door.addConductCheck.handler(({ context, input }) =>
    addConductCheck(context.office, input),
  ),
  updateConductCheck: door.updateConductCheck.handler(({ context, input }) =>
    updateConductCheck(context.office, input),
  ),
  removeConductCheck: door.removeConductCheck.handler(({ context, input }) =>
    removeConductCheck(context.office, input.id),
  ),
  months: door.months.handler(async ({ context: { office } }) => ({
    rows: await monthRows(office.register().reader, office.clock.today()),
  })),
  reportMonth: door.reportMonth.handler(({ context, input }) => reportMonth(context.office, input)),
  removeMonth: door.removeMonth.handler(({ context, input }) => removeMonth(context.office, input.id)),
  monthPaper: door.monthPaper.handler(({ context, input }) => monthPaper(context.office, input)),
  monthFile: door.monthFile.handler(({ context: { office }, input, signal }) =>
    asTask(work => monthFile(office, input, work), signal),
  ),
  watch: door.watch.handler(({ context: { office }, input }) =>
    watchList(office.register().reader, input, office.clock.today()),
  ),
  watchFile: door.watchFile.handler(({ context: { office }, input, signal }) =>
    asTask(work => watchFile(office, input, work), signal),
  ),
  paper: door.paper.handler(({ context, input }) => lostPaper(context.office, input)),
  paperFile: door.paperFile.handler(({ context: { office }, input, signal }) =>
    asTask(work => lostPaperFile(office, input, work), signal),
  ),
  duration: door.duration.handler(({ input: { start, end } }) => {
    if (compareDates(end, start) < 0) {
      throw new OfficeError('DATE_ORDER', { later: '结束日期', earlier: '开始日期' }, { field: 'end' })
    }
    return searchDuration(start, end)
  }),
}
