import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { dossier: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const dossierRouter = {
  matrix: door.matrix.handler(notYet),
  mark: door.mark.handler(notYet),
  card: door.card.handler(notYet),
  save: door.save.handler(notYet),
  missing: door.missing.handler(notYet),
  exportMissing: door.exportMissing.handler(notYet),
}
