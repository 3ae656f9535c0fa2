/** 豁免 on the member's card: from what he is excused, since when, and on what that rests. */

import { useQuery } from '@tanstack/react-query'
import type { ExemptPath } from '../../shared/exemption/codes.ts'
import type { Exemption } from '../../shared/exemption/methods.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { RecordList } from '../roster/card/RecordList.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { ExemptionDialog } from './ExemptionDialog.tsx'
import { agreedLabel, spanText } from './exemptionWords.ts'

function consentText({ kind, agreedOn, passedOn }: Exemption, path: ExemptPath): string {
  return [
    ...(agreedOn === null ? [] : [`${agreedOn}${agreedLabel(kind, path).replace('日期', '')}`]),
    ...(passedOn === null ? [] : [`${passedOn}党员大会通过`]),
  ].join('，')
}

export function ExemptionTab({ memberId, readOnly }: CardTabProps) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const { data } = useQuery(
    queries.exemption.ofMember.queryOptions({ input: { memberId, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  const { run: remove } = useWrite(client.exemption.remove, { quiet: true })
  if (!data) return null
  return (
    <RecordList
      noun="豁免"
      records={data.exemptions}
      nameOf={one => `${one.kind} ${one.fromOn}`}
      readOnly={readOnly}
      emptyText="没有豁免。年老体弱、长期生病的，经批准后在这里登记。"
      onRemove={one => remove({ id: one.id })}
      actions={one => (
        <RecordAttachments
          memberId={memberId}
          owner={{ table: 'exemption', rowId: one.id }}
          name={`豁免 ${one.kind} ${one.fromOn}`}
          readOnly={readOnly}
        />
      )}
      findings={one => one.findings}
      columns={[
        { title: '种类', text: one => one.kind },
        { title: '起止', text: spanText },
        { title: '状态', text: one => (one.inForce ? '有效' : '不在豁免期') },
        { title: '原因', text: one => one.reason },
        { title: '同意', text: one => consentText(one, data.path) },
        { title: '依据', text: one => one.evidence },
        { title: '备注', text: one => one.note ?? '' },
      ]}
      form={(one, close) => (
        <ExemptionDialog
          key={one?.id ?? 0}
          memberId={memberId}
          exemption={one}
          path={data.path}
          onClose={close}
        />
      )}
    />
  )
}
