/** The attachment methods of the contract. */

import { methods } from '../door.ts'
import { attachmentsOf, attachmentsOfReport } from './list.ts'
import { photoOf, removePhoto, setPhoto } from './photo.ts'
import {
  addAttachments,
  attachmentUsage,
  editAttachment,
  readAttachment,
  removeAttachment,
  saveAttachmentAs,
} from './service.ts'

const { attachment: door } = methods

export const attachmentRouter = {
  ofMember: door.ofMember.handler(async ({ context: { office }, input: { memberId } }) => ({
    rows: await attachmentsOf(office.register().reader, memberId),
  })),
  ofBranchReport: door.ofBranchReport.handler(async ({ context: { office }, input: { reportId } }) => ({
    rows: await attachmentsOfReport(office.register().reader, reportId),
  })),
  add: door.add.handler(({ context: { office }, input }) => addAttachments(office, input)),
  edit: door.edit.handler(({ context: { office }, input }) => editAttachment(office, input)),
  remove: door.remove.handler(({ context: { office }, input }) => removeAttachment(office, input)),
  read: door.read.handler(({ context: { office }, input }) =>
    readAttachment(office.register().reader, input),
  ),
  saveAs: door.saveAs.handler(({ context: { office }, input }) => saveAttachmentAs(office, input)),
  usage: door.usage.handler(({ context: { office } }) => attachmentUsage(office.register().reader)),
  photo: door.photo.handler(({ context: { office }, input }) => photoOf(office.register().reader, input)),
  setPhoto: door.setPhoto.handler(({ context: { office }, input }) => setPhoto(office, input)),
  removePhoto: door.removePhoto.handler(({ context: { office }, input }) => removePhoto(office, input)),
}
