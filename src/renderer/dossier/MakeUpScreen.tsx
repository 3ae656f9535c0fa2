/** One make-up case: its steps in their order, what each asks for, who bears witness, the texts and the papers. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { nextMakeUpStep } from '../../shared/dossier/makeUp.ts'
import { makeUpValuesSchema, type MakeUpCard } from '../../shared/dossier/makeUpMethods.ts'
import { MAKE_UP_PAPER } from '../../shared/dossier/makeUpPapers.ts'
import { FORM_VERSION } from '../../shared/dossier/makeUpRules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { makeUpPaperPlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { RecordFields, type RecordField } from '../ui/RecordFields.tsx'
import record from '../ui/RecordPage.module.css'
import { Section } from '../ui/Section.tsx'
import steps from '../ui/Steps.module.css'
import styles from './makeUp.module.css'
import { MakeUpStepDialog } from './MakeUpStepDialog.tsx'
import { MakeUpStepList } from './MakeUpStepList.tsx'
import { makeUpKindWords, makeUpStateWords, makeUpStepName } from '../../shared/dossier/makeUpWords.ts'
import { Witnesses } from './Witnesses.tsx'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮，保存' },
  { keys: 'Ctrl Z', what: '撤销' },
]

const patchSchema = makeUpValuesSchema.partial()
type Key = keyof MakeUpCard['values']

const TIMES: readonly RecordField<Key>[] = [
  { key: 'appliedOn', label: '申请入党', type: { kind: 'date' } },
  { key: 'activistOn', label: '确定积极分子', type: { kind: 'date' } },
  { key: 'receivedOn', label: '接收为预备党员', type: { kind: 'date' }, hint: '即入党时间，定新旧版志愿书' },
]

const FULL: RecordField<Key> = { key: 'fullOn', label: '转正', type: { kind: 'date' } }

const PLACES: readonly RecordField<Key>[] = [
  { key: 'branch', label: '当时的党支部', type: { kind: 'text', maxLength: 100 } },
  { key: 'vanishedBranch', label: '支部已撤销', type: { kind: 'flag' }, hint: '名称前加“原”字' },
  { key: 'committee', label: '审批的党委', type: { kind: 'text', maxLength: 100 } },
  { key: 'vanishedCommittee', label: '党委已撤销', type: { kind: 'flag' }, hint: '名称前加“原”字' },
]

const ABOUT: readonly RecordField<Key>[] = [
  { key: 'lostHow', label: '遗失或缺件', type: { kind: 'long', maxLength: 300 } },
  { key: 'remark', label: '备注', type: { kind: 'long', maxLength: 300 } },
]

const ELSEWHERE: RecordField<Key> = {
  key: 'developedWhere',
  label: '发展党组织',
  type: { kind: 'text', maxLength: 100 },
}

export default function MakeUpScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const id = Number(params.makeUpId)
  const { queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const { data, isError } = useQuery(
    queries.dossier.makeUp.queryOptions({ input: { id, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  useKeyHints(HINTS)
  if (isError) {
    return (
      <EmptyState text="没有这件补办，可能已被撤销。">
        <Button onClick={() => void navigate({ to: PLACE.dossierWork })}>回到档案问题</Button>
      </EmptyState>
    )
  }
  return data ? <Case key={data.id} makeUp={data} /> : null
}

function Case({ makeUp }: { makeUp: MakeUpCard }) {
  const { client } = useOffice()
  const { readOnly } = useScope()
  const navigate = useNavigate()
  const { run } = useWrite(client.dossier.updateMakeUp, { quiet: true })
  const { run: remove } = useWrite(client.dossier.removeMakeUp)
  const [taking, setTaking] = useState(false)
  const rule = nextMakeUpStep(makeUp, makeUp.state)
  const ten = makeUp.kind === 'WHOLE' && makeUp.developedHere
  const fields = {
    values: makeUp.values,
    schema: patchSchema,
    readOnly,
    onSave: (values: Parameters<typeof run>[0]['values']) => run({ id: makeUp.id, values }),
  }
  const takeAway = async () => {
    const done = await remove({ id: makeUp.id })
    if (done.ok) void navigate({ to: PLACE.dossierWork })
  }
  return (
    <article className={record.page} aria-label={`补办档案：${makeUp.name}`}>
      <header className={record.head}>
        <Button size="small" onClick={() => void navigate({ to: PLACE.dossierWork })}>
          ‹ 补办档案
        </Button>
        <h1>{makeUp.name}</h1>
        <b>{makeUpKindWords(makeUp)}</b>
        <FindingText {...makeUpStateWords(makeUp.state)} />
        <span className={steps.quiet}>
          {makeUp.orgName} · {makeUp.caseNo}
        </span>
        <span className={record.actions}>
          <Button size="small" onClick={() => void navigate({ to: memberPlace(makeUp.memberId) })}>
            打开党员卡
          </Button>
          {makeUp.steps.length === 0 && (
            <Button size="small" disabled={readOnly} onClick={() => void takeAway()}>
              删除误立
            </Button>
          )}
          {rule && (
            <Button size="small" type="primary" disabled={readOnly} onClick={() => setTaking(true)}>
              {makeUpStepName(rule)}
            </Button>
          )}
        </span>
      </header>
      <div className={[record.columns, styles.columns].join(' ')}>
        {/* reached with Tab, so that the keyboard can scroll it */}
        <div className={record.first} role="region" aria-label="补办程序各步" tabIndex={0}>
          <Section title="补办程序">
            <MakeUpStepList makeUp={makeUp} readOnly={readOnly} />
          </Section>
        </div>
        <div className={record.second}>
          <Papers makeUp={makeUp} />
          {ten && <Witnesses makeUp={makeUp} readOnly={readOnly} />}
          <Section title="入党经过" columns={2}>
            <RecordFields
              {...fields}
              fields={[...TIMES, ...(makeUp.probationary ? [] : [FULL]), ...PLACES]}
            />
          </Section>
          {makeUp.timesFinding !== null && <FindingText level="warning" text={makeUp.timesFinding} />}
          {ten && <Texts makeUp={makeUp} />}
          <Section title="补办情况">
            <RecordFields {...fields} fields={ten ? ABOUT : [ELSEWHERE, ...ABOUT]} />
          </Section>
        </div>
      </div>
      {taking && rule && <MakeUpStepDialog makeUp={makeUp} rule={rule} onClose={() => setTaking(false)} />}
    </article>
  )
}

