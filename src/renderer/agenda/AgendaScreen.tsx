/** 工作台: how many there are, what needs attention today, and what was done last. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { weekdayInChinese } from './weekday.ts'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './agenda.module.css'
import { Figures } from './Figures.tsx'
import { RecentChanges } from './RecentChanges.tsx'
import { ToDo } from './ToDo.tsx'

export default function AgendaScreen() {
  const { queries } = useOffice()
  const { today } = useScope()
  const navigate = useNavigate()
  const { data } = useQuery(queries.agenda.overview.queryOptions({ input: {} }))
  const empty = data?.onRoll === 0
  return (
    <>
      <PageHeader
        title="工作台"
        count={`${today} ${weekdayInChinese(today)}`}
        actions={
          <Button type={empty ? 'primary' : 'default'} onClick={() => void navigate({ to: PLACE.intake })}>
            导入名册
          </Button>
        }
      />
      <div className={styles.desk}>
        {data && <Figures overview={data} />}
        <div className={styles.columns}>
          <div className={styles.sheet}>
            <Section title="要办的事">
              {empty ? (
                <EmptyState text="台账还是空的。先导入各支部报送的名册，支部和党员随名册一起建立。">
                  <Button onClick={() => void navigate({ to: PLACE.intake })}>去导入</Button>
                </EmptyState>
              ) : (
                data && <ToDo items={data.items} />
              )}
            </Section>
          </div>
          <div className={styles.sheet}>
            <Section title="最近的操作" aside={<Link to={PLACE.audit}>全部操作记录</Link>}>
              <RecentChanges />
            </Section>
          </div>
        </div>
      </div>
    </>
  )
}
