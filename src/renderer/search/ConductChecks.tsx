/** 核实记录 (R-C09, R-C12): what was looked into about a lost member's conduct, each with its source. */

import { Button } from 'antd'
import { useState } from 'react'
import { CONDUCT, CONDUCT_KIND } from '../../shared/search/codes.ts'
import type { ConductCheck } from '../../shared/search/conductMethods.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { stepRule } from '../../shared/search/steps.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import { demandDay } from '../ui/readFields.ts'
import { filled } from './stepFields.ts'
import styles from './search.module.css'

/** Where each is usually looked up (S02 69). */
const USUAL_SOURCE: Readonly<Record<ConductCheck['kind'], string>> = {
  组织生活: '支部会议记录簿',
  党费: '党费收缴登记',
  资格: '党员档案',
  群众座谈: '',
  其他: '',
}

export function ConductChecks({ lost, readOnly }: { lost: LostCard; readOnly: boolean }) {
  const { client } = useOffice()
  const { run: remove } = useWrite(client.search.removeConductCheck, { quiet: true })
  const [editing, setEditing] = useState<ConductCheck | 'new' | null>(null)
  const [removing, setRemoving] = useState<ConductCheck | null>(null)
  const open = stepRule({ state: lost.state, found: lost.contactOn !== null }, 'CHECK') !== null && !readOnly
  if (!open && lost.conductChecks.length === 0) return null
  return (
    <Section
      title={`核实记录（${lost.conductChecks.length}条）`}
      aside={
        open && (
          <Button size="small" onClick={() => setEditing('new')}>
            登记核实
          </Button>
        )
      }
    >
      {lost.conductChecks.length === 0 && (
        <p className={styles.quiet}>
          查支部会议记录、党费收缴、党员档案，找党员和群众座谈：看失联期间有没有问题，一件记一条。
        </p>
      )}
      <ul className={styles.plain} aria-label="核实记录">
        {lost.conductChecks.map(check => (
          <li key={check.id}>
            <p className={styles.when}>
              <b>{check.on}</b> {check.kind}
              <span className={styles.quiet}>{check.source}</span>
              {check.conduct !== null && (
                <FindingText
                  level={check.conduct === '无' ? 'ok' : 'warning'}
                  text={check.conduct === '无' ? '没有发现问题' : check.conduct}
                />
              )}
            </p>
            <p>{check.finding}</p>
            <p className={styles.quiet}>
              {check.person === null ? '' : `核实人 ${check.person}`}
              <span className={styles.itemActions}>
                <RecordAttachments
                  memberId={lost.memberId}
                  owner={{ table: 'conductCheck', rowId: check.id }}
                  name={`${check.on} 的核实记录`}
                  readOnly={readOnly}
                />
                {open && (
                  <>
                    <Button
                      size="small"
                      type="link"
                      aria-label={`修改 ${check.on} 的核实记录（${check.kind}）`}
                      onClick={() => setEditing(check)}
                    >
                      改
                    </Button>
                    <Button
                      size="small"
                      type="link"
                      aria-label={`删除 ${check.on} 的核实记录（${check.kind}）`}
                      onClick={() => setRemoving(check)}
                    >
                      删除
                    </Button>
                  </>
                )}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {editing !== null && (
        <ConductDialog
          lost={lost}
          check={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <ConfirmChange
          title="删除核实记录"
          effect={`将删除 ${removing.on} 的核实记录1条（${removing.kind}）。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}

interface ConductDialogProps {
  lost: LostCard
  check: ConductCheck | null
  onClose: () => void
}

function ConductDialog({ lost, check, onClose }: ConductDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run: add } = useWrite(client.search.addConductCheck, { quiet: true })
  const { run: update } = useWrite(client.search.updateConductCheck, { quiet: true })
  const last = lost.conductChecks.at(-1)
  const [on, setOn] = useState(check?.on ?? today)
  const [kind, setKind] = useState<ConductCheck['kind']>(check?.kind ?? '组织生活')
  const [source, setSource] = useState(check?.source ?? USUAL_SOURCE.组织生活)
  const [finding, setFinding] = useState(check?.finding ?? '')
  const [conduct, setConduct] = useState(check?.conduct ?? null)
  const [person, setPerson] = useState(check?.person ?? last?.person ?? lost.values.investigatedBy ?? '')
  const choose = (next: ConductCheck['kind']) => {
    if (source === '' || source === USUAL_SOURCE[kind]) setSource(USUAL_SOURCE[next])
    setKind(next)
  }
  const submit = async () => {
    const day = demandDay(on, today, 'on', '请填写核实日期')
    if (!day.ok) return day
    const values = { on: day.value, kind, source, finding, conduct, person: filled(person) }
    return check === null ? add({ caseId: lost.id, values }) : update({ id: check.id, values })
  }
  return (
    <FormDialog
      title={`核实记录：${lost.name}`}
      submitText="保存"
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'kind', 'source', 'finding', 'conduct', 'person']}
    >
      <Field label="核实日期" name="on" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="核实方面" name="kind" required>
        <CodeSelect
          required
          table={CONDUCT_KIND}
          value={kind}
          onChange={next => next !== null && choose(next)}
        />
      </Field>
      <Field label="来源" name="source" required hint="查的什么材料，或找谁座谈">
        <TextField maxLength={100} value={source} onChange={setSource} />
      </Field>
      <Field label="核实情况" name="finding" required>
        <TextField rows={2} maxLength={500} value={finding} onChange={setFinding} />
      </Field>
      <Field label="失联期间表现" name="conduct" hint="说不准的先不选">
        <CodeSelect table={CONDUCT} value={conduct} onChange={setConduct} />
      </Field>
      <Field label="核实人" name="person">
        <TextField maxLength={40} value={person} onChange={setPerson} />
      </Field>
    </FormDialog>
  )
}
