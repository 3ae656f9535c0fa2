/** How wide a card has to be written: one column beside a list, two on its own screen. */

import { createContext, use } from 'react'

const ColumnsContext = createContext<1 | 2>(1)

export const CardColumnsProvider = ColumnsContext.Provider

export function useCardColumns(): 1 | 2 {
  return use(ColumnsContext)
}
