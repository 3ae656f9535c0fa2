import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { roster: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const rosterRouter = {
  list: door.list.handler(notYet),
  summary: door.summary.handler(notYet),
  find: door.find.handler(notYet),
  card: door.card.handler(notYet),
  create: door.create.handler(notYet),
  update: door.update.handler(notYet),
  transfer: door.transfer.handler(notYet),
  setMembership: door.setMembership.handler(notYet),
  remove: door.remove.handler(notYet),
  saveFamily: door.saveFamily.handler(notYet),
  removeFamily: door.removeFamily.handler(notYet),
  saveEducation: door.saveEducation.handler(notYet),
  removeEducation: door.removeEducation.handler(notYet),
  saveSanction: door.saveSanction.handler(notYet),
  removeSanction: door.removeSanction.handler(notYet),
  inspectIdNumber: door.inspectIdNumber.handler(notYet),
  age: door.age.handler(notYet),
}
