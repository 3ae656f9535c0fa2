import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { flow: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const flowRouter = {
  list: door.list.handler(notYet),
  ofMember: door.ofMember.handler(notYet),
  save: door.save.handler(notYet),
  end: door.end.handler(notYet),
  remove: door.remove.handler(notYet),
  contacts: door.contacts.handler(notYet),
  addContact: door.addContact.handler(notYet),
  overseas: door.overseas.handler(notYet),
  saveOverseas: door.saveOverseas.handler(notYet),
  removeOverseas: door.removeOverseas.handler(notYet),
}
