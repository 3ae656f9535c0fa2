import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { disposalCard } from './card.ts'
import { disposalsOfMember, listDisposals } from './cases.ts'
import { linkLost } from './decision.ts'
import { disposalListFile } from './listFile.ts'
import { addNote, removeNote, updateNote } from './notes.ts'
import { casePaper, paperFile } from './paper.ts'
import { openDisposal, removeDisposal, setArchived, updateDisposal } from './service.ts'
import { takeStep } from './take.ts'
import { amendStep } from './amend.ts'

const { disposal: door } = methods

export const disposalRouter = {
  list: door.list.handler(({ context: { office }, input }) =>
    listDisposals(office.register().reader, input, office.clock.today()),
  ),
  listFile: door.listFile.handler(({ context: { office }, input, signal }) =>
    asTask(work => disposalListFile(office, input, work), signal),
  ),
  card: door.card.handler(({ context: { office }, input }) =>
    disposalCard(office.register().reader, input, office.clock.today()),
  ),
  ofMember: door.ofMember.handler(async ({ context: { office }, input }) => ({
    rows: await disposalsOfMember(office.register().reader, input.memberId, office.clock.today()),
  })),
  open: door.open.handler(({ context, input }) => openDisposal(context.office, input)),
  update: door.update.handler(({ context, input }) => updateDisposal(context.office, input)),
  take: door.take.handler(({ context, input }) => takeStep(context.office, input)),
  amend: door.amend.handler(({ context, input }) => amendStep(context.office, input)),
  remove: door.remove.handler(({ context, input }) => removeDisposal(context.office, input)),
  linkLost: door.linkLost.handler(({ context, input }) => linkLost(context.office, input)),
  setArchived: door.setArchived.handler(({ context, input }) => setArchived(context.office, input)),
  addNote: door.addNote.handler(({ context, input }) => addNote(context.office, input)),
  updateNote: door.updateNote.handler(({ context, input }) => updateNote(context.office, input)),
  paper: door.paper.handler(({ context, input }) => casePaper(context.office, input)),
  workbook: door.workbook.handler(({ context, input, signal }) =>
    asTask(work => paperFile(context.office, input, 'xlsx', work), signal),
  ),
  pdf: door.pdf.handler(({ context, input, signal }) =>
    asTask(work => paperFile(context.office, input, 'pdf', work), signal),
  ),
  print: door.print.handler(({ context, input, signal }) =>
    asTask(work => paperFile(context.office, input, 'html', work), signal),
  ),
  removeNote: door.removeNote.handler(({ context, input }) => removeNote(context.office, input)),
}
