import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import {
  issueForms,
  listDrives,
  openDrive,
  previewIssue,
  removeDrive,
  tallyForms,
  updateDrive,
} from './drives.ts'
import { formsOfMember, listForms, oneForm } from './forms.ts'
import { drivesFile, formsFile } from './listFiles.ts'
import { registrationFile, registrationPaper } from './paper.ts'
import { checkForms, declineRegistration, markReturned, removeForm, retractForm, writeForm } from './take.ts'

const door = methods.registration

export const registrationRouter = door.router({
  drives: door.drives.handler(({ context: { office }, input }) =>
    listDrives(office.register().reader, input, office.clock.today()),
  ),
  previewIssue: door.previewIssue.handler(({ context: { office }, input }) =>
    previewIssue(office.register().reader, input, office.clock.today()),
  ),
  open: door.open.handler(({ context, input }) => openDrive(context.office, input)),
  issue: door.issue.handler(({ context, input }) => issueForms(context.office, input)),
  updateDrive: door.updateDrive.handler(({ context, input }) => updateDrive(context.office, input)),
  removeDrive: door.removeDrive.handler(({ context, input }) => removeDrive(context.office, input)),
  list: door.list.handler(({ context: { office }, input }) =>
    listForms(office.register().reader, input, office.clock.today()),
  ),
  drivesFile: door.drivesFile.handler(({ context, input, signal }) =>
    asTask(work => drivesFile(context.office, input, work), signal),
  ),
  listFile: door.listFile.handler(({ context, input, signal }) =>
    asTask(work => formsFile(context.office, input, work), signal),
  ),
  tally: door.tally.handler(({ context: { office }, input }) =>
    tallyForms(office.register().reader, input, office.clock.today()),
  ),
  form: door.form.handler(({ context: { office }, input }) =>
    oneForm(office.register().reader, input, office.clock.today()),
  ),
  ofMember: door.ofMember.handler(({ context: { office }, input }) =>
    formsOfMember(office.register().reader, input, office.clock.today()),
  ),
  markReturned: door.markReturned.handler(({ context, input }) => markReturned(context.office, input)),
  decline: door.decline.handler(({ context, input }) => declineRegistration(context.office, input)),
  retract: door.retract.handler(({ context, input }) => retractForm(context.office, input)),
  write: door.write.handler(({ context, input }) => writeForm(context.office, input)),
  check: door.check.handler(({ context, input }) => checkForms(context.office, input)),
  removeForm: door.removeForm.handler(({ context, input }) => removeForm(context.office, input)),
  paper: door.paper.handler(({ context, input }) => registrationPaper(context.office, input)),
  workbook: door.workbook.handler(({ context, input, signal }) =>
    asTask(work => registrationFile(context.office, input, 'xlsx', work), signal),
  ),
  pdf: door.pdf.handler(({ context, input, signal }) =>
    asTask(work => registrationFile(context.office, input, 'pdf', work), signal),
  ),
  print: door.print.handler(({ context, input, signal }) =>
    asTask(work => registrationFile(context.office, input, 'html', work), signal),
  ),
})
