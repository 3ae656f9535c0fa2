import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { dutiesOfMember, removeAssignment, removeReason, saveAssignment, saveReason } from './service.ts'
import { threeNoFile, threeNoList } from './threeNo.ts'

const { duty: door } = methods

export const dutyRouter = {
  ofMember: door.ofMember.handler(({ context: { office }, input }) =>
    dutiesOfMember(office.register().reader, input, office.clock.today()),
  ),
  saveAssignment: door.saveAssignment.handler(({ context, input }) => saveAssignment(context.office, input)),
  removeAssignment: door.removeAssignment.handler(({ context, input }) =>
    removeAssignment(context.office, input),
  ),
  saveReason: door.saveReason.handler(({ context, input }) => saveReason(context.office, input)),
  removeReason: door.removeReason.handler(({ context, input }) => removeReason(context.office, input)),
  threeNo: door.threeNo.handler(({ context: { office }, input, signal }) =>
    threeNoList(office.register(), input, office.clock.today(), signal),
  ),
  threeNoFile: door.threeNoFile.handler(({ context: { office }, input, signal }) =>
    asTask(work => threeNoFile(office, input, work), signal),
  ),
}
