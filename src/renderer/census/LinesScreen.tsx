/** 核查表: a branch's members on the list, thirteen items each, marked with one key a cell. */

import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useKeyHints } from '../shell/keyHints.tsx'
import { PLACE } from '../shell/places.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Lines } from './Lines.tsx'
import { useLineFilter, useLineSheet } from './useLineSheet.ts'

const HINTS = [
  { keys: '1–4', what: '五核查：属实 更正 完善 待完善' },
  { keys: '1–3', what: '八项：正常 有问题 待完善' },
  { keys: 'F2', what: '写说明' },
  { keys: '空格', what: '选党员' },
]

export default function LinesScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [campaignId = 0, orgId = 0] = (params.sheet ?? '').split('-').map(Number)
  const [filter, setFilter] = useLineFilter()
  const navigate = useNavigate()
  const sheet = useLineSheet(campaignId, orgId, filter)
  useKeyHints(HINTS)
  if (sheet.isError) {
    return (
      <EmptyState text="这次排查已不存在。">
        <Button onClick={() => void navigate({ to: PLACE.census })}>回到集中排查</Button>
      </EmptyState>
    )
  }
  return <Lines key={`${campaignId}-${orgId}`} {...{ campaignId, orgId, sheet, filter, setFilter }} />
}
