/** 失联时间: the dates, where they come from, the length and both readings of six months. */

import type { LostCard } from '../../shared/search/methods.ts'
import { useSettings } from '../shell/settings.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { useCaseLength, type CaseLength } from './caseLength.ts'
import { assumedWords, basisWords, verifyWords } from '../../shared/search/caseWords.ts'
import { useScope } from '../shell/scope.tsx'
import styles from './search.module.css'

function Start({ length }: { length: CaseLength }) {
  const { start } = length
  if (!start) return <FindingText level="error" text="不详，请填写最近一次组织生活或交纳党费的日期" />
  const assumed = assumedWords(start)
  return (
    <>
      <b>{start.date}</b> {basisWords(start)}
      {assumed !== null && (
        <>
          {' '}
          <FindingText level="warning" text={assumed} />
        </>
      )}
    </>
  )
}

export function CaseTime({ lost }: { lost: LostCard }) {
  const length = useCaseLength(lost)
  const { day } = useScope()
  const { 'lost.months': months } = useSettings()
  const { duration } = lost
  return (
    <div className={styles.time}>
      <p className={styles.length}>
        失联 <b>{duration?.text ?? '时间不详'}</b>
        {lost.startAssumed && <FindingText level="warning" text="推定" />}
      </p>
      <dl className={styles.facts}>
        {length && (
          <>
            <dt>起算日</dt>
            <dd>
              <Start length={length} />
            </dd>
            <dt>算到</dt>
            <dd>
              {length.end.on} {length.end.words}
            </dd>
          </>
        )}
        {duration && (
          <>
            <dt>满{months}个月</dt>
            <dd>{duration.sixMonthDay}</dd>
            <dt>{months}个月以上</dt>
            <dd>
              <FindingText
                level={duration.atLeastSix ? 'ok' : 'note'}
                text={duration.atLeastSix ? '是' : '否'}
              />
              <span className={styles.quiet}> 含满{months}个月当日，附件5、6按此</span>
            </dd>
            <dt>超过{months}个月</dt>
            <dd>
              <FindingText
                level={duration.moreThanSix ? 'ok' : 'note'}
                text={duration.moreThanSix ? '是' : '否'}
              />
              <span className={styles.quiet}> 不含当日，转入查找和除名按此</span>
            </dd>
          </>
        )}
        <dt>核查期限</dt>
        <dd>
          <FindingText {...verifyWords(lost, day)} />
        </dd>
      </dl>
    </div>
  )
}
