/** One letter: where it stands, what is clear, and every field. */

import { Button } from 'antd'
import { useState } from 'react'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { LetterDossier } from '../dossier/LetterDossier.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { RecordFields } from '../ui/RecordFields.tsx'
import { Section } from '../ui/Section.tsx'
import { FourClear } from './FourClear.tsx'
import { letterGroups, letterPatchSchema } from './letterFields.ts'
import { LetterPapers } from './LetterPapers.tsx'
import { LetterSteps } from './LetterSteps.tsx'
import { isPocketLetter, letterWords } from './letterWords.ts'
import styles from './transfer.module.css'

export interface LetterRecordProps {
  letter: LetterRow
  readOnly: boolean
  columns?: 1 | 2
}

export function LetterState({ letter }: { letter: LetterRow }) {
  const { day } = useScope()
  return (
    <>
      <FindingText {...letterWords(letter, day)} />
      {isPocketLetter(letter, day) && <FindingText level="error" text="“口袋”党员" />}
    </>
  )
}

export function LetterRecord({ letter, readOnly, columns = 1 }: LetterRecordProps) {
  const { client } = useOffice()
  const { run } = useWrite(client.transfer.save, { quiet: true })
  const { run: remove } = useWrite(client.transfer.remove, { quiet: true })
  const [removing, setRemoving] = useState(false)
  return (
    <article className={styles.letter} aria-label={`介绍信 ${letter.letterNo ?? ''}`}>
      <header className={styles.letterHead}>
        <b>
          {letter.direction}
          {letter.letterNo === null ? '' : ` ${letter.letterNo}`}
        </b>
        <LetterState letter={letter} />
        <span className={styles.sub}>
          {letter.issuedOn === null
            ? letter.direction === '转入'
              ? '没有填开具日期'
              : '还没有开具'
            : `${letter.issuedOn} 开具，有效至 ${letter.validTo ?? ''}`}
          {letter.replaces !== null && `，代替已作废的 ${letter.replaces}`}
        </span>
        <span className={styles.actions}>
          <RecordAttachments
            memberId={letter.memberId}
            owner={{ table: 'letter', rowId: letter.id }}
            name={`介绍信 ${letter.letterNo ?? letter.name}`}
            readOnly={readOnly}
          />
          <LetterPapers letter={letter} />
          <LetterSteps letter={letter} readOnly={readOnly} />
          <Button size="small" disabled={readOnly} onClick={() => setRemoving(true)}>
            删除
          </Button>
        </span>
      </header>
      {letter.direction !== '转入' && <FourClear letter={letter} />}
      <LetterDossier letter={letter} />
      {letter.findings.map(text => (
        <p key={text}>
          <FindingText level="warning" text={text} />
        </p>
      ))}
      {letterGroups(letter.direction).map(({ title, fields }) => (
        <Section key={title} title={title} columns={columns}>
          <RecordFields
            fields={fields}
            values={letter}
            schema={letterPatchSchema}
            readOnly={readOnly}
            onSave={values => run({ memberId: letter.memberId, id: letter.id, values })}
          />
        </Section>
      ))}
      {removing && (
        <ConfirmChange
          title="删除介绍信记录"
          effect={`将删除${letter.name}的介绍信${letter.letterNo ?? ''}记录1条。开错的请作废，误录的才删除。`}
          confirmText="删除"
          onConfirm={() => remove({ id: letter.id })}
          onClose={() => setRemoving(false)}
        />
      )}
    </article>
  )
}
