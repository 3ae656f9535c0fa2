/** 登记 on the member's card: every drive in which he got the form, and what became of it. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FactList } from '../dossier/FactList.tsx'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice } from '../shell/office.tsx'
import { disposalPlace, registrationPaperPlace, registrationPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ALL_FORMS, useFormFilter } from './formFilter.ts'
import { askPath } from './paperAsk.ts'
import styles from './registration.module.css'
import { formWords } from '../../shared/registration/registrationWords.ts'

export function RegistrationTab({ memberId, readOnly }: CardTabProps) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const [, setFilter] = useFormFilter()
  const { data } = useQuery(
    queries.registration.ofMember.queryOptions({
      input: { memberId, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  if (!data) return null
  if (data.rows.length === 0) {
    return <EmptyState text="没有发过《党员登记申请表》。在“党员登记”中发放，每名正式党员一份。" />
  }
  return (
    <>
      {data.rows.map(row => (
        <article key={row.id} className={styles.article} aria-label={row.driveName}>
          <header>
            <b>{row.driveName}</b> <FindingText {...formWords(row)} />
            <Button
              size="small"
              onClick={() => {
                setFilter(() => ({ ...ALL_FORMS, text: row.name }))
                void navigate({ to: registrationPlace(row.driveId) })
              }}
            >
              到登记名单
            </Button>
            <Button
              size="small"
              onClick={() =>
                void navigate({
                  to: registrationPaperPlace(
                    askPath({ kind: 'form', id: row.id, blank: row.returnedOn === null }),
                  ),
                })
              }
            >
              申请表版面
            </Button>
            {row.disposal !== null && (
              <Button
                size="small"
                onClick={() => void navigate({ to: disposalPlace(row.disposal?.id ?? 0) })}
              >
                处置案 {row.disposal.caseNo}
              </Button>
            )}
            <RecordAttachments
              memberId={memberId}
              owner={{ table: 'registrationForm', rowId: row.id }}
              name={row.driveName}
              readOnly={readOnly}
            />
          </header>
          <FactList
            facts={[
              ['发放日期', row.issuedOn],
              ['截止日期', row.deadline],
              ['交回日期', row.returnedOn],
              ['登记意愿', row.wish],
              ['与台账核对', row.check === '有更正' ? `有更正：${row.checkNote ?? ''}` : row.check],
            ]}
          />
        </article>
      ))}
    </>
  )
}
