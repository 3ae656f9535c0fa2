/** 导出 Excel, 导出 PDF, 打印. */

import { Button } from 'antd'
import type { PaperFormat } from '../../shared/flow/paperMethods.ts'

export function PaperButtons({ onMake }: { onMake: (format: PaperFormat) => Promise<void> }) {
  return (
    <>
      <Button onClick={() => void onMake('xlsx')}>导出 Excel</Button>
      <Button onClick={() => void onMake('pdf')}>导出 PDF</Button>
      <Button type="primary" onClick={() => void onMake('html')}>
        打印
      </Button>
    </>
  )
}
