import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { search: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const searchRouter = {
  list: door.list.handler(notYet),
  card: door.card.handler(notYet),
  ofMember: door.ofMember.handler(notYet),
  open: door.open.handler(notYet),
  update: door.update.handler(notYet),
  addAttempt: door.addAttempt.handler(notYet),
  updateAttempt: door.updateAttempt.handler(notYet),
  removeAttempt: door.removeAttempt.handler(notYet),
  startSearching: door.startSearching.handler(notYet),
  exclude: door.exclude.handler(notYet),
  contactMade: door.contactMade.handler(notYet),
  notFound: door.notFound.handler(notYet),
  reopen: door.reopen.handler(notYet),
  decide: door.decide.handler(notYet),
  removeOutcome: door.removeOutcome.handler(notYet),
  duration: door.duration.handler(notYet),
}
