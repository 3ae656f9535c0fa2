import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { writeCards } from './cards.ts'
import { writePacket } from './packet.ts'
import { annexes, checks, destinations, exportAnnex, preview } from './service.ts'

const { reporting: door } = methods

export const reportingRouter = {
  annexes: door.annexes.handler(({ context, input }) => annexes(context.office, input)),
  preview: door.preview.handler(({ context, input }) => preview(context.office, input)),
  checks: door.checks.handler(({ context, input }) => checks(context.office, input)),
  workbook: door.workbook.handler(({ context, input, signal }) =>
    asTask(work => exportAnnex(context.office, input, 'xlsx', work), signal),
  ),
  pdf: door.pdf.handler(({ context, input, signal }) =>
    asTask(work => exportAnnex(context.office, input, 'pdf', work), signal),
  ),
  print: door.print.handler(({ context, input, signal }) =>
    asTask(work => exportAnnex(context.office, input, 'html', work), signal),
  ),
  cards: door.cards.handler(({ context, input, signal }) =>
    asTask(work => writeCards(context.office, input, work), signal),
  ),
  destinations: door.destinations.handler(({ context }) => destinations(context.office)),
  packet: door.packet.handler(({ context, input, signal }) =>
    asTask(work => writePacket(context.office, input, work), signal),
  ),
}
