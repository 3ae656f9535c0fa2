import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { audit: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const auditRouter = {
  state: door.state.handler(notYet),
  changes: door.changes.handler(notYet),
  detail: door.detail.handler(notYet),
  history: door.history.handler(notYet),
  undo: door.undo.handler(notYet),
  redo: door.redo.handler(notYet),
}
