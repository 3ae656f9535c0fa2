/** Beside the list of drives: how one stands, and what can be done with it. */

import { Button, Dropdown } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { labelOf } from '../../shared/kernel/codes.ts'
import { REGISTRATION_LISTED } from '../../shared/registration/codes.ts'
import type { RegistrationDrive } from '../../shared/registration/methods.ts'
import { textOrNull } from '../census/textOrNull.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { registrationPaperPlace, registrationPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import panel from '../ui/Panel.module.css'
import { useFormFilter, type FormFilter } from './formFilter.ts'
import { IssueDialog } from './IssueDialog.tsx'
import { askPath } from './paperAsk.ts'

type Open = 'issue' | 'rename' | 'remove'

/** What the figures lead to. */
const FIGURES = ['issued', 'overdue', 'returned', 'late', 'unwilling', 'unchecked'] as const

export function DrivePanel({ drive, readOnly }: { drive: RegistrationDrive; readOnly: boolean }) {
  const navigate = useNavigate()
  const { orgId } = useScope()
  const [, setFilter] = useFormFilter()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const { id: driveId, name } = drive
  const branch = orgId === null ? {} : { orgId }
  const show = (only: FormFilter['only']) => {
    setFilter(() => ({ only, text: '' }))
    void navigate({ to: registrationPlace(driveId) })
  }
  const paper = (path: string) => void navigate({ to: registrationPaperPlace(path) })
  return (
    <>
      <header className={panel.head}>
        <h2>{name}</h2>
        <p className={panel.sub}>
          {drive.issuedOn} 发放，{drive.days}天内交回（{drive.deadline}前）· {drive.branches}个支部
          {drive.forms}名
        </p>
        <div className={panel.actions}>
          <Button size="small" type="primary" onClick={() => show('all')}>
            打开名单
          </Button>
          <Button
            size="small"
            onClick={() => paper(askPath({ kind: 'forms', driveId, blank: true, ...branch }))}
          >
            待填的申请表
          </Button>
          <Button
            size="small"
            onClick={() => paper(askPath({ kind: 'forms', driveId, blank: false, ...branch }))}
          >
            已交回的申请表
          </Button>
          <Button size="small" onClick={() => paper(askPath({ kind: 'overdue', driveId, ...branch }))}>
            逾期名单
          </Button>
          <Dropdown
            trigger={['click']}
            disabled={readOnly}
            menu={{
              items: [
                { key: 'issue', label: '补发' },
                { key: 'rename', label: '修改名称、备注' },
                { type: 'divider' },
                { key: 'remove', label: '删除这次登记' },
              ],
              onClick: ({ key }) => setOpen(key === 'issue' || key === 'remove' ? key : 'rename'),
            }}
          >
            <Button size="small" aria-haspopup="menu">
              更多 ▾
            </Button>
          </Dropdown>
        </div>
      </header>
      {/* reached with Tab, so that the keyboard can scroll it */}
      <div className={panel.body} role="region" aria-label="登记情况" tabIndex={0}>
        <Section title="进展">
          {FIGURES.map(key => (
            <p key={key}>
              <Button type="link" size="small" disabled={drive[key] === 0} onClick={() => show(key)}>
                {labelOf(REGISTRATION_LISTED, key)} {drive[key]}名
              </Button>
            </p>
          ))}
        </Section>
        {drive.note !== null && drive.note !== '' && (
          <Section title="备注">
            <p>{drive.note}</p>
          </Section>
        )}
      </div>
      {open === 'issue' && <IssueDialog drive={drive} onClose={close} />}
      {open === 'rename' && <RenameDialog drive={drive} onClose={close} />}
      {open === 'remove' && <RemoveDialog drive={drive} onClose={close} />}
    </>
  )
}

function RenameDialog({ drive, onClose }: { drive: RegistrationDrive; onClose: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.registration.updateDrive, { quiet: true })
  const [name, setName] = useState(drive.name)
  const [note, setNote] = useState(drive.note ?? '')
  return (
    <FormDialog
      title="修改名称、备注"
      onSubmit={() => run({ id: drive.id, name, note: textOrNull(note) })}
      onClose={onClose}
      fields={['name', 'note']}
    >
      <Field label="名称" name="name" required>
        <TextField autoFocus maxLength={60} value={name} onChange={setName} />
      </Field>
      <Field label="备注" name="note">
        <TextField maxLength={300} value={note} onChange={setNote} />
      </Field>
    </FormDialog>
  )
}

function RemoveDialog({ drive, onClose }: { drive: RegistrationDrive; onClose: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.registration.removeDrive, { quiet: true })
  return (
    <ConfirmChange
      title="删除这次登记"
      effect={`将删除“${drive.name}”1次，连同发出的申请表。已有交回的不能删除。`}
      confirmText="删除"
      onConfirm={() => run({ id: drive.id })}
      onClose={onClose}
    />
  )
}
