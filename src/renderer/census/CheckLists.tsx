/** 名单 of a campaign (D13): how many stand on each; one click shows it as it will be printed. */

import { Button } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CHECK_LIST, type CheckList } from '../../shared/census/codes.ts'
import type { Campaign } from '../../shared/census/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useOffice } from '../shell/office.tsx'
import { censusPaperPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './census.module.css'
import { useOtherLists } from './otherLists.ts'
import { paperPath } from './paperAsk.ts'

/** Where each list comes from, in the clerk's words. */
const SOURCE: Readonly<Record<CheckList, string>> = {
  FLOW: '核查表标了“流动”，或流动台账里外出未返',
  UNATTACHED: '核查表标了“空挂”，或党员卡上标了空挂',
  LOST: '核查表标了“失联”，或正在查找、仍无法取得联系',
  POCKET: '核查表标了“口袋”，或介绍信过期没有落实',
  DOSSIER: '核查表标了“档案”，或档案缺件、不规范',
  DUES: '核查表标了“党费”',
  BREACH: '核查表标了“违纪”',
  THREE_NO: '党费、组织生活、交办任务记录：没有理由连续满6个月',
  SANCTION: '处分记录',
  OTHER: '核查表标了“其他”',
  KEY_GROUP: '核查表上的重点对象类别',
}

export function CheckLists({ campaign }: { campaign: Campaign }) {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const navigate = useNavigate()
  const chips = useBranchChips()
  const others = useOtherLists()
  const campaignId = campaign.id
  const branch = orgId === null ? {} : { orgId }
  const { data } = useQuery({
    ...queries.census.lists.queryOptions({
      input: { campaignId, ...branch, ...(asOf === undefined ? {} : { asOf }) },
    }),
    placeholderData: keepPreviousData,
  })
  if (!data) return null
  return (
    <div className={styles.stages} role="region" aria-label="名单" tabIndex={0}>
      <Section title="排查名单" {...(chips.length > 0 ? { aside: <FilterChips chips={chips} /> } : {})}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>名单</th>
              <th>人数</th>
              <th>依据</th>
              <th>
                <span className="visuallyHidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.lists.map(({ list, persons }) => {
              const label = labelOf(CHECK_LIST, list)
              return (
                <tr key={list}>
                  <td className={styles.day}>{label}</td>
                  <td>{persons === 0 ? '没有' : `${persons}名`}</td>
                  <td className={styles.quiet}>{SOURCE[list]}</td>
                  <td>
                    <Button
                      size="small"
                      aria-label={`看名单：${label}`}
                      disabled={persons === 0}
                      onClick={() =>
                        void navigate({
                          to: censusPaperPlace(paperPath({ kind: 'list', campaignId, list, ...branch })),
                        })
                      }
                    >
                      看名单
                    </Button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Section>
      <Section title="别处的名单">
        <p className={styles.actions}>
          <Button size="small" onClick={() => others.flow('uncontrolled')}>
            失控党员：到“流动党员”
          </Button>
          <Button size="small" onClick={() => others.search()}>
            查找对象：到“失联查找”
          </Button>
        </p>
      </Section>
    </div>
  )
}
