/** The office's settings as the rules take them: what a screen computes, it computes as the backend does. */

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { DEFAULT_SETTINGS, SETTINGS, type Settings } from '../../shared/settings/rules.ts'
import { useOffice } from './office.tsx'

/** Every setting with its value; the defaults until the answer is there. */
export function useSettings(): Settings {
  const { queries } = useOffice()
  const { data } = useQuery(queries.settings.list.queryOptions({ input: {} }))
  return useMemo(() => {
    const values: Record<string, unknown> = { ...DEFAULT_SETTINGS }
    for (const { key, value } of data?.settings ?? []) {
      const read = SETTINGS[key].schema.safeParse(value)
      if (read.success) values[key] = read.data
    }
    // Each value has just passed the schema of its own key; TypeScript cannot follow a loop over keys.
    return values as Settings
  }, [data])
}
