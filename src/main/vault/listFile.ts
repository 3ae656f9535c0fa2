/** The list of backups as it is seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { BACKUP_COLUMNS } from '../../shared/vault/listColumns.ts'
import type { BackupInfo } from '../../shared/vault/methods.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerList, rowsAtHand, type ListFile } from '../reporting/service.ts'
import { registerName } from './knownRegisters.ts'
import { backups } from './service.ts'

export async function backupsFile(
  office: Office,
  { format, columns, others }: Parsed['vault']['backupsFile'],
  work: Work,
): Promise<Ticket> {
  const all = (await backups(office)).backups
  const name = registerName(office.register().file)
  // The screen shows those of the open register first.
  const own = all.filter(({ register }) => register === name)
  const rows = others ? [...own, ...all.filter(({ register }) => register !== name)] : own
  const list: ListFile<BackupInfo> = {
    title: '台账备份一览表',
    on: office.clock.today(),
    narrowed: [others ? '包括其他台账的备份' : ''],
    columns: BACKUP_COLUMNS,
    seen: columns,
    read: rowsAtHand(rows),
    counted: count => `${count}份`,
  }
  return offerList(office, list, format, work)
}
