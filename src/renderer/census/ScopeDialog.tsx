/** 对象名单: what the register says against the list, counted and named before it is written (R-A01). */

import { Checkbox } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CHECK_BASIS } from '../../shared/census/codes.ts'
import type { ScopeChange } from '../../shared/census/lineMethods.ts'
import type { Campaign } from '../../shared/census/methods.ts'
import { isIsoDate } from '../../shared/kernel/dates.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { DateField, tidyDate } from '../ui/fields/DateField.tsx'
import { Field } from '../ui/Field.tsx'

function changeWords({ name, orgName, kind, basis, why }: ScopeChange): string {
  switch (kind) {
    case 'add':
      return `列入：${name}，${orgName}，${labelOf(CHECK_BASIS, basis)}`
    case 'move':
      return `调整支部：${name}，${why} → ${orgName}`
    case 'gone':
      return `已不属于对象：${name}，${orgName}，${why}`
  }
}

export function ScopeDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { client, queries } = useOffice()
  const { today } = useScope()
  const messages = useMessages()
  const { run } = useWrite(client.census.listScope, { quiet: true })
  // A first list is of the day the sweep begins, a later one of today (R-A01).
  const [typed, setTyped] = useState<string | null>(null)
  const [excuseGone, setExcuseGone] = useState(true)
  const first = useQuery(
    queries.census.previewScope.queryOptions({ input: { campaignId: campaign.id, on: campaign.startOn } }),
  )
  const preset = (first.data?.listed ?? 0) > 0 || campaign.startOn > today ? today : campaign.startOn
  const text = typed ?? preset
  const on = tidyDate(text, today)
  const { data } = useQuery({
    ...queries.census.previewScope.queryOptions({ input: { campaignId: campaign.id, on } }),
    enabled: isIsoDate(on) && first.data !== undefined,
    placeholderData: keepPreviousData,
  })
  const gone = data?.gone ?? 0
  return (
    <ConfirmChange
      title={(data?.listed ?? 0) > 0 ? '更新排查对象名单' : '确定排查对象名单'}
      effect={
        data
          ? `将列入${data.add}名，调整支部${data.move}名；${gone}名已不属于对象。名单上现有${data.listed}名。`
          : '正在核对名单。'
      }
      items={data?.changes.map(changeWords) ?? []}
      total={data ? data.add + data.move + data.gone : 0}
      confirmText={(data?.listed ?? 0) > 0 ? '更新名单' : '确定名单'}
      danger={false}
      onConfirm={async () => {
        const done = await run({ campaignId: campaign.id, on, excuseGone })
        if (done.ok) messages.done(done.value.changeId === null ? '名单没有变化' : '对象名单已更新')
        return done
      }}
      onClose={onClose}
      fields={['on']}
    >
      <Field label="按哪一天的台账" name="on" hint="在册党员，以及转出后没有收到回执的党员">
        <DateField dayOnly today={today} value={text} onChange={setTyped} />
      </Field>
      {gone > 0 && (
        <Checkbox checked={excuseGone} onChange={event => setExcuseGone(event.target.checked)}>
          已不属于对象的，写明理由后不再核查
        </Checkbox>
      )}
    </ConfirmChange>
  )
}
