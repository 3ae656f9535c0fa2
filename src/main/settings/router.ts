import { methods } from '../door.ts'
import { listSettings, setSetting } from './service.ts'

const { settings: door } = methods

export const settingsRouter = {
  list: door.list.handler(({ context }) => listSettings(context.office)),
  set: door.set.handler(({ context, input }) => setSetting(context.office, input)),
}
