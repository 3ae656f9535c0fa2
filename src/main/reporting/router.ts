import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { batchCard, listBatches, signBatch, unsignBatch } from './batches.ts'
import { batchFile, batchPages, compareBatches, verifyBatch } from './batchPaper.ts'
import { writeBranchPackets } from './branchPackets.ts'
import { writeCards } from './cards.ts'
import { annexCopies, batchCopies } from './copies.ts'
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
  copies: door.copies.handler(({ context, input, signal }) =>
    asTask(work => annexCopies(context.office, input, work), signal),
  ),
  batchCopies: door.batchCopies.handler(({ context, input, signal }) =>
    asTask(work => batchCopies(context.office, input, work), signal),
  ),
  cards: door.cards.handler(({ context, input, signal }) =>
    asTask(work => writeCards(context.office, input, work), signal),
  ),
  destinations: door.destinations.handler(({ context }) => destinations(context.office)),
  packet: door.packet.handler(({ context, input, signal }) =>
    asTask(work => writePacket(context.office, input, work), signal),
  ),
  branchPackets: door.branchPackets.handler(({ context, input, signal }) =>
    asTask(work => writeBranchPackets(context.office, input, work), signal),
  ),
  batches: door.batches.handler(({ context, input }) => listBatches(context.office.register().reader, input)),
  batch: door.batch.handler(({ context, input }) => batchCard(context.office.register().reader, input)),
  batchPages: door.batchPages.handler(({ context, input }) =>
    batchPages(context.office.register().reader, input),
  ),
  batchWorkbook: door.batchWorkbook.handler(({ context, input, signal }) =>
    asTask(work => batchFile(context.office, input, 'xlsx', work), signal),
  ),
  batchPdf: door.batchPdf.handler(({ context, input, signal }) =>
    asTask(work => batchFile(context.office, input, 'pdf', work), signal),
  ),
  batchPrint: door.batchPrint.handler(({ context, input, signal }) =>
    asTask(work => batchFile(context.office, input, 'html', work), signal),
  ),
  verifyBatch: door.verifyBatch.handler(({ context, input, signal }) =>
    asTask(work => verifyBatch(context.office, input, work), signal),
  ),
  compareBatches: door.compareBatches.handler(({ context, input, signal }) =>
    asTask(work => compareBatches(context.office, input, work), signal),
  ),
  signBatch: door.signBatch.handler(({ context, input }) => signBatch(context.office, input)),
  unsignBatch: door.unsignBatch.handler(({ context, input }) => unsignBatch(context.office, input)),
}
