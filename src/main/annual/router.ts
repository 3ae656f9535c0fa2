import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { settingsOf } from '../settings/service.ts'
import { listReviews } from './list.ts'
import { annualFile, reviewFile } from './listFiles.ts'
import { fillReview, markReview, previewFill } from './marks.ts'
import { compareRoster, rosterFile, rosterPaper } from './paper.ts'
import { rosterHeads } from './reviews.ts'
import { freezeRoster, handUpRoster, reopenReview, signRoster } from './rosters.ts'
import { changesSinceReview, reviewSheet } from './sheet.ts'

const { annual: door } = methods

export const annualRouter = {
  list: door.list.handler(({ context: { office }, input, signal }) =>
    listReviews(office.register(), input, office.clock.today(), signal),
  ),
  sheet: door.sheet.handler(async ({ context: { office }, input }) => {
    const { reader } = office.register()
    const { 'annual.window': window } = await settingsOf(reader)
    return reviewSheet(reader, input, window, office.clock.today())
  }),
  listFile: door.listFile.handler(({ context, input, signal }) =>
    asTask(work => annualFile(context.office, input, work), signal),
  ),
  sheetFile: door.sheetFile.handler(({ context, input, signal }) =>
    asTask(work => reviewFile(context.office, input, work), signal),
  ),
  mark: door.mark.handler(({ context, input }) => markReview(context.office, input)),
  previewFill: door.previewFill.handler(({ context: { office }, input }) =>
    previewFill(office.register().reader, input, office.clock.today()),
  ),
  fill: door.fill.handler(({ context, input }) => fillReview(context.office, input)),
  changes: door.changes.handler(({ context, input }) =>
    changesSinceReview(context.office.register().reader, input),
  ),
  freeze: door.freeze.handler(({ context, input }) => freezeRoster(context.office, input)),
  sign: door.sign.handler(({ context, input }) => signRoster(context.office, input)),
  handUp: door.handUp.handler(({ context, input }) => handUpRoster(context.office, input)),
  reopen: door.reopen.handler(({ context, input }) => reopenReview(context.office, input)),
  rosters: door.rosters.handler(async ({ context, input }) => ({
    rosters: await rosterHeads(context.office.register().reader, input),
  })),
  roster: door.roster.handler(({ context, input }) => rosterPaper(context.office.register().reader, input)),
  compare: door.compare.handler(({ context, input }) => compareRoster(context.office, input)),
  workbook: door.workbook.handler(({ context, input, signal }) =>
    asTask(work => rosterFile(context.office, input, 'xlsx', work), signal),
  ),
  pdf: door.pdf.handler(({ context, input, signal }) =>
    asTask(work => rosterFile(context.office, input, 'pdf', work), signal),
  ),
  print: door.print.handler(({ context, input, signal }) =>
    asTask(work => rosterFile(context.office, input, 'html', work), signal),
  ),
}
