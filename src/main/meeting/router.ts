import { methods } from '../door.ts'
import { listMeetings, meetingSheet, removeMeeting, saveMeeting } from './meetings.ts'
import { addLine, lifeOfMember, removeLine, saveLine } from './service.ts'

const { meeting: door } = methods

export const meetingRouter = {
  ofMember: door.ofMember.handler(({ context: { office }, input }) =>
    lifeOfMember(office.register().reader, input, office.clock.today()),
  ),
  addLine: door.addLine.handler(({ context, input }) => addLine(context.office, input)),
  saveLine: door.saveLine.handler(({ context, input }) => saveLine(context.office, input)),
  removeLine: door.removeLine.handler(({ context, input }) => removeLine(context.office, input)),
  list: door.list.handler(({ context, input }) => listMeetings(context.office.register().reader, input)),
  sheet: door.sheet.handler(({ context, input }) => meetingSheet(context.office.register().reader, input)),
  save: door.save.handler(({ context, input }) => saveMeeting(context.office, input)),
  remove: door.remove.handler(({ context, input }) => removeMeeting(context.office, input)),
}
