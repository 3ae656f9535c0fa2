/** 附件1 as one file a person: which format, where to; then what was written. */

import { Button, Modal, Radio } from 'antd'
import { useRef, useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { useFocusBack } from '../ui/focusBack.ts'
import { PlaceChoice, usePlaceChoice } from '../ui/PlaceChoice.tsx'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './CardFilesDialog.module.css'
import type { Failure } from './failures.ts'
import type { Whose } from './forms.ts'
import { useOffice } from './office.tsx'
import { shortName, useOrganisations } from './organisations.ts'
import { useScope } from './scope.tsx'
import { useTasks } from './tasks.tsx'

type Cards = Outputs['reporting']['cards']
type Format = 'pdf' | 'xlsx'

/** What the work is called in the bottom bar. */
const TASK = '附件1 每人一个文件'

const FORMATS: { value: Format; label: string }[] = [
  { value: 'pdf', label: 'PDF' },
  { value: 'xlsx', label: 'Excel' },
]

function useWhoseWords({ orgId, memberIds }: Whose): string {
  const { byId } = useOrganisations()
  if (memberIds !== undefined) return `选中的${memberIds.length}名党员`
  const org = orgId === undefined ? undefined : byId.get(orgId)
  return org ? `${shortName(org)}的在册党员` : '全部在册党员'
}

function Written({ cards }: { cards: Cards }) {
  return (
    <div className={styles.result}>
      <p>
        <FindingText level="ok" text={`已写入${cards.files}个文件，并逐个核对`} />
      </p>
      <p className={styles.folder}>{cards.folder}</p>
      {cards.note !== null && (
        <p>
          <FindingText level="warning" text={cards.note} />
        </p>
      )}
      <p className={styles.quiet}>内部资料，不公开、不上网。这次导出已记入操作记录。</p>
    </div>
  )
}

export interface CardFilesDialogProps {
  whose: Whose
  onClose: () => void
}

export function CardFilesDialog({ whose, onClose }: CardFilesDialogProps) {
  const { client } = useOffice()
  const { asOf } = useScope()
  const { run, running } = useTasks()
  const place = usePlaceChoice()
  const who = useWhoseWords(whose)
  const [format, setFormat] = useState<Format>('pdf')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [cards, setCards] = useState<Cards | null>(null)
  useFocusBack()
  const form = useRef<HTMLFormElement>(null)
  const task = running.find(({ title }) => title === TASK)

  const start = async () => {
    if (place.target === null) return
    setFailure(null)
    const { orgId, memberIds } = whose
    const input = {
      format,
      place: place.target,
      ...(orgId === undefined ? {} : { orgId }),
      ...(memberIds === undefined ? {} : { memberIds }),
      ...(asOf === undefined ? {} : { asOf }),
    }
    const made = await run(TASK, ({ signal }) => client.reporting.cards(input, { signal }), { quiet: true })
    if (made.ok) setCards(made.value)
    else if (made.failure.code !== 'CANCELLED') setFailure(made.failure)
  }
  return (
    <Modal
      open
      title={TASK}
      width={560}
      onCancel={onClose}
      mask={{ closable: false }}
      okText="存放"
      cancelText="取消"
      onOk={() => void start()}
      okButtonProps={{ disabled: place.target === null }}
      footer={(_, { CancelBtn, OkBtn }) =>
        cards ? (
          <Button type="primary" autoFocus onClick={onClose}>
            完成
          </Button>
        ) : task ? null : (
          <>
            <CancelBtn />
            <OkBtn />
          </>
        )
      }
      destroyOnHidden
      afterOpenChange={open => open && form.current?.querySelector('input')?.focus()}
    >
      {cards ? (
        <Written cards={cards} />
      ) : task ? (
        <TaskProgress title="正在存放附件1" progress={task.progress} onCancel={task.cancel} />
      ) : (
        <form
          ref={form}
          className={styles.form}
          onSubmit={event => {
            event.preventDefault()
            void start()
          }}
        >
          <p>
            {who}，每人一个文件{asOf === undefined ? '' : `，截至 ${asOf}`}。
          </p>
          <fieldset>
            <legend>格式</legend>
            <Radio.Group
              value={format}
              options={FORMATS}
              onChange={event => setFormat(event.target.value === 'xlsx' ? 'xlsx' : 'pdf')}
            />
          </fieldset>
          <PlaceChoice {...place} />
          <p className={styles.quiet}>文件名为“支部-姓名-附件1”，放进一个新的文件夹，不会覆盖已有的文件。</p>
          {failure && (
            <p role="alert">
              <FindingText level="error" text={failure.message} />
            </p>
          )}
          {/* Enter in a field submits only where the form has a submit button. */}
          <button type="submit" className="visuallyHidden" tabIndex={-1} aria-hidden="true" />
        </form>
      )}
    </Modal>
  )
}
