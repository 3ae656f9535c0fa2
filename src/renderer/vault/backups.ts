/** Backups as the screens tell of them. */

import { useQuery } from '@tanstack/react-query'
import type { Outputs } from '../../shared/api/contract.ts'
import { useOffice } from '../shell/office.tsx'
import { useRegister, type VaultStatus } from '../shell/register.tsx'

export type Backup = Outputs['vault']['backups']['backups'][number]

/** Milliseconds between two looks for a stick, while the screen stands. */
const LOOK_AGAIN_MS = 4000

export interface Backups {
  /** of the open register, newest first; undefined until they are known */
  own: readonly Backup[] | undefined
  /** of other registers on this computer and its sticks */
  others: readonly Backup[]
  /** sticks that are plugged in */
  sticks: VaultStatus['places']
}

export function useBackups(): Backups {
  const { queries } = useOffice()
  const { name } = useRegister()
  const { data: status } = useQuery({
    ...queries.vault.status.queryOptions({ input: {} }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const sticks = (status?.places ?? []).filter(place => place.kind === 'usb')
  const { data } = useQuery({
    ...queries.vault.backups.queryOptions({ input: {} }),
    staleTime: 0,
    // A stick that was plugged in brings its backups.
    refetchInterval: LOOK_AGAIN_MS,
  })
  return {
    own: data?.backups.filter(backup => backup.register === name),
    others: data?.backups.filter(backup => backup.register !== name) ?? [],
    sticks,
  }
}
