import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates } from '../../shared/kernel/dates.ts'
import { searchDuration } from '../../shared/search/rules.ts'
import { methods } from '../door.ts'
import { caseCard, casesOfMember, listCases } from './cases.ts'
import {
  addAttempt,
  contactMade,
  decideOutcome,
  excludeCase,
  markNotFound,
  openCase,
  removeAttempt,
  removeOutcome,
  reopenCase,
  startSearching,
  updateAttempt,
  updateCase,
} from './service.ts'

const { search: door } = methods

export const searchRouter = {
  list: door.list.handler(({ context: { office }, input }) =>
    listCases(office.register().reader, input, office.clock.today()),
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
  decide: door.decide.handler(({ context, input }) => decideOutcome(context.office, input)),
  removeOutcome: door.removeOutcome.handler(({ context, input }) => removeOutcome(context.office, input.id)),
  duration: door.duration.handler(({ input: { start, end } }) => {
    if (compareDates(end, start) < 0) {
      throw new OfficeError('DATE_ORDER', { later: '结束日期', earlier: '开始日期' }, { field: 'end' })
    }
    return searchDuration(start, end)
  }),
}
