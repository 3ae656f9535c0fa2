/** 评议 on the member's card: the result of each round, and what is still missing about it. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AppraisalResult } from '../../shared/appraisal/methods.ts'
import { appraisalProposal } from '../../shared/disposal/rules.ts'
import { OpenDisposalDialog } from '../disposal/OpenDisposalDialog.tsx'
import { useMemberCard } from '../roster/card/memberCard.ts'
import { RecordList } from '../roster/card/RecordList.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { disposalPlace } from '../shell/places.ts'
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
  const [failed, setFailed] = useState<AppraisalResult | null>(null)
  const navigate = useNavigate()
  const { data: person } = useMemberCard(memberId)
  if (!data) return null
  const failedYears = data.results.filter(({ final }) => final === '不合格').map(({ year }) => year)
  return (
    <>
      <RecordList
        noun="评议结果"
        records={data.results}
        nameOf={result => `${roundText(result)} ${result.final}`}
        readOnly={readOnly}
        emptyText="没有民主评议结果。"
        onRemove={result => remove({ id: result.id })}
        findings={result => result.findings}
        actions={result =>
          result.final === '不合格' && (
            <Button size="small" disabled={readOnly} onClick={() => setFailed(result)}>
              立案处置
            </Button>
          )
        }
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
      {failed && person && (
        <OpenDisposalDialog
          member={{ id: memberId, name: String(person.values.name ?? '') }}
          proposed={{
            ...appraisalProposal(failed.year, failedYears),
            note: `${roundText(failed)}民主评议不合格`,
          }}
          onClose={() => setFailed(null)}
          onOpened={id => void navigate({ to: disposalPlace(id) })}
        />
      )}
    </>
  )
}
