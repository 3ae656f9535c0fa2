/** A frozen roster as paper, with what is done to it beside it. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { annualState } from '../../shared/annual/rules.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { annualSheetPlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormSheet } from '../ui/FormSheet.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PaperDesk } from '../ui/PaperDesk.tsx'
import { Section } from '../ui/Section.tsx'
import panel from '../ui/Panel.module.css'
import styles from './annual.module.css'
import { stateWords } from '../../shared/annual/reviewWords.ts'
import { Comparison } from './Comparison.tsx'
import { HandUpDialog, ReopenDialog, SignDialog } from './PaperSteps.tsx'
import { rosterWords } from './rosterWords.ts'
import { pageSize } from '../reporting/previewPages.ts'
import { useRosterFiles } from './useRosterFiles.ts'

type Paper = Outputs['annual']['roster']

/** Pixels beside a page that is as wide as the desk. */
const GAP = 14

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: '点一行', what: '打开党员卡' },
]

export default function RosterScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const rosterId = Number(params.rosterId)
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { data, isError } = useQuery(queries.annual.roster.queryOptions({ input: { rosterId } }))
  useKeyHints(HINTS)
  if (isError) {
    return (
      <EmptyState text="这份花名册不能显示，可能定稿已撤销。">
        <Button onClick={() => void navigate({ to: PLACE.annual })}>回到年审</Button>
      </EmptyState>
    )
  }
  return data ? <Roster key={rosterId} paper={data} /> : null
}

function Roster({ paper }: { paper: Paper }) {
  const { head, copies, pages, findings } = paper
  const navigate = useNavigate()
  const { readOnly } = useScope()
  const { workbook, pdf, print } = useRosterFiles(head)
  const [asking, setAsking] = useState<'sign' | 'handUp' | 'reopen' | null>(null)
  const [desk, setDesk] = useState<HTMLDivElement | null>(null)
  const [zoom, setZoom] = useState(1)
  const first = pages[0]
  const fit = first && desk ? (desk.clientWidth - GAP * 2) / pageSize(first).width : 1
  const state = annualState(head)
  const fixed = readOnly || head.superseded
  const onMember = useCallback((id: number) => void navigate({ to: memberPlace(id) }), [navigate])
  const close = () => setAsking(null)
  const toSheet = () => void navigate({ to: annualSheetPlace(head.orgId, head.year) })
  return (
    <>
      <PageHeader
        title={rosterWords(head)}
        count={`${head.orgName} · ${head.persons}名 · ${pages.length}页`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.annual })}>‹ 各支部</Button>
            <Button onClick={() => void workbook()}>导出 Excel</Button>
            <Button onClick={() => void pdf()}>导出 PDF</Button>
            <Button onClick={() => void print()}>打印</Button>
            <Button disabled={fixed || state === 'HANDED'} onClick={() => setAsking('sign')}>
              签字盖章
            </Button>
            <Button type="primary" disabled={fixed || state === 'HANDED'} onClick={() => setAsking('handUp')}>
              上报备案
            </Button>
          </>
        }
      />
      <div className={styles.paper}>
        <PaperDesk
          pagesRef={setDesk}
          bar={
            <Button size="small" aria-pressed={zoom !== 1} onClick={() => setZoom(zoom === 1 ? fit : 1)}>
              {zoom === 1 ? '适合宽度' : '原样大小'}
            </Button>
          }
        >
          <div className={styles.pages} style={{ zoom }}>
            {pages.map(page => (
              <FormSheet key={page.page} page={page} onMember={onMember} />
            ))}
          </div>
        </PaperDesk>
        <aside className={styles.side} aria-label="花名册办理情况">
          <Section title="办理情况">
            <FindingText {...stateWords({ state, overdue: false })} />
            {findings.map(text => (
              <p key={text}>
                <FindingText level="warning" text={text} />
              </p>
            ))}
            <dl className={styles.facts}>
              <dt>截至</dt>
              <dd>{head.rosterOn}</dd>
              <dt>定稿</dt>
              <dd>
                {head.frozenAt.slice(0, 10)} {head.frozenBy}
              </dd>
              {head.reason !== null && (
                <>
                  <dt>另出理由</dt>
                  <dd>{head.reason}</dd>
                </>
              )}
              <dt>签字</dt>
              <dd>{head.signedOn === null ? '还没有' : `${head.signedOn} ${head.signedBy ?? ''}`}</dd>
              <dt>盖章</dt>
              <dd>{head.sealed ? '已盖' : '还没有'}</dd>
              <dt>上报</dt>
              <dd>{head.handedOn ?? '还没有'}</dd>
              <dt>份数</dt>
              <dd>{copies.map(({ to, count }) => `${to}${count}`).join('，')}</dd>
            </dl>
            <p className={styles.sha}>指纹（SHA-256）{head.sha256}</p>
            <div className={panel.actions}>
              <Button size="small" onClick={toSheet}>
                看核对表
              </Button>
              <Button size="small" disabled={fixed} onClick={() => setAsking('reopen')}>
                重新核对
              </Button>
            </div>
          </Section>
          <Comparison head={head} />
        </aside>
      </div>
      {asking === 'sign' && <SignDialog head={head} onClose={close} />}
      {asking === 'handUp' && <HandUpDialog head={head} copies={copies} onClose={close} />}
      {asking === 'reopen' && <ReopenDialog head={head} onClose={close} onReopened={toSheet} />}
    </>
  )
}
