/** A list of dossiers to be handed over: to whom or from whom, whose, and what is in each (R-G26). */

import { Button } from 'antd'
import { useState } from 'react'
import { HANDOVER_DIRECTION, type HandoverDirection } from '../../shared/dossier/handover.ts'
import type { Handover } from '../../shared/dossier/handoverMethods.ts'
import { textOrNull } from '../census/textOrNull.ts'
import { attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker, type PickedMember } from '../ui/fields/MemberPicker.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './handover.module.css'
import { demandDay, refused } from '../ui/readFields.ts'

/** The other side, and whose dossiers. */
export interface HandoverDraft {
  direction: HandoverDirection
  counterpart: string
  phone: string | null
  lines: readonly HandoverLine[]
}

export interface HandoverDialogProps {
  /** changed; absent where a new list is drawn up */
  handover?: Handover
  /** what a new list begins with */
  draft?: HandoverDraft
  onClose: () => void
}

export type HandoverLine = Pick<
  Handover['items'][number],
  'memberId' | 'name' | 'content' | 'copies' | 'pages' | 'letterId'
>

const FIELDS = ['direction', 'counterpart', 'counterpartPhone', 'listedOn', 'items', 'remark']

const has = (lines: readonly HandoverLine[], id: number) => lines.some(({ memberId }) => memberId === id)

export function HandoverDialog({ handover, draft, onClose }: HandoverDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.saveHandover, { quiet: true })
  const [direction, setDirection] = useState<HandoverDirection>(
    handover?.direction ?? draft?.direction ?? '转出',
  )
  const [counterpart, setCounterpart] = useState(handover?.counterpart ?? draft?.counterpart ?? '')
  const [phone, setPhone] = useState(handover?.counterpartPhone ?? draft?.phone ?? '')
  const [listedOn, setListedOn] = useState(handover?.listedOn ?? today)
  const [remark, setRemark] = useState(handover?.remark ?? '')
  const [lines, setLines] = useState<readonly HandoverLine[]>(handover?.items ?? draft?.lines ?? [])

  const add = async (member: PickedMember | null) => {
    if (member === null || has(lines, member.id)) return
    // What the catalogue holds is proposed, and written over by hand where it is not kept yet.
    const made = await attempt(() => client.dossier.proposeHandover({ memberId: member.id, direction }))
    const line = made.ok
      ? made.value
      : { memberId: member.id, content: '', copies: 0, pages: 0, letterId: null }
    setLines(now => (has(now, member.id) ? now : [...now, { ...line, name: member.name }]))
  }
  const submit = async () => {
    const day = demandDay(listedOn, today, 'listedOn', '请填写清单日期')
    if (!day.ok) return day
    if (counterpart.trim() === '') return refused('counterpart', '请填写对方党组织')
    if (lines.length === 0) return refused('items', '请选择移交的档案')
    return run({
      ...(handover ? { id: handover.id } : {}),
      values: {
        direction,
        counterpart,
        counterpartPhone: textOrNull(phone),
        listedOn: day.value,
        remark: textOrNull(remark),
        items: lines.map(({ memberId, content, copies, pages, letterId }) => ({
          memberId,
          content,
          copies,
          pages,
          letterId,
        })),
      },
    })
  }
  return (
    <FormDialog
      title={handover ? '修改档案交接清单' : '登记档案交接'}
      submitText={handover ? '保存' : '登记'}
      width={640}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field label="方向" name="direction" required>
        <CodeSelect
          table={HANDOVER_DIRECTION}
          required
          value={direction}
          onChange={next => next !== null && setDirection(next)}
        />
      </Field>
      <Field label={direction === '转出' ? '接收党组织' : '移交党组织'} name="counterpart" required>
        <TextField autoFocus maxLength={80} value={counterpart} onChange={setCounterpart} />
      </Field>
      <Field label="对方电话" name="counterpartPhone" hint="催要回执时要用">
        <TextField maxLength={40} value={phone} onChange={setPhone} />
      </Field>
      <Field label="清单日期" name="listedOn" required>
        <DateField dayOnly today={today} value={listedOn} onChange={setListedOn} />
      </Field>
      <Field label="加入党员" name="items" required hint="选一名加一行，明细按材料目录写出，可改">
        <MemberPicker value={null} onChange={member => void add(member)} />
      </Field>
      {lines.length > 0 && (
        <ul className={styles.lines} aria-label="移交的档案">
          {lines.map((line, at) => (
            <li key={line.memberId}>
              <Field label={`${line.name}的明细`}>
                <TextField
                  rows={2}
                  maxLength={300}
                  placeholder="如 入党志愿书1份、入党申请书1份"
                  value={line.content}
                  onChange={content =>
                    setLines(now => now.map((one, index) => (index === at ? { ...one, content } : one)))
                  }
                />
              </Field>
              <Button
                size="small"
                aria-label={`从清单去掉${line.name}`}
                onClick={() => setLines(now => now.filter(one => one !== line))}
              >
                去掉
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field label="备注" name="remark">
        <TextField maxLength={300} value={remark} onChange={setRemark} />
      </Field>
    </FormDialog>
  )
}
