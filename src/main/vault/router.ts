import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import * as vault from './service.ts'
import { verifyRegister } from './verify.ts'

const { vault: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const vaultRouter = {
  openDemo: door.openDemo.handler(notYet),
  recoverySheet: door.recoverySheet.handler(notYet),
  status: door.status.handler(({ context }) => vault.status(context.office)),
  create: door.create.handler(({ context, input }) => vault.create(context.office, input)),
  open: door.open.handler(({ context, input }) => vault.open(context.office, input)),
  close: door.close.handler(({ context }) => vault.close(context.office)),
  changePassphrase: door.changePassphrase.handler(({ context, input }) =>
    vault.changePassphrase(context.office, input),
  ),
  backup: door.backup.handler(({ context, input, signal }) =>
    asTask(work => vault.backup(context.office, input, work), signal),
  ),
  backups: door.backups.handler(({ context }) => vault.backups(context.office)),
  restore: door.restore.handler(({ context, input, signal }) =>
    asTask(work => vault.restore(context.office, input, work), signal),
  ),
  verify: door.verify.handler(({ context, signal }) =>
    asTask(work => verifyRegister(context.office.register(), work), signal),
  ),
}
