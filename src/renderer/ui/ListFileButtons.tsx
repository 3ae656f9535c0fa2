/** The buttons 导出 and 打印 of a list. */

import { Button } from 'antd'
import type { ListFiles } from './listFiles.ts'

export interface ListFileButtonsProps {
  files: ListFiles
  /** what is handed out, where it is another paper than the list that is shown */
  what?: string
}

export function ListFileButtons({ files, what = '' }: ListFileButtonsProps) {
  return (
    <>
      <Button onClick={() => void files.workbook()}>导出{what}</Button>
      <Button onClick={() => void files.print()}>打印{what}</Button>
    </>
  )
}
