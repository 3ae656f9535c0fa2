import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { reporting: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const reportingRouter = {
  annexes: door.annexes.handler(notYet),
  preview: door.preview.handler(notYet),
  checks: door.checks.handler(notYet),
  workbook: door.workbook.handler(notYet),
  pdf: door.pdf.handler(notYet),
  print: door.print.handler(notYet),
  destinations: door.destinations.handler(notYet),
  packet: door.packet.handler(notYet),
}
