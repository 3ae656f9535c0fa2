import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { changesFile } from './changesFile.ts'
import { changeDetail, memberHistory } from './history.ts'
import { listChanges, redo, undo, undoState } from './service.ts'

const { audit: door } = methods

export const auditRouter = {
  state: door.state.handler(({ context }) => undoState(context.office.register().reader)),
  changes: door.changes.handler(({ context, input }) => listChanges(context.office.register().reader, input)),
  changesFile: door.changesFile.handler(({ context: { office }, input, signal }) =>
    asTask(work => changesFile(office, input, work), signal),
  ),
  detail: door.detail.handler(({ context, input }) => changeDetail(context.office.register().reader, input)),
  history: door.history.handler(({ context, input }) =>
    memberHistory(context.office.register().reader, input),
  ),
  undo: door.undo.handler(({ context, input, signal }) =>
    asTask(work => undo(context.office, input, work), signal),
  ),
  redo: door.redo.handler(({ context, signal }) => asTask(work => redo(context.office, work), signal)),
}
