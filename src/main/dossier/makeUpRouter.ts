/** The doors of findings, make-up cases and filing. */

import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { checkDossier, checkMarked } from './checks.ts'
import { listClocks, removeYearlyFiling, saveYearlyFiling, yearlyFilings } from './clocks.ts'
import { findingCard, listFindings, memberCheck } from './findings.ts'
import { openFinding, removeFinding, takeFinding, updateFinding } from './findingSteps.ts'
import { openMakeUp, removeMakeUp, removeWitness, saveWitness, updateMakeUp } from './makeUpCases.ts'
import { makeUpFile, makeUpPaperPages } from './makeUpPaper.ts'
import { listMakeUps, makeUpCard } from './makeUps.ts'
import { takeMakeUp } from './makeUpSteps.ts'

const { dossier: door } = methods

export const findingRoutes = {
  findings: door.findings.handler(({ context: { office }, input }) =>
    listFindings(office.register().reader, input, office.clock.today()),
  ),
  finding: door.finding.handler(({ context: { office }, input }) =>
    findingCard(office.register().reader, input, office.clock.today()),
  ),
  memberCheck: door.memberCheck.handler(({ context: { office }, input }) =>
    memberCheck(office.register().reader, input.memberId, office.clock.today()),
  ),
  check: door.check.handler(({ context, input }) => checkDossier(context.office, input)),
  checkMarked: door.checkMarked.handler(({ context, input }) => checkMarked(context.office, input)),
  openFinding: door.openFinding.handler(({ context, input }) => openFinding(context.office, input)),
  updateFinding: door.updateFinding.handler(({ context, input }) => updateFinding(context.office, input)),
  takeFinding: door.takeFinding.handler(({ context, input }) => takeFinding(context.office, input)),
  removeFinding: door.removeFinding.handler(({ context, input }) => removeFinding(context.office, input)),
}

export const makeUpRoutes = {
  makeUps: door.makeUps.handler(({ context: { office }, input }) =>
    listMakeUps(office.register().reader, input, office.clock.today()),
  ),
  makeUp: door.makeUp.handler(({ context: { office }, input }) =>
    makeUpCard(office.register().reader, input, office.clock.today()),
  ),
  openMakeUp: door.openMakeUp.handler(({ context, input }) => openMakeUp(context.office, input)),
  updateMakeUp: door.updateMakeUp.handler(({ context, input }) => updateMakeUp(context.office, input)),
  takeMakeUp: door.takeMakeUp.handler(({ context, input }) => takeMakeUp(context.office, input)),
  removeMakeUp: door.removeMakeUp.handler(({ context, input }) => removeMakeUp(context.office, input)),
  saveWitness: door.saveWitness.handler(({ context, input }) => saveWitness(context.office, input)),
  removeWitness: door.removeWitness.handler(({ context, input }) => removeWitness(context.office, input)),
  makeUpPaper: door.makeUpPaper.handler(({ context, input }) => makeUpPaperPages(context.office, input)),
  makeUpDocx: door.makeUpDocx.handler(({ context, input, signal }) =>
    asTask(work => makeUpFile(context.office, input, 'docx', work), signal),
  ),
  makeUpPdf: door.makeUpPdf.handler(({ context, input, signal }) =>
    asTask(work => makeUpFile(context.office, input, 'pdf', work), signal),
  ),
  makeUpPrint: door.makeUpPrint.handler(({ context, input, signal }) =>
    asTask(work => makeUpFile(context.office, input, 'html', work), signal),
  ),
}

export const clockRoutes = {
  clocks: door.clocks.handler(({ context: { office }, input }) =>
    listClocks(office.register().reader, input, office.clock.today()),
  ),
  yearlyFilings: door.yearlyFilings.handler(({ context: { office }, input }) =>
    yearlyFilings(office.register().reader, input.asOf, office.clock.today()),
  ),
  saveYearlyFiling: door.saveYearlyFiling.handler(({ context, input }) =>
    saveYearlyFiling(context.office, input),
  ),
  removeYearlyFiling: door.removeYearlyFiling.handler(({ context, input }) =>
    removeYearlyFiling(context.office, input),
  ),
}
