/** 任务 on the member's card: tasks given to him, reasons for months of default, and how many months stand. */

import { useQuery } from '@tanstack/react-query'
import { FAULT } from '../../shared/duty/codes.ts'
import { runText } from '../../shared/duty/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { RecordList } from '../roster/card/RecordList.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { AssignmentDialog } from './AssignmentDialog.tsx'
import styles from './duty.module.css'
import { ReasonDialog } from './ReasonDialog.tsx'

export function DutyTab({ memberId, readOnly }: CardTabProps) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const { data } = useQuery(
    queries.duty.ofMember.queryOptions({ input: { memberId, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  const { run: removeAssignment } = useWrite(client.duty.removeAssignment, { quiet: true })
  const { run: removeReason } = useWrite(client.duty.removeReason, { quiet: true })
  if (!data) return null
  return (
    <>
      <div className={styles.state} role="group" aria-label="三不情况">
        {data.faults.length === 0 && <p>按党费、组织生活和任务记录，没有连续不履行义务的月份。</p>}
        {data.faults.map(line => (
          <p key={line.fault}>
            <FindingText
              level={line.full ? 'error' : 'warning'}
              text={`${labelOf(FAULT, line.fault)}：${runText(line)}`}
            />
          </p>
        ))}
        {data.listed && <p>已列入“三不”名单。请核实原因，有正当理由的在下面登记。</p>}
      </div>
      <RecordList
        noun="交办任务"
        records={data.assignments}
        nameOf={one => `${one.givenOn} ${one.task}`}
        readOnly={readOnly}
        emptyText="没有交办任务。组织交给的任务在这里登记，到期没有完成的计入“三不”。"
        onRemove={one => removeAssignment({ id: one.id })}
        findings={one => one.findings}
        columns={[
          { title: '交办日期', text: one => one.givenOn },
          { title: '任务', text: one => one.task },
          { title: '交办人', text: one => one.givenBy ?? '' },
          { title: '完成期限', text: one => one.dueOn },
          { title: '办理结果', text: one => one.result ?? '进行中' },
          { title: '结束日期', text: one => one.endedOn ?? '' },
          { title: '没有完成的理由', text: one => one.reason ?? '' },
          { title: '备注', text: one => one.note ?? '' },
        ]}
        form={(one, close) => (
          <AssignmentDialog key={one?.id ?? 0} memberId={memberId} assignment={one} onClose={close} />
        )}
      />
      <Section title="正当理由">
        <RecordList
          noun="正当理由"
          records={data.reasons}
          nameOf={one => `${labelOf(FAULT, one.fault)} ${one.fromMonth}`}
          readOnly={readOnly}
          emptyText="没有登记。生病、困难等正当理由登记后，这几个月不计入“三不”。"
          onRemove={one => removeReason({ id: one.id })}
          findings={one => one.findings}
          columns={[
            { title: '哪一项', text: one => labelOf(FAULT, one.fault) },
            { title: '自何月', text: one => one.fromMonth },
            { title: '至何月', text: one => one.toMonth ?? '至今' },
            { title: '理由', text: one => one.reason },
            { title: '依据', text: one => one.evidence ?? '' },
          ]}
          form={(one, close) => (
            <ReasonDialog key={one?.id ?? 0} memberId={memberId} reason={one} onClose={close} />
          )}
        />
      </Section>
    </>
  )
}
