/** Beside the list of handovers: one of them, with its next step and its papers. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Handover } from '../../shared/dossier/handoverMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { dossierPaperPlace, memberPlace } from '../shell/places.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import panel from './dossier.module.css'
import { FactList } from './FactList.tsx'
import { HandoverDialog } from './HandoverDialog.tsx'
import { ReceiptDialog, SignDialog } from './HandoverSteps.tsx'
import { handoverNames, handoverWords, letterName } from './handoverWords.ts'
import styles from './handover.module.css'

type Open = 'edit' | 'sign' | 'receipt' | 'remove'

export function HandoverPanel({ handover, readOnly }: { handover: Handover; readOnly: boolean }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const { id, direction, state, findings } = handover
  const action = (what: Open, text: string, primary = false) => (
    <Button
      size="small"
      {...(primary ? { type: 'primary' } : {})}
      disabled={readOnly}
      onClick={() => setOpen(what)}
    >
      {text}
    </Button>
  )
  return (
    <>
      <header className={panel.panelHead}>
        <h2>{handoverNames(handover)}</h2> <FindingText {...handoverWords(handover)} />
        <p className={panel.sub}>
          {direction === '转出' ? '移交给' : '收自'}
          {handover.counterpart} · 清单 {handover.listedOn}
        </p>
        <div className={panel.panelActions}>
          {state === 'PREPARED' && action('sign', '交接签字', true)}
          {state === 'HANDED' && action('receipt', direction === '转出' ? '收到回执' : '寄出回执', true)}
          <Button size="small" onClick={() => void navigate({ to: dossierPaperPlace('handover', id) })}>
            清单版面
          </Button>
          <Button size="small" onClick={() => void navigate({ to: dossierPaperPlace('receipt', id) })}>
            回执版面
          </Button>
          {state === 'PREPARED' && action('edit', '修改清单')}
          {state === 'PREPARED' && action('remove', '删除清单')}
        </div>
      </header>
      {/* reached with Tab, so that the keyboard can scroll it */}
      <div className={panel.panelBody} role="region" aria-label="交接情况" tabIndex={0}>
        {findings.map((text, at) => (
          <p key={text}>
            <FindingText level={handover.overdue && at === 0 ? 'error' : 'warning'} text={text} />
          </p>
        ))}
        <Section title={`移交的档案（${handover.items.length}）`}>
          <ol className={styles.items}>
            {handover.items.map(item => (
              <li key={item.memberId}>
                <Button
                  type="link"
                  size="small"
                  onClick={() => void navigate({ to: memberPlace(item.memberId) })}
                >
                  {item.name}
                </Button>
                <span className={panel.sub}>
                  {item.orgName}
                  {item.letter === null ? '' : ` · ${letterName(item.letter)}`}
                </span>
                <p>
                  {item.content === '' ? (
                    <FindingText level="warning" text="没有写明细" />
                  ) : (
                    `${item.content}（${item.copies}份${item.pages}页）`
                  )}
                </p>
              </li>
            ))}
          </ol>
        </Section>
        <Section title="交接与回执">
          <Facts handover={handover} />
        </Section>
      </div>
      {open === 'edit' && <HandoverDialog handover={handover} onClose={close} />}
      {open === 'sign' && <SignDialog handover={handover} onClose={close} />}
      {open === 'receipt' && <ReceiptDialog handover={handover} onClose={close} />}
      {open === 'remove' && <RemoveDialog handover={handover} onClose={close} />}
    </>
  )
}

function Facts({ handover }: { handover: Handover }) {
  const facts: [string, string | null][] = [
    ['对方电话', handover.counterpartPhone],
    ['交接日期', handover.handedOn],
    ['交接地点', handover.place],
    ['移交人', handover.giver],
    ['接收人', handover.taker],
    ['包装', handover.handedOn === null ? null : handover.sealed ? '密封，盖有公章' : '没有密封'],
    ['回执期限', handover.receiptDue],
    ['审核结果', handover.checkResult],
    ['回执日期', handover.receiptOn],
    ['回执经办人', handover.receiptFrom],
    ['备注', handover.remark],
  ]
  return <FactList facts={facts} />
}

function RemoveDialog({ handover, onClose }: { handover: Handover; onClose: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.dossier.removeHandover, { quiet: true })
  return (
    <ConfirmChange
      title="删除档案交接清单"
      effect={`将删除${handover.listedOn}的交接清单1份，其中${handover.items.length}名党员的档案。`}
      confirmText="删除"
      onConfirm={() => run({ id: handover.id })}
      onClose={onClose}
    />
  )
}
