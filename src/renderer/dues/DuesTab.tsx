/** 党费 on the member's card: payments, how far they reach, and what the register began with. */

import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { monthsText } from '../../shared/dues/months.ts'
import { yuanText } from '../../shared/kernel/money.ts'
import type { MemberKey } from '../../shared/roster/fields.ts'
import { useCardColumns } from '../roster/card/cardColumns.ts'
import { useMemberCard } from '../roster/card/memberCard.ts'
import { MemberFieldInPlace } from '../roster/card/MemberFieldInPlace.tsx'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { RecordList } from '../roster/card/RecordList.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './dues.module.css'
import { lastDuesText, paidToText, payerText, paymentName } from './duesWords.ts'
import { PaymentDialog } from './PaymentDialog.tsx'

/** What stands in for payments from before the register. */
const TAKEN_OVER: readonly MemberKey[] = ['duesPaidTo', 'lastDuesDate', 'lastDuesSource', 'duesByProxy']

export function DuesTab({ memberId, readOnly }: CardTabProps) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const columns = useCardColumns()
  const { data: card } = useMemberCard(memberId)
  const { data: dues } = useQuery(
    queries.dues.card.queryOptions({ input: { memberId, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  const { run: remove } = useWrite(client.dues.removePayment, { quiet: true })
  const { run: update } = useWrite(client.roster.update, { quiet: true })
  const save = useCallback(
    (field: MemberKey, typed: string) => update({ id: memberId, values: { [field]: typed } }),
    [update, memberId],
  )
  if (!card || !dues) return null
  return (
    <>
      <dl className={styles.state} aria-label="党费情况">
        <div>
          <dt>交至</dt>
          <dd>{paidToText(dues)}</dd>
        </div>
        <div>
          <dt>最近交纳</dt>
          <dd>{lastDuesText(dues)}</dd>
        </div>
      </dl>
      {dues.findings.map(finding => (
        <p key={finding.text} className={styles.finding}>
          <FindingText {...finding} />
        </p>
      ))}
      <RecordList
        noun="党费"
        records={dues.payments}
        nameOf={paymentName}
        readOnly={readOnly}
        emptyText="没有党费记录。以前交到哪个月，在下面填。"
        onRemove={payment => remove({ id: payment.id })}
        actions={payment => (
          <RecordAttachments
            memberId={memberId}
            owner={{ table: 'duesPayment', rowId: payment.id }}
            name={`党费 ${paymentName(payment)}`}
            readOnly={readOnly}
          />
        )}
        findings={payment => payment.findings}
        columns={[
          { title: '日期', text: payment => payment.onDate },
          { title: '所交月份', text: payment => monthsText(payment.months) },
          { title: '金额', text: payment => `${yuanText(payment.amount)}元` },
          { title: '交纳人', text: payerText },
          { title: '交纳地', text: payment => payment.place ?? '' },
          { title: '补交原因', text: payment => payment.lateReason ?? '' },
          { title: '备注', text: payment => payment.note ?? '' },
        ]}
        form={(payment, close) => (
          <PaymentDialog
            key={payment?.id ?? 0}
            memberId={memberId}
            dues={dues}
            payment={payment}
            onClose={close}
          />
        )}
      />
      <Section title="登记以前" columns={columns}>
        {TAKEN_OVER.map(field => (
          <MemberFieldInPlace key={field} card={card} field={field} readOnly={readOnly} onSave={save} />
        ))}
      </Section>
    </>
  )
}
