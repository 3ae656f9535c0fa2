import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { agenda: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const agendaRouter = {
  overview: door.overview.handler(notYet),
}
