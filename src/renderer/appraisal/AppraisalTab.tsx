/** 评议 on the member's card: the result of each round, and what is still missing about it. */

import { useQuery } from '@tanstack/react-query'
import type { AppraisalResult } from '../../shared/appraisal/methods.ts'
import { RecordList } from '../roster/card/RecordList.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { ResultDialog } from './ResultDialog.tsx'

const roundText = ({ year, half }: AppraisalResult) => (half === '全年' ? `${year}年` : `${year}年${half}`)

export function AppraisalTab({ memberId, readOnly }: CardTabProps) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const { data } = useQuery(
    queries.appraisal.ofMember.queryOptions({ input: { memberId, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  const { run: remove } = useWrite(client.appraisal.removeResult, { quiet: true })
  if (!data) return null
  return (
    <RecordList
      noun="评议结果"
      records={data.results}
      nameOf={result => `${roundText(result)} ${result.final}`}
      readOnly={readOnly}
      emptyText="没有民主评议结果。"
      onRemove={result => remove({ id: result.id })}
      findings={result => result.findings}
      columns={[
        { title: '评议', text: roundText },
        { title: '等次', text: result => result.final },
        { title: '评议日期', text: result => result.onDate ?? '' },
        { title: '组织考核认定', text: result => (result.finding === null ? '' : `认定${result.finding}`) },
        { title: '评语', text: result => result.comment ?? '' },
        { title: '转告本人', text: result => (result.toldOn === null ? '' : `${result.toldOn}转告`) },
        { title: '参加', text: result => (result.exempt ? '不参加集中评议' : '') },
      ]}
      form={(result, close) => (
        <ResultDialog key={result?.id ?? 0} memberId={memberId} result={result} onClose={close} />
      )}
    />
  )
}
