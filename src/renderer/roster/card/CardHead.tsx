/** The head of a card: who it is, what is wrong, what can be done. */

import { Button, Dropdown } from 'antd'
import { useState, type ReactNode } from 'react'
import { labelOf } from '../../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../../shared/roster/codes.ts'
import type { MemberCard } from '../../../shared/roster/methods.ts'
import { MemberPhoto } from '../../attachment/MemberPhoto.tsx'
import { DuplicateLink } from '../../duplicates/DuplicateLink.tsx'
import { useForms } from '../../shell/forms.ts'
import { timeText } from '../../shell/words.ts'
import { FindingText } from '../../ui/FindingText.tsx'
import { TransferDialog } from '../TransferDialog.tsx'
import styles from './card.module.css'
import { MembershipDialog } from './MembershipDialog.tsx'
import { ArchiveDialog } from '../ArchiveDialog.tsx'
import { Overlays } from './Overlays.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'

type Dialog = 'archive' | 'transfer' | 'membership' | 'remove'

function subtitle(card: MemberCard): string {
  const parts = [card.orgName || '没有支部', labelOf(MEMBERSHIP, card.membership)]
  if (card.age !== null) parts.push(`${card.age}岁`)
  if (card.partyAge !== null) parts.push(`党龄${card.partyAge}年`)
  return parts.join(' · ')
}

export function FindingCount({ card }: { card: MemberCard }) {
  const { findings } = card
  if (findings.length === 0) return <FindingText level="ok" text="信息没有问题" />
  const level = findings.some(finding => finding.level === 'error') ? 'error' : 'warning'
  return <FindingText level={level} text={`${findings.length}处问题`} />
}

export interface CardHeadProps {
  card: MemberCard
  readOnly: boolean
  /** more buttons, before the others */
  children?: ReactNode
  onRemoved?: () => void
}

export function CardHead({ card, readOnly, children, onRemoved }: CardHeadProps) {
  const { print, exportWorkbook, exportPdf } = useForms()
  const form = { annex: 1, memberId: card.id }
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const name = card.values.name
  const close = () => setDialog(null)
  const step = (key: Dialog) => ({ key, disabled: readOnly, onClick: () => setDialog(key) })

  return (
    <header className={styles.head}>
      <div className={styles.photo}>
        <MemberPhoto key={card.id} memberId={card.id} name={String(name)} readOnly={readOnly} />
      </div>
      <h2 className={styles.name}>{name}</h2>
      <FindingCount card={card} />
      {!readOnly && <DuplicateLink memberId={card.id} />}
      <p className={styles.sub}>{subtitle(card)}</p>
      <Overlays memberId={card.id} />
      <div className={styles.actions}>
        {children}
        <Button size="small" onClick={() => void print('附件1', form)}>
          打印附件1
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'pdf', label: '附件1 存为 PDF', onClick: () => void exportPdf('附件1', form) },
              { key: 'xlsx', label: '附件1 存为 Excel', onClick: () => void exportWorkbook('附件1', form) },
              { type: 'divider' },
              { ...step('transfer'), label: '转到其他支部' },
              { ...step('membership'), label: '改变党籍状态' },
              { type: 'divider' },
              { ...step('archive'), label: '移入归档' },
              { ...step('remove'), label: '删除误录的党员' },
            ],
          }}
        >
          <Button size="small" aria-haspopup="menu">
            更多 ▾
          </Button>
        </Dropdown>
      </div>
      {dialog === 'transfer' && <TransferDialog ids={[card.id]} names={[String(name)]} onClose={close} />}
      {dialog === 'membership' && <MembershipDialog card={card} onClose={close} />}
      {dialog === 'archive' && (
        <ArchiveDialog
          ids={[card.id]}
          names={[String(name)]}
          onClose={close}
          {...(onRemoved ? { onDone: onRemoved } : {})}
        />
      )}
      {dialog === 'remove' && (
        <RemoveDialog card={card} onClose={close} {...(onRemoved ? { onRemoved } : {})} />
      )}
    </header>
  )
}

/** Who changed the record last. */
export function LastChange({ card }: { card: MemberCard }) {
  const { lastChange } = card
  if (!lastChange) return null
  return (
    <p className={styles.last}>
      最近修改：{lastChange.actor} {timeText(lastChange.at)} {lastChange.label} · 共{lastChange.count}次
    </p>
  )
}
