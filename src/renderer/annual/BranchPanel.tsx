/** Beside the list of branches: how far this one is, and the rosters of all its years. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { AnnualBranch } from '../../shared/annual/methods.ts'
import { useOffice } from '../shell/office.tsx'
import { annualRosterPlace, annualSheetPlace } from '../shell/places.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import panel from '../ui/Panel.module.css'
import styles from './annual.module.css'
import { stateWords } from '../../shared/annual/reviewWords.ts'
import { rosterWords } from './rosterWords.ts'

export function BranchPanel({ branch, year }: { branch: AnnualBranch; year: number }) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { data } = useQuery(queries.annual.rosters.queryOptions({ input: { orgId: branch.orgId } }))
  const { rosterId } = branch
  return (
    <>
      <header className={panel.head}>
        <h2>{branch.orgName}</h2>
        <p className={panel.sub}>
          {year}年度，{branch.members}名：已核完{branch.confirmed}名，未核完{branch.open}名，有更正
          {branch.corrected}名
        </p>
        <FindingText {...stateWords(branch)} />
        <div className={panel.actions}>
          <Button size="small" onClick={() => void navigate({ to: annualSheetPlace(branch.orgId, year) })}>
            打开核对表
          </Button>
          {rosterId !== null && (
            <Button size="small" onClick={() => void navigate({ to: annualRosterPlace(rosterId) })}>
              看花名册
            </Button>
          )}
        </div>
      </header>
      <div className={panel.body}>
        <Section title="历年花名册">
          {data?.rosters.length === 0 && <p className={panel.sub}>还没有定稿的花名册。</p>}
          <ul className={styles.lines}>
            {data?.rosters.map(head => (
              <li key={head.id}>
                <Button
                  type="link"
                  size="small"
                  onClick={() => void navigate({ to: annualRosterPlace(head.id) })}
                >
                  {rosterWords(head)}
                </Button>
                <div className={panel.sub}>
                  截至{head.rosterOn}，{head.persons}名
                  {head.superseded
                    ? '，已由新版代替'
                    : head.handedOn === null
                      ? '，未上报'
                      : `，${head.handedOn}上报`}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}
