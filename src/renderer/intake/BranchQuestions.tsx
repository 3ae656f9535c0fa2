/** Branches the workbook names and the register has not: each is answered where it stands, none invented. */

import { Button, Select } from 'antd'
import { useState } from 'react'
import type { BranchAnswer } from '../../shared/intake/schema.ts'
import { ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { mayStandUnder } from '../../shared/organisation/rules.ts'
import { useOrganisations } from '../shell/organisations.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { answerWords, proposedName } from './branchWords.ts'
import styles from './questions.module.css'
import type { Plan } from './intakeFiles.ts'

type Question = Plan['questions'][number]
type Create = Extract<BranchAnswer['answer'], { create: unknown }>['create']
type OrgType = Create['orgType']

const mayHaveBranches = (node: OrganisationNode) => mayStandUnder('党支部', node.kind)

export interface BranchQuestionsProps {
  plan: Plan
  /** answers given so far */
  given: readonly BranchAnswer[]
  onAnswer: (answers: BranchAnswer[]) => void
  onForget: (text: string) => void
}

export function BranchQuestions({ plan, given, onAnswer, onForget }: BranchQuestionsProps) {
  const { questions } = plan
  const { byId } = useOrganisations()
  const unnamed = new Set(
    plan.sheets.filter(sheet => sheet.branchFrom === 'asked').map(sheet => sheet.branchText),
  )
  return (
    <section className={styles.questions} aria-label="支部对应">
      {questions.length > 0 && (
        <div className={styles.questionsHead}>
          <FindingText level="error" text={`有${questions.length}个支部台账里没有，请选定`} />
          {questions.length > 1 && (
            <AllNew questions={questions.filter(one => !unnamed.has(one.text))} onAnswer={onAnswer} />
          )}
        </div>
      )}
      <ul className={styles.questionList}>
        {questions.map(question => (
          <QuestionRow
            key={question.text}
            question={question}
            unnamed={unnamed.has(question.text)}
            onAnswer={answer => onAnswer([{ text: question.text, answer }])}
          />
        ))}
      </ul>
      {given.length > 0 && (
        <p className={styles.given}>
          已选定
          {given.map(answer => (
            <span key={answer.text} className={styles.chip}>
              {answerWords(answer, id => byId.get(id)?.shortName ?? '')}
              <button
                type="button"
                aria-label={`重新选定：${answer.text}`}
                onClick={() => onForget(answer.text)}
              >
                ×
              </button>
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

interface QuestionRowProps {
  question: Question
  /** the sheet names no branch at all; the text is the sheet's own name */
  unnamed: boolean
  onAnswer: (answer: BranchAnswer['answer']) => void
}

const CREATE = 'create'
const OTHER = 'other'
const SKIP = 'skip'

function QuestionRow({ question, unnamed, onAnswer }: QuestionRowProps) {
  const [more, setMore] = useState<typeof CREATE | typeof OTHER | null>(null)
  const { text, rows, candidates } = question
  const choose = (value: string) => {
    if (value === CREATE || value === OTHER) setMore(value)
    else if (value === SKIP) onAnswer({ skip: true })
    else onAnswer({ orgId: Number(value) })
  }
  const label = unnamed ? `工作表“${text}”没写支部` : text
  return (
    <li className={styles.question}>
      <span className={styles.questionText}>
        {label} <span className={styles.muted}>{rows}行</span>
      </span>
      <Select<string | null>
        size="small"
        aria-label={`${label} 对应到`}
        className={styles.answer ?? ''}
        placeholder="请选定"
        value={more}
        popupMatchSelectWidth={260}
        options={[
          ...candidates.map(({ orgId, name }) => ({ value: String(orgId), label: name })),
          { value: CREATE, label: '新建支部' },
          { value: OTHER, label: '选其他支部' },
          { value: SKIP, label: '这些行不导入' },
        ]}
        onChange={next => next !== null && choose(next)}
      />
      {more === OTHER && (
        <span className={styles.answer}>
          <OrgSelect
            label={`${label} 对应到哪个支部`}
            value={null}
            onChange={orgId => orgId !== null && onAnswer({ orgId })}
          />
        </span>
      )}
      {more === CREATE && (
        <NewBranch name={unnamed ? '' : proposedName(text)} onCreate={create => onAnswer({ create })} />
      )}
    </li>
  )
}

/** Where new branches are put unless the clerk says otherwise: under the committee itself. */
function useNewBranches() {
  const { nodes } = useOrganisations()
  const [parent, setParent] = useState<number | null>(null)
  const [orgType, setOrgType] = useState<OrgType>('RURAL')
  const parentId = parent ?? nodes.find(mayHaveBranches)?.id ?? null
  return { parentId, setParent, orgType, setOrgType }
}

function Where({ parentId, setParent, orgType, setOrgType }: ReturnType<typeof useNewBranches>) {
  return (
    <>
      <span className={styles.where}>
        <OrgSelect label="上级" value={parentId} onChange={setParent} may={mayHaveBranches} />
      </span>
      <span className={styles.kind}>
        <CodeSelect
          label="类别"
          table={ORGANISATION_TYPE}
          value={orgType}
          required
          onChange={next => setOrgType(next ?? orgType)}
        />
      </span>
    </>
  )
}

function NewBranch({ name, onCreate }: { name: string; onCreate: (create: Create) => void }) {
  const where = useNewBranches()
  const [fullName, setFullName] = useState(name)
  const { parentId, orgType } = where
  const ready = fullName.trim() !== '' && parentId !== null
  const create = () => {
    if (ready) onCreate({ fullName: fullName.trim(), parentId, orgType })
  }
  return (
    <span className={styles.newBranch}>
      <TextField
        autoFocus
        maxLength={60}
        placeholder="支部全称"
        value={fullName}
        onChange={setFullName}
        onEnter={create}
      />
      <Where {...where} />
      <Button size="small" disabled={!ready} onClick={create}>
        新建
      </Button>
    </span>
  )
}

interface AllNewProps {
  questions: readonly Question[]
  onAnswer: (answers: BranchAnswer[]) => void
}

/** A first import: none of the branches is there yet. */
function AllNew({ questions, onAnswer }: AllNewProps) {
  const [open, setOpen] = useState(false)
  const where = useNewBranches()
  const { parentId, orgType } = where
  if (questions.length < 2) return null
  if (!open) {
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        全部新建
      </Button>
    )
  }
  return (
    <span className={styles.newBranch}>
      <Where {...where} />
      <Button
        size="small"
        autoFocus
        disabled={parentId === null}
        onClick={() => {
          if (parentId === null) return
          onAnswer(
            questions.map(({ text }) => ({
              text,
              answer: { create: { fullName: proposedName(text), parentId, orgType } },
            })),
          )
        }}
      >
        新建{questions.length}个支部
      </Button>
    </span>
  )
}
