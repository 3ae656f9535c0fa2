import { methods } from '../door.ts'
import { settingHistory } from './history.ts'
import { listSettings, setSetting } from './service.ts'

const { settings: door } = methods

export const settingsRouter = {
  list: door.list.handler(({ context }) => listSettings(context.office)),
  history: door.history.handler(({ context, input }) => settingHistory(context.office, input)),
  set: door.set.handler(({ context, input }) => setSetting(context.office, input)),
}
