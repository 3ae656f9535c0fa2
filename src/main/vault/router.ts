import type { Outputs } from '../../shared/api/contract.ts'
import { methods } from '../door.ts'
import { asTask, type Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { backupsFile } from './listFile.ts'
import { recoverySheet } from './recoverySheet.ts'
import * as vault from './service.ts'
import { verifyRegister } from './verify.ts'

const { vault: door } = methods

/** The demonstration does its work through the whole contract, so the composition root hands it in. */
export type OpenDemo = (office: Office, work: Work) => Promise<Outputs['vault']['openDemo']>

export const createVaultRouter = (openDemo: OpenDemo) => ({
  openDemo: door.openDemo.handler(({ context, signal }) =>
    asTask(work => openDemo(context.office, work), signal),
  ),
  recoverySheet: door.recoverySheet.handler(({ context, input }) => recoverySheet(context.office, input)),
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
  backupsFile: door.backupsFile.handler(({ context, input, signal }) =>
    asTask(work => backupsFile(context.office, input, work), signal),
  ),
  restore: door.restore.handler(({ context, input, signal }) =>
    asTask(work => vault.restore(context.office, input, work), signal),
  ),
  verify: door.verify.handler(({ context, signal }) =>
    asTask(work => verifyRegister(context.office.register(), work), signal),
  ),
})
