import { methods } from '../door.ts'
import { duesCard, removePayment, savePayment } from './service.ts'

const { dues: door } = methods

export const duesRouter = {
  card: door.card.handler(({ context: { office }, input }) =>
    duesCard(office.register().reader, input, office.clock.today()),
  ),
  savePayment: door.savePayment.handler(({ context, input }) => savePayment(context.office, input)),
  removePayment: door.removePayment.handler(({ context, input }) => removePayment(context.office, input)),
}
