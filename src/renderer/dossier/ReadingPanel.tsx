/** Beside the register of readings: one of them, and the giving back. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Reading } from '../../shared/dossier/readingMethods.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { textOrNull } from '../census/textOrNull.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import panel from './dossier.module.css'
import { FactList } from './FactList.tsx'
import { readingWords } from './readingWords.ts'
import { optionalDay } from '../ui/readFields.ts'

export function ReadingPanel({ reading, readOnly }: { reading: Reading; readOnly: boolean }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState<'end' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const { memberId, name, kind, findings, endedOn } = reading
  return (
    <>
      <header className={panel.panelHead}>
        <h2>{name}</h2> <FindingText {...readingWords(reading)} />
        <p className={panel.sub}>
          {reading.onDate} {kind} · {reading.orgName}
        </p>
        <div className={panel.panelActions}>
          {endedOn === null && (
            <Button size="small" type="primary" disabled={readOnly} onClick={() => setOpen('end')}>
              登记归还
            </Button>
          )}
          <RecordAttachments
            memberId={memberId}
            owner={{ table: 'dossierReading', rowId: reading.id }}
            name={`${reading.onDate} 查阅`}
            readOnly={readOnly}
          />
          <Button size="small" onClick={() => void navigate({ to: memberPlace(memberId) })}>
            打开党员卡
          </Button>
          <Button size="small" disabled={readOnly} onClick={() => setOpen('remove')}>
            删除登记
          </Button>
        </div>
      </header>
      {/* reached with Tab, so that the keyboard can scroll it */}
      <div className={panel.panelBody} role="region" aria-label="查阅内容" tabIndex={0}>
        {findings.map(text => (
          <p key={text}>
            <FindingText level={reading.overdue ? 'error' : 'warning'} text={text} />
          </p>
        ))}
        <Section title="查阅手续">
          <FactList
            facts={[
              ['查阅人', reading.readers.join('、')],
              ['查阅单位', reading.unit],
              ['介绍信', reading.letterNo],
              ['查阅事由', reading.purpose],
              ['批准人', `${reading.approvedBy} ${reading.approvedOn ?? ''}`],
              ...(kind === '外借'
                ? ([
                    ['外借原因', reading.lendReason],
                    ['应还日期', reading.dueOn],
                  ] as const)
                : ([['监督人', reading.supervisor]] as const)),
              ...(reading.distinctReason === '' ? [] : ([['同名依据', reading.distinctReason]] as const)),
              ['归还日期', endedOn],
              ['归还检查', reading.endCheck],
              ['备注', reading.remark],
            ]}
          />
        </Section>
      </div>
      {open === 'end' && <EndDialog reading={reading} onClose={close} />}
      {open === 'remove' && <RemoveDialog reading={reading} onClose={close} />}
    </>
  )
}

function EndDialog({ reading, onClose }: { reading: Reading; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.endReading, { quiet: true })
  const [endedOn, setEndedOn] = useState(today)
  const [endCheck, setEndCheck] = useState('')
  const submit = async () => {
    const day = optionalDay(endedOn, today, 'endedOn')
    if (!day.ok) return day
    if (day.value === null) {
      const failure = { code: 'INPUT_INVALID', message: '请填写归还日期', field: 'endedOn' }
      return { ok: false as const, failure }
    }
    return run({ id: reading.id, endedOn: day.value, endCheck: textOrNull(endCheck) })
  }
  return (
    <FormDialog
      title={`登记归还：${reading.name}的档案`}
      submitText="登记"
      onSubmit={submit}
      onClose={onClose}
      fields={['endedOn']}
    >
      <Field label="归还日期" name="endedOn" required>
        <DateField autoFocus dayOnly today={today} value={endedOn} onChange={setEndedOn} />
      </Field>
      <Field label="检查情况" name="endCheck" hint="如 材料无缺，没有涂改、圈划、抽换">
        <TextField maxLength={200} value={endCheck} onChange={setEndCheck} />
      </Field>
    </FormDialog>
  )
}

function RemoveDialog({ reading, onClose }: { reading: Reading; onClose: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.dossier.removeReading, { quiet: true })
  return (
    <ConfirmChange
      title="删除查阅登记"
      effect={`将删除${reading.onDate}查阅${reading.name}档案的登记1条。`}
      confirmText="删除"
      onConfirm={() => run({ id: reading.id })}
      onClose={onClose}
    />
  )
}
