/** 导出上报包: which annexes, where to, with which protection; then what was written. */

import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { Inputs, Outputs } from '../../shared/api/contract.ts'
import { brokenOn } from '../../shared/reporting/checks.ts'
import type { CheckResult } from '../../shared/reporting/methods.ts'
import type { Failure } from '../shell/failures.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { CheckAll } from '../ui/CheckAll.tsx'
import { Field, FieldFailureProvider } from '../ui/Field.tsx'
import { PassphraseField } from '../ui/fields/PassphraseField.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { useConfirmFirst } from '../ui/focusBack.ts'
import { PlaceChoice, usePlaceChoice } from '../ui/PlaceChoice.tsx'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import { PacketResult } from './PacketResult.tsx'
import type { ReportScope } from './reportScope.ts'
import styles from './reporting.module.css'
import type { AnnexInfo } from './useReport.ts'

type Packet = Outputs['reporting']['packet']

/** What the work is called in the bottom bar. */
const TASK = '导出上报包'

/** Shortest password the contract takes. */
const PASSWORD_MIN = 6

export interface PacketDialogProps {
  scope: ReportScope
  annexes: readonly AnnexInfo[]
  checks: readonly CheckResult[]
  onClose: () => void
}

export function PacketDialog({ scope, annexes, checks, onClose }: PacketDialogProps) {
  const { client } = useOffice()
  const { asOf } = useScope()
  const { run, running } = useTasks()
  const { body, afterOpenChange } = useConfirmFirst()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [packet, setPacket] = useState<Packet | null>(null)
  const task = running.find(({ title }) => title === TASK)

  const start = async (input: Inputs['reporting']['packet']) => {
    setFailure(null)
    const made = await run(TASK, ({ signal }) => client.reporting.packet(input, { signal }), { quiet: true })
    if (made.ok) setPacket(made.value)
    else if (made.failure.code !== 'CANCELLED') setFailure(made.failure)
  }
  return (
    <Modal
      open
      title={packet ? '上报包已导出' : '导出上报包'}
      width={packet ? 720 : 560}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        packet ? (
          <Button type="primary" autoFocus onClick={onClose}>
            完成
          </Button>
        ) : null
      }
      destroyOnHidden
      afterOpenChange={afterOpenChange}
    >
      <div ref={body}>
        {packet ? (
          <PacketResult packet={packet} />
        ) : task ? (
          <TaskProgress title="正在导出上报包" progress={task.progress} onCancel={task.cancel} />
        ) : (
          <PacketForm
            scope={scope}
            annexes={annexes}
            checks={checks}
            failure={failure}
            asOf={asOf}
            onStart={input => void start(input)}
            onClose={onClose}
          />
        )}
      </div>
    </Modal>
  )
}

interface PacketFormProps {
  scope: ReportScope
  annexes: readonly AnnexInfo[]
  checks: readonly CheckResult[]
  failure: Failure | null
  asOf: string | undefined
  onStart: (input: Inputs['reporting']['packet']) => void
  onClose: () => void
}

function PacketForm({ scope, annexes, checks, failure, asOf, onStart, onClose }: PacketFormProps) {
  const place = usePlaceChoice()
  const { target } = place
  const [chosen, setChosen] = useState<readonly number[]>(() => annexes.map(({ annex }) => annex))
  const [withPdf, setWithPdf] = useState(true)
  const [locked, setLocked] = useState(false)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const short = locked && password.length < PASSWORD_MIN
  const different = locked && !short && password !== again
  const [confirmed, setConfirmed] = useState(false)
  const broken = brokenOn(checks, chosen)
  const seen = broken.length === 0 || confirmed
  const ready = chosen.length > 0 && target !== null && !short && !different && seen

  const submit = () => {
    if (!ready) return
    const { orgId, campaignId } = scope.input
    onStart({
      annexes: [...chosen].sort((a, b) => a - b),
      place: target,
      pdf: withPdf && !locked,
      confirmed,
      ...(orgId === undefined ? {} : { orgId }),
      ...(campaignId === undefined ? {} : { campaignId }),
      ...(locked ? { password } : {}),
    })
  }
  return (
    <FieldFailureProvider value={failure}>
      <form
        className={styles.packet}
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <fieldset>
          <legend>附件</legend>
          <CheckAll
            label="全部"
            unit="个"
            of={annexes.map(({ annex }) => annex)}
            value={chosen}
            onChange={setChosen}
          />
          <Checkbox.Group
            className={styles.packetAnnexes ?? ''}
            value={[...chosen]}
            options={annexes.map(({ annex, title, persons }) => ({
              value: annex,
              label: `附件${annex} ${title}（${persons}名）`,
            }))}
            onChange={setChosen}
          />
        </fieldset>
        <PlaceChoice {...place} />
        <fieldset>
          <legend>格式</legend>
          <Checkbox
            checked={withPdf && !locked}
            disabled={locked}
            onChange={event => setWithPdf(event.target.checked)}
          >
            每个附件另存一份 PDF
          </Checkbox>
          <Checkbox checked={locked} onChange={event => setLocked(event.target.checked)}>
            设打开密码（Excel 要输密码才能打开，不放 PDF）
          </Checkbox>
          {locked && (
            <>
              <Field
                label="密码"
                name="password"
                findings={
                  short && password !== '' ? [{ level: 'note', text: `至少${PASSWORD_MIN}个字符` }] : []
                }
              >
                <PassphraseField isNew autoFocus value={password} onChange={setPassword} />
              </Field>
              <Field
                label="再输一遍"
                findings={different && again !== '' ? [{ level: 'error', text: '两次输入的不一样' }] : []}
              >
                <PassphraseField isNew value={again} onChange={setAgain} />
              </Field>
              <span className={styles.quiet}>程序不保存这个密码，请另行告诉收件单位。</span>
            </>
          )}
        </fieldset>
        {broken.length > 0 && (
          <>
            <FindingText
              level="error"
              text={`有${broken.length}处校验不平（${broken.map(({ check }) => check).join('、')}），清单中会注明`}
            />
            <Checkbox checked={confirmed} onChange={event => setConfirmed(event.target.checked)}>
              已逐处核对，照此上报
            </Checkbox>
          </>
        )}
        {asOf !== undefined && (
          <FindingText level="warning" text={`上报包按填表日期计算，不按顶部选的 ${asOf}`} />
        )}
        {failure && (
          <p role="alert">
            <FindingText level="error" text={failure.message} />
          </p>
        )}
        <p className={styles.packetActions}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" disabled={!ready}>
            导出
          </Button>
        </p>
      </form>
    </FieldFailureProvider>
  )
}
