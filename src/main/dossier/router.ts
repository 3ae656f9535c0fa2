import { methods } from '../door.ts'
import { offerMissing } from './missingList.ts'
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
  exportMissing: door.exportMissing.handler(({ context, input }) => offerMissing(context.office, input)),
}
