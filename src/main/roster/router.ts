import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, completedYears } from '../../shared/kernel/dates.ts'
import { inspectIdNumber } from '../../shared/kernel/idNumber.ts'
import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { archiveMembers, putBackMembers, removeMember } from './archive.ts'
import { memberCard } from './card.ts'
import { previewMembers, updateMembers } from './manyMembers.ts'
import { exportList, printList } from './exportList.ts'
import { memberOverlays } from './overlays.ts'
import { findMembers, listMembers, rosterSummary } from './queries.ts'
import { restoreValue } from './restoreValue.ts'
import {
  removeRecord,
  saveEducation,
  saveFamily,
  saveHonour,
  saveSanction,
  saveStudyHours,
} from './records.ts'
import { createMember, setMembership, transferMembers, updateMember } from './service.ts'
import { listViews, removeView, saveView } from './views.ts'

const { roster: door } = methods

export const rosterRouter = {
  list: door.list.handler(({ context: { office }, input }) =>
    listMembers(office.register(), input, office.clock.today()),
  ),
  exportList: door.exportList.handler(({ context, input, signal }) =>
    asTask(work => exportList(context.office, input, work), signal),
  ),
  printList: door.printList.handler(({ context, input, signal }) =>
    asTask(work => printList(context.office, input, work), signal),
  ),
  overlays: door.overlays.handler(({ context: { office }, input }) =>
    memberOverlays(office.register().reader, input, office.clock.today()),
  ),
  views: door.views.handler(({ context: { office } }) => listViews(office.register().reader)),
  saveView: door.saveView.handler(({ context, input }) => saveView(context.office, input)),
  removeView: door.removeView.handler(({ context, input }) => removeView(context.office, input)),
  summary: door.summary.handler(({ context: { office }, input }) =>
    rosterSummary(office.register(), input.orgId, input.asOf, office.clock.today()),
  ),
  find: door.find.handler(({ context: { office }, input }) =>
    findMembers(office.register().reader, input, office.clock.today()),
  ),
  card: door.card.handler(({ context: { office }, input }) =>
    memberCard(office.register().reader, input, office.clock.today()),
  ),
  create: door.create.handler(({ context, input }) => createMember(context.office, input)),
  update: door.update.handler(({ context, input }) => updateMember(context.office, input)),
  updateMany: door.updateMany.handler(({ context, input }) => updateMembers(context.office, input)),
  previewMany: door.previewMany.handler(({ context: { office }, input }) => previewMembers(office, input)),
  restoreValue: door.restoreValue.handler(({ context, input }) => restoreValue(context.office, input)),
  transfer: door.transfer.handler(({ context, input }) => transferMembers(context.office, input)),
  setMembership: door.setMembership.handler(({ context, input }) => setMembership(context.office, input)),
  archive: door.archive.handler(({ context, input }) => archiveMembers(context.office, input)),
  putBack: door.putBack.handler(({ context, input }) => putBackMembers(context.office, input)),
  remove: door.remove.handler(({ context, input }) => removeMember(context.office, input)),
  saveFamily: door.saveFamily.handler(({ context, input }) => saveFamily(context.office, input)),
  removeFamily: door.removeFamily.handler(({ context, input }) =>
    removeRecord(context.office, 'family', input.id),
  ),
  saveEducation: door.saveEducation.handler(({ context, input }) => saveEducation(context.office, input)),
  removeEducation: door.removeEducation.handler(({ context, input }) =>
    removeRecord(context.office, 'education', input.id),
  ),
  saveSanction: door.saveSanction.handler(({ context, input }) => saveSanction(context.office, input)),
  removeSanction: door.removeSanction.handler(({ context, input }) =>
    removeRecord(context.office, 'sanction', input.id),
  ),
  saveHonour: door.saveHonour.handler(({ context, input }) => saveHonour(context.office, input)),
  removeHonour: door.removeHonour.handler(({ context, input }) =>
    removeRecord(context.office, 'honour', input.id),
  ),
  saveStudyHours: door.saveStudyHours.handler(({ context, input }) => saveStudyHours(context.office, input)),
  removeStudyHours: door.removeStudyHours.handler(({ context, input }) =>
    removeRecord(context.office, 'studyHours', input.id),
  ),
  inspectIdNumber: door.inspectIdNumber.handler(({ context: { office }, input }) => {
    if (input.idNumber.trim() === '')
      throw new OfficeError('ID_NUMBER_EMPTY', undefined, { field: 'idNumber' })
    return inspectIdNumber(
      input.idNumber,
      { birth: input.birth, sex: input.sex },
      input.on ?? office.clock.today(),
    )
  }),
  age: door.age.handler(({ input: { from, on } }) => {
    if (compareDates(on, from) < 0) {
      throw new OfficeError('DATE_ORDER', { later: '截止日期', earlier: '起始日期' }, { field: 'on' })
    }
    return { years: completedYears(from, on) }
  }),
}
