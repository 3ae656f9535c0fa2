/** The register that is open. */

import { createContext, use } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'

export type VaultStatus = Outputs['vault']['status']
export type OpenRegister = NonNullable<VaultStatus['register']>

const RegisterContext = createContext<OpenRegister | null>(null)

export const RegisterProvider = RegisterContext.Provider

export function useRegister(): OpenRegister {
  const register = use(RegisterContext)
  if (!register) throw new Error('useRegister outside an open register')
  return register
}

/**
 * A short name for the open register in this computer's storage. It is made of its place, so two
 * registers never share what their lists remember.
 */
export function registerKeyOf(status: VaultStatus, register: OpenRegister): string {
  const known = status.known.find(entry => entry.name === register.name && entry.folder === register.folder)
  return known?.key ?? 'register'
}
