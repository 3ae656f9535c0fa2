/** The columns of the register of 流动党员活动证. */

import type { CertificateRow } from '../../shared/flow/certificateMethods.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'

function inspectionWords({ uninspected, issuedOn, ending }: CertificateRow): string {
  if (uninspected.length > 0) return `缺${uninspected.join('、')}年`
  return issuedOn === null ? '发证日期没有登记' : ending === null ? '已审' : ''
}

export const CERTIFICATE_COLUMNS: readonly GridColumn<CertificateRow>[] = [
  { key: 'name', title: '姓名', width: 72, pinned: true, fixed: true, text: row => row.name },
  { key: 'orgName', title: '支部', width: 112, text: row => row.orgName },
  { key: 'certNo', title: '活动证编号', width: 140, grow: true, text: row => row.certNo },
  { key: 'issuedOn', title: '发证日期', width: 98, text: row => row.issuedOn ?? '' },
  {
    key: 'inspected',
    title: '年审',
    width: 130,
    grow: true,
    text: inspectionWords,
    render: row => {
      const words = inspectionWords(row)
      const level = row.uninspected.length > 0 || row.issuedOn === null ? 'warning' : 'ok'
      return words !== '' && <FindingText level={level} text={words} />
    },
  },
  {
    key: 'ending',
    title: '状态',
    width: 140,
    text: row => (row.ending === null ? '在用' : `${row.endedOn ?? ''} ${row.ending}`),
  },
  { key: 'reason', title: '外出原因', width: 90, hidden: true, text: row => row.reason },
  { key: 'destPlace', title: '外出地点', width: 130, text: row => row.destPlace ?? '' },
  { key: 'leftOn', title: '外出日期', width: 98, hidden: true, text: row => row.leftOn },
]
