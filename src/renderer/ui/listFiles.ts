/** A list as a workbook to save, and to the printer. */

import { useHandOver, type MakeFile } from '../shell/handOver.ts'

export type ListFormat = 'xlsx' | 'html'

export interface ListFiles {
  workbook: () => Promise<void>
  print: () => Promise<void>
}

/** `name` stands in the bar while the file is made; `make` asks for it with what the list shows at that moment. */
export function useListFiles(
  name: string,
  make: (format: ListFormat, options: Parameters<MakeFile>[0]) => ReturnType<MakeFile>,
): ListFiles {
  const { save, print } = useHandOver()
  return {
    workbook: async () => {
      await save(`导出${name}`, options => make('xlsx', options))
    },
    print: async () => {
      await print(`打印${name}`, options => make('html', options))
    },
  }
}
