import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { census: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const censusRouter = {
  campaigns: door.campaigns.handler(notYet),
  save: door.save.handler(notYet),
  proposal: door.proposal.handler(notYet),
}
