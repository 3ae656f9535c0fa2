/** A paper that is not there, or not any more, and the way back to what papers are made of. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { EmptyState } from './EmptyState.tsx'

export interface PaperMissingProps {
  text?: string
  back: { to: string; text: string }
}

export function PaperMissing({ text = '没有这份材料，可能已经删除。', back }: PaperMissingProps) {
  const navigate = useNavigate()
  return (
    <EmptyState text={text}>
      <Button onClick={() => void navigate({ to: back.to })}>回到{back.text}</Button>
    </EmptyState>
  )
}
