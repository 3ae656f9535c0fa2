/** 党员证明信, 联心卡 or 书面提醒 of one member away, as the paper it will be. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { FLOW_SLIP, type FlowSlip } from '../../shared/flow/papers.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace, PLACE } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { PaperFindings } from '../ui/PaperFindings.tsx'
import { PAPER_HINTS } from '../ui/paperMake.ts'
import { PaperMissing } from '../ui/PaperMissing.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'
import styles from './flow.module.css'

const HOME = { to: PLACE.flow, text: '流动党员' }

export default function SlipScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [word, number, reminder] = (params.slip ?? '').split('-')
  const slip = FLOW_SLIP.items.find(({ key }) => key === word)?.key ?? null
  useKeyHints(PAPER_HINTS)
  const of = useMemo(
    () => slip && { slip, flowId: Number(number), ...(reminder ? { reminderId: Number(reminder) } : {}) },
    [slip, number, reminder],
  )
  return of === null ? (
    <PaperMissing text="没有这份材料，流动记录可能已撤销。" back={HOME} />
  ) : (
    <Slip of={of} />
  )
}

interface SlipKeys {
  slip: FlowSlip
  flowId: number
  reminderId?: number
}

function Slip({ of }: { of: SlipKeys }) {
  const { client, queries } = useOffice()
  const { run } = useTasks()
  const navigate = useNavigate()
  const { data, isError } = useQuery(queries.flow.slip.queryOptions({ input: of }))
  const make = useCallback(
    (format: PaperFormat, name: string) =>
      run(name, ({ signal }) => client.flow.slipFile({ ...of, format }, { signal })),
    [client, run, of],
  )
  if (isError) return <PaperMissing text="没有这份材料，流动记录可能已撤销。" back={HOME} />
  if (!data) return null
  return (
    <PaperPreview
      title={data.title}
      count={data.name}
      pages={data.pages}
      back={{ text: '流动党员', go: () => void navigate({ to: PLACE.flow }) }}
      make={make}
      aside={{
        name: '纸面核对',
        content: (
          <PaperFindings
            findings={data.findings}
            below={
              <div className={styles.panelActions}>
                <Button size="small" onClick={() => void navigate({ to: memberPlace(data.memberId) })}>
                  打开党员卡
                </Button>
              </div>
            }
          />
        ),
      }}
    />
  )
}
