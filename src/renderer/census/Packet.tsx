/** 上报: five documents, the secretary's signature, the hand-up; it is barred until all is there (R-A09). */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { PACKET_ANNEX, PACKET_DOCUMENT, type PacketDocument } from '../../shared/census/codes.ts'
import type { Campaign } from '../../shared/census/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { withPrintedNumbers } from '../../shared/reporting/annexNumbers.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { annexPlace, batchPlace, campaignReportPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './census.module.css'
import { DayDialog } from './DayDialog.tsx'
import { textOrNull } from './textOrNull.ts'

type Asking = { kind: 'document'; document: PacketDocument } | { kind: 'sign' } | { kind: 'hand' }

export function Packet({ campaign }: { campaign: Campaign }) {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { readOnly } = useScope()
  const [asking, setAsking] = useState<Asking | null>(null)
  const campaignId = campaign.id
  const { run: prepare } = useWrite(client.census.prepareDocument)
  const { run: bind, pending: binding } = useWrite(client.census.useBatch)
  const { run: sign } = useWrite(client.census.signPacket)
  const { run: handUp } = useWrite(client.census.handUpPacket, { quiet: true })
  const settings = useSettings()
  const { 'committee.superior': superior, 'committee.secretary': secretary } = settings
  const labelOn = (kind: PacketDocument) =>
    withPrintedNumbers(labelOf(PACKET_DOCUMENT, kind), { settings, template: campaign.template })
  const { data } = useQuery(queries.census.packet.queryOptions({ input: { campaignId } }))
  if (!data) return null
  const handed = data.handedOn !== null
  const fixed = readOnly || campaign.endedOn !== null || handed
  // The documents stand below by name; here it is said how many of them are missing.
  const unprepared = data.documents.filter(({ preparedOn }) => preparedOn === null)
  const named = new Set(unprepared.map(({ kind }) => labelOf(PACKET_DOCUMENT, kind)))
  const lacking = [
    ...(unprepared.length === 0 ? [] : [`${unprepared.length}件材料`]),
    ...data.missing.filter(words => !named.has(words)),
  ]
  const close = () => setAsking(null)
  const { newest } = data
  const bound = data.documents.filter(({ batch }) => batch?.id === newest?.id).length
  // Offered until every annex it holds is bound to it.
  const offered = newest !== null && bound < newest.annexes.length ? newest : null
  return (
    <div className={styles.stages} role="region" aria-label="上报" tabIndex={0}>
      <Section
        title="上报材料"
        aside={
          <span className={styles.push}>
            <Button
              size="small"
              onClick={() => void navigate({ to: campaignReportPlace('D12', campaignId) })}
            >
              写综合报告
            </Button>
            {offered && !fixed && (
              <Button
                size="small"
                loading={binding}
                onClick={() => void bind({ campaignId, batchId: offered.id })}
              >
                用 {offered.madeAt.slice(0, 10)} 的报送批次备齐附件{offered.annexes.join('、')}
              </Button>
            )}
          </span>
        }
      >
        <p>
          {data.deadline !== null && `${data.deadline}前上报（含当日）。`}
          {handed ? (
            <FindingText
              level={data.late ? 'warning' : 'ok'}
              text={`${data.handedOn ?? ''} 已上报${data.handedTo ?? ''}，经办人${data.handedBy ?? ''}${data.late ? '，晚于期限' : ''}`}
            />
          ) : data.missing.length > 0 ? (
            <FindingText level={data.late ? 'error' : 'note'} text={`还缺${lacking.join('、')}`} />
          ) : (
            <FindingText level="ok" text="五件材料和书记签字都齐了，可以上报" />
          )}
        </p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>材料</th>
              <th>备齐日期</th>
              <th>经办人</th>
              <th>说明</th>
              <th>
                <span className="visuallyHidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.documents.map(({ kind, preparedOn, preparedBy, remark, source, batch }) => {
              const annex = PACKET_ANNEX[kind]
              const label = labelOn(kind)
              return (
                <tr key={kind}>
                  <td>{label}</td>
                  <td className={styles.day}>
                    {preparedOn === null ? (
                      <FindingText level="note" text="还没有" />
                    ) : (
                      <FindingText level="ok" text={preparedOn} />
                    )}
                  </td>
                  <td>{preparedBy ?? ''}</td>
                  <td>
                    {source === 'REPORT' && '按保存的报告'}
                    {source === 'BATCH' &&
                      (batch === null
                        ? '较早的报送批次'
                        : `${batch.madeAt.slice(0, 10)} 报送批次，${batch.persons}人`)}
                    {remark !== null && <div>{remark}</div>}
                  </td>
                  <td>
                    {annex === null && (
                      <Button
                        size="small"
                        aria-label={`${preparedOn === null ? '写报告' : '看报告'}：${label}`}
                        onClick={() => void navigate({ to: campaignReportPlace('D11', campaignId) })}
                      >
                        {preparedOn === null ? '写报告' : '看报告'}
                      </Button>
                    )}
                    {batch !== null && (
                      <Button
                        size="small"
                        aria-label={`看批次：${label}`}
                        onClick={() => void navigate({ to: batchPlace(batch.id) })}
                      >
                        看批次
                      </Button>
                    )}
                    {annex !== null && batch === null && (
                      <Button
                        size="small"
                        aria-label={`看表：${label}`}
                        onClick={() => void navigate({ to: annexPlace(annex) })}
                      >
                        看表
                      </Button>
                    )}{' '}
                    {!fixed &&
                      (preparedOn === null ? (
                        <Button
                          size="small"
                          aria-label={`备齐：${label}`}
                          onClick={() => setAsking({ kind: 'document', document: kind })}
                        >
                          备齐
                        </Button>
                      ) : source === 'REPORT' ? null : (
                        <Button
                          size="small"
                          aria-label={`取消备齐：${label}`}
                          onClick={() => void prepare({ campaignId, kind, on: null, by: null, remark: null })}
                        >
                          取消
                        </Button>
                      ))}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Section>
      <Section title="签字和上报">
        <div className={styles.stageLine}>
          <span>
            党（工）委书记签字：
            {data.signedOn === null
              ? '还没有'
              : `${data.signedOn} ${data.signedBy ?? ''}${data.signedOnReport ? '（签在报告上）' : ''}`}
          </span>
          {!fixed && (
            <span className={styles.push}>
              {data.signedOn === null ? (
                <Button onClick={() => setAsking({ kind: 'sign' })}>登记签字</Button>
              ) : data.signedOnReport ? null : (
                <Button onClick={() => void sign({ campaignId, by: null, on: null })}>取消签字</Button>
              )}
              <Button
                type="primary"
                disabled={data.missing.length > 0}
                onClick={() => setAsking({ kind: 'hand' })}
              >
                上报
              </Button>
            </span>
          )}
        </div>
        {handed && <p className={styles.quiet}>已上报的材料不能再改；登记有误时按 Ctrl Z 撤销上报。</p>}
      </Section>
      {asking?.kind === 'document' && (
        <DayDialog
          title={`备齐：${labelOn(asking.document)}`}
          submitText="备齐"
          dateLabel="备齐日期"
          nameLabel="经办人"
          name=""
          moreLabel="说明"
          more=""
          onSubmit={({ on, by, more }) =>
            prepare({
              campaignId,
              kind: asking.document,
              on,
              by: textOrNull(by),
              remark: textOrNull(more),
            })
          }
          onClose={close}
        />
      )}
      {asking?.kind === 'sign' && (
        <DayDialog
          title="登记书记签字"
          submitText="登记"
          dateLabel="签字日期"
          nameLabel="签字人"
          name={campaign.firstPerson ?? secretary}
          moreLabel=""
          more=""
          onSubmit={({ on, by }) => sign({ campaignId, on, by: textOrNull(by) })}
          onClose={close}
        />
      )}
      {asking?.kind === 'hand' && (
        <DayDialog
          title="登记上报"
          submitText="上报"
          dateLabel="上报日期"
          nameLabel="经办人"
          name=""
          nameRequired
          moreLabel="上报给"
          more={superior}
          onSubmit={({ on, by, more }) => handUp({ campaignId, on: on ?? '', by, to: more })}
          onClose={close}
        />
      )}
    </div>
  )
}
