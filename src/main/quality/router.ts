import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { overviewFile } from './overviewFile.ts'
import { qualityOverview } from './service.ts'

const { quality: door } = methods

export const qualityRouter = {
  overview: door.overview.handler(({ context: { office }, input, signal }) =>
    qualityOverview(office.register(), input, office.clock.today(), signal),
  ),
  overviewFile: door.overviewFile.handler(({ context: { office }, input, signal }) =>
    asTask(work => overviewFile(office, input, work), signal),
  ),
}
