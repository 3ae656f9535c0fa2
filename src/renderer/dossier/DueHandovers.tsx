/** Letters whose dossiers are on no list yet, by the organisation they go to or come from (R-G26). */

import { Button, Modal } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DueHandover } from '../../shared/dossier/handoverMethods.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import { attempt } from '../shell/failures.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useFocusBack } from '../ui/focusBack.ts'
import panel from './dossier.module.css'
import { HandoverDialog, type HandoverDraft, type HandoverLine } from './HandoverDialog.tsx'
import { letterName } from './handoverWords.ts'
import styles from './handover.module.css'

/** Letters that may stand on one list: the same way, and the same organisation at the other end. */
function packages(rows: readonly DueHandover[]): DueHandover[][] {
  const groups = new Map<string, DueHandover[]>()
  for (const row of rows) {
    const key = `${row.direction} ${row.counterpart}`
    const group = groups.get(key) ?? []
    // Two letters of one person go with one dossier.
    if (!group.some(({ memberId }) => memberId === row.memberId)) group.push(row)
    groups.set(key, group)
  }
  return [...groups.values()]
}

export function DueHandovers({ readOnly }: { readOnly: boolean }) {
  const { client, queries } = useOffice()
  const { orgId, asOf } = useScope()
  const { data } = useQuery(
    queries.dossier.dueHandovers.queryOptions({
      input: {
        ...(orgId === null ? {} : { orgId }),
        ...(asOf === undefined ? {} : { asOf }),
        page: { offset: 0, limit: PAGE_MAX },
      },
    }),
  )
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState<HandoverDraft | null>(null)
  const drawUp = async (letters: readonly DueHandover[]) => {
    const [first] = letters
    if (!first) return
    const { direction, counterpart, phone } = first
    const lines: HandoverLine[] = []
    for (const { memberId, name, letterId } of letters) {
      const made = await attempt(() => client.dossier.proposeHandover({ memberId, direction }))
      const content = made.ok ? made.value : { content: '', copies: 0, pages: 0 }
      lines.push({ ...content, memberId, name, letterId })
    }
    setOpen(false)
    setDraft({ direction, counterpart, phone, lines })
  }
  if (!data || data.total === 0) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>应列清单的档案（{data.total}）</Button>
      {open && (
        <DueDialog
          rows={data.rows}
          readOnly={readOnly}
          onClose={() => setOpen(false)}
          onList={letters => void drawUp(letters)}
        />
      )}
      {draft && <HandoverDialog draft={draft} onClose={() => setDraft(null)} />}
    </>
  )
}

interface DueDialogProps {
  rows: readonly DueHandover[]
  readOnly: boolean
  onClose: () => void
  onList: (letters: readonly DueHandover[]) => void
}

function DueDialog({ rows, readOnly, onClose, onList }: DueDialogProps) {
  useFocusBack()
  return (
    <Modal
      open
      title="有介绍信、还没有列交接清单的档案"
      width={640}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ul className={styles.lines}>
        {packages(rows).map(group => {
          const [first] = group
          if (!first) return null
          const { direction, counterpart } = first
          const name = counterpart === '' ? '没有写明党组织' : counterpart
          return (
            <li key={`${direction} ${counterpart}`}>
              <div>
                <b>
                  {direction === '转出' ? '转往' : '转自'} {name}
                </b>
                {group.map(row => (
                  <p key={row.letterId} className={panel.sub}>
                    {row.name} · {row.orgName} · {letterName(row)} · {row.on}
                  </p>
                ))}
              </div>
              <Button
                size="small"
                disabled={readOnly}
                aria-label={`列清单：${direction}${name}`}
                onClick={() => onList(group)}
              >
                列清单
              </Button>
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
