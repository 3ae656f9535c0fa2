import { methods } from '../door.ts'
import { qualityOverview } from './service.ts'

const { quality: door } = methods

export const qualityRouter = {
  overview: door.overview.handler(({ context: { office }, input, signal }) =>
    qualityOverview(office.register(), input, office.clock.today(), signal),
  ),
}
