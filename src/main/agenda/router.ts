import { methods } from '../door.ts'
import { overview } from './service.ts'

const { agenda: door } = methods

export const agendaRouter = {
  overview: door.overview.handler(({ context }) => overview(context.office)),
}
