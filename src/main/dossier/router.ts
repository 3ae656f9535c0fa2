import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { catalogueOf, listCatalogues, removeCataloguePaper, saveCataloguePaper } from './catalogue.ts'
import { listHandovers, proposeHandover, removeHandover, saveHandover, stepHandover } from './handover.ts'
import { moveDossier, removeCustody } from './custody.ts'
import { dueHandovers, handoverOfLetter } from './handoverLetters.ts'
import { dossierLedger } from './ledger.ts'
import { clockRoutes, findingRoutes, makeUpRoutes } from './makeUpRouter.ts'
import { clocksFile, findingsFile, makeUpsFile, matrixFile } from './listFiles.ts'
import { offerMissing } from './missingList.ts'
import { dossierPaper, dossierPaperFile } from './papers.ts'
import { admitReading, endReading, listReadings, removeReading } from './reading.ts'
import { dossierCard, dossierMatrix, markMaterials, missingMaterials, saveDossier } from './service.ts'

const { dossier: door } = methods

export const dossierRouter = {
  matrix: door.matrix.handler(({ context: { office }, input }) =>
    dossierMatrix(office.register().reader, input, office.clock.today()),
  ),
  mark: door.mark.handler(({ context, input }) => markMaterials(context.office, input)),
  card: door.card.handler(({ context, input }) =>
    dossierCard(context.office.register().reader, input.memberId),
  ),
  save: door.save.handler(({ context, input }) => saveDossier(context.office, input)),
  missing: door.missing.handler(({ context: { office }, input }) =>
    missingMaterials(office.register().reader, input, office.clock.today()),
  ),
  catalogues: door.catalogues.handler(({ context: { office }, input }) =>
    listCatalogues(office.register().reader, input, office.clock.today()),
  ),
  catalogue: door.catalogue.handler(({ context: { office }, input }) =>
    catalogueOf(office.register().reader, input.memberId, office.clock.today(), input.asOf),
  ),
  savePaper: door.savePaper.handler(({ context, input }) => saveCataloguePaper(context.office, input)),
  removePaper: door.removePaper.handler(({ context, input }) => removeCataloguePaper(context.office, input)),
  handovers: door.handovers.handler(({ context: { office }, input }) =>
    listHandovers(office.register().reader, input, office.clock.today()),
  ),
  dueHandovers: door.dueHandovers.handler(({ context: { office }, input }) =>
    dueHandovers(office.register().reader, input, office.clock.today()),
  ),
  handoverOfLetter: door.handoverOfLetter.handler(async ({ context: { office }, input }) => ({
    handover: await handoverOfLetter(office.register().reader, input.letterId),
  })),
  moveDossier: door.moveDossier.handler(({ context, input }) => moveDossier(context.office, input)),
  removeCustody: door.removeCustody.handler(({ context, input }) => removeCustody(context.office, input)),
  proposeHandover: door.proposeHandover.handler(({ context: { office }, input }) =>
    proposeHandover(office.register().reader, input, office.clock.today()),
  ),
  saveHandover: door.saveHandover.handler(({ context, input }) => saveHandover(context.office, input)),
  stepHandover: door.stepHandover.handler(({ context, input }) => stepHandover(context.office, input)),
  removeHandover: door.removeHandover.handler(({ context, input }) => removeHandover(context.office, input)),
  readings: door.readings.handler(({ context: { office }, input }) =>
    listReadings(office.register().reader, input, office.clock.today()),
  ),
  admitReading: door.admitReading.handler(({ context, input }) => admitReading(context.office, input)),
  endReading: door.endReading.handler(({ context, input }) => endReading(context.office, input)),
  removeReading: door.removeReading.handler(({ context, input }) => removeReading(context.office, input)),
  paper: door.paper.handler(({ context: { office }, input }) =>
    dossierPaper(office.register().reader, input, office.clock.today()),
  ),
  paperFile: door.paperFile.handler(({ context, input, signal }) =>
    asTask(work => dossierPaperFile(context.office, input, work), signal),
  ),
  ledger: door.ledger.handler(({ context, input, signal }) =>
    asTask(work => dossierLedger(context.office, input, work), signal),
  ),
  exportMissing: door.exportMissing.handler(({ context, input }) => offerMissing(context.office, input)),
  matrixFile: door.matrixFile.handler(({ context, input, signal }) =>
    asTask(work => matrixFile(context.office, input, work), signal),
  ),
  findingsFile: door.findingsFile.handler(({ context, input, signal }) =>
    asTask(work => findingsFile(context.office, input, work), signal),
  ),
  makeUpsFile: door.makeUpsFile.handler(({ context, input, signal }) =>
    asTask(work => makeUpsFile(context.office, input, work), signal),
  ),
  clocksFile: door.clocksFile.handler(({ context, input, signal }) =>
    asTask(work => clocksFile(context.office, input, work), signal),
  ),
  ...findingRoutes,
  ...makeUpRoutes,
  ...clockRoutes,
}
