import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { transfer: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const transferRouter = {
  list: door.list.handler(notYet),
  save: door.save.handler(notYet),
  remove: door.remove.handler(notYet),
}