function Papers({ makeUp }: { makeUp: MakeUpCard }) {
  const navigate = useNavigate()
  return (
    <Section title="打印材料">
      <div className={steps.papers}>
        {makeUp.papers.map(paper => (
          <Button
            key={paper}
            size="small"
            onClick={() => void navigate({ to: makeUpPaperPlace(makeUp.id, paper) })}
          >
            {labelOf(MAKE_UP_PAPER, paper)}
          </Button>
        ))}
      </div>
    </Section>
  )
}

/** What goes into the form, as it will be written (R-G16–R-G19). */
function Texts({ makeUp }: { makeUp: MakeUpCard }) {
  const { formVersion, pagesDue, remarkPage, texts, fillDate } = makeUp
  return (
    <Section title="补填志愿书">
      <dl className={steps.facts}>
        <dt>版本</dt>
        <dd>
          {formVersion === null
            ? '填写接收为预备党员的日期后确定'
            : `${labelOf(FORM_VERSION, formVersion)}，本人填第1至${pagesDue ?? ''}页`}
        </dd>
        <dt>落款日期</dt>
        <dd>{fillDate ?? '本人补填之日'}</dd>
        <dt>决议栏</dt>
        <dd>{texts.resolution}</dd>
        <dt>党委栏</dt>
        <dd>{texts.committee}</dd>
        <dt>备考栏</dt>
        <dd>
          {remarkPage === null ? '' : `第${remarkPage}页：`}
          {texts.remark}
        </dd>
      </dl>
    </Section>
  )
}
