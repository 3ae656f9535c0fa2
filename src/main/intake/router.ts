import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { intake: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const intakeRouter = {
  upload: door.upload.handler(notYet),
  plan: door.plan.handler(notYet),
  rows: door.rows.handler(notYet),
  findings: door.findings.handler(notYet),
  mend: door.mend.handler(notYet),
  choose: door.choose.handler(notYet),
  apply: door.apply.handler(notYet),
  run: door.run.handler(notYet),
  refused: door.refused.handler(notYet),
  discard: door.discard.handler(notYet),
  batches: door.batches.handler(notYet),
  template: door.template.handler(notYet),
}
