/** The left side: the workbooks in turn, and how the present one is read. */

import { Button, Checkbox } from 'antd'
import { Field } from '../ui/Field.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { SheetMapping } from './SheetMapping.tsx'
import styles from './files.module.css'
import type { IntakeDesk } from './intakeDesk.ts'
import { planOf, taken, unitOf, type Desk, type IntakeFile, type Plan } from './intakeFiles.ts'
import { useUndone } from './undoneBatches.ts'

interface FilePanelProps {
  intake: IntakeDesk & { desk: Desk }
  file: IntakeFile
}

/** How far a file has come, in a word or two. */
function stageWords(
  { stage }: IntakeFile,
  isUndone: (changeId: number | null) => boolean,
): { level: FindingLevel; text: string } {
  switch (stage.kind) {
    case 'waiting':
      return { level: 'note', text: '等待' }
    case 'checking':
      return { level: 'note', text: '正在检查' }
    case 'password':
      return { level: 'warning', text: '要打开密码' }
    case 'failed':
      return { level: 'error', text: '读不了' }
    case 'preview': {
      const { counts } = stage.plan
      if (counts.refused > 0) return { level: 'warning', text: `${counts.refused}行未通过` }
      return taken(counts) > 0 ? { level: 'ok', text: '可以导入' } : { level: 'note', text: '与台账相同' }
    }
    case 'applying':
      return { level: 'note', text: '正在导入' }
    case 'done':
      return isUndone(stage.changeId)
        ? { level: 'warning', text: '已撤销导入' }
        : { level: 'ok', text: `已导入${taken(stage.counts)}${unitOf([stage.plan])}` }
  }
}

export function FilePanel({ intake, file }: FilePanelProps) {
  const { files } = intake.desk
  const isUndone = useUndone()
  const plan = planOf(file)
  return (
    <aside className={styles.files} aria-label="文件">
      <Section title={files.length > 1 ? `文件（${files.length}个）` : '文件'}>
        <ul className={styles.queue}>
          {files.map(one => (
            <li key={one.id}>
              <button
                type="button"
                className={styles.file}
                aria-current={one.id === file.id}
                onClick={() => intake.look(one.id)}
                title={one.file.name}
              >
                <span className={styles.fileName}>{one.file.name}</span>
                <FindingText {...stageWords(one, isUndone)} />
              </button>
              <Button
                type="text"
                size="small"
                aria-label={`移出：${one.file.name}`}
                disabled={one.stage.kind === 'applying'}
                onClick={() => intake.remove(one.id)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      {plan && file.stage.kind === 'preview' && <Reading intake={intake} file={file} plan={plan} />}
    </aside>
  )
}

/** What is taken for what: sheets, their headers and columns. */
function Reading({ intake, file, plan }: { intake: IntakeDesk; file: IntakeFile; plan: Plan }) {
  const { answers } = file
  const read = plan.sheets.filter(sheet => sheet.skipped === '')
  const asked = read.some(sheet => sheet.branchFrom === 'asked')
  return (
    <Section title="对应关系">
      {asked && (
        <Field label="没写支部的行" stacked>
          <OrgSelect
            placeholder="全部放到这个支部"
            allowClear
            value={answers.defaultOrgId ?? null}
            onChange={orgId =>
              intake.answer(file.id, said => ({ ...said, defaultOrgId: orgId ?? undefined }))
            }
          />
        </Field>
      )}
      {plan.sheets.map((sheet, index) => (
        <SheetMapping
          key={sheet.name}
          sheet={sheet}
          open={read.length === 1 ? sheet.skipped === '' : index === 0 && sheet.skipped === ''}
          onMap={column =>
            intake.answer(file.id, said => ({
              ...said,
              mapping: withColumn(said.mapping, sheet.name, column),
            }))
          }
          onHeaderRows={rows =>
            intake.answer(file.id, said => ({ ...said, mapping: withHeader(said.mapping, sheet.name, rows) }))
          }
        />
      ))}
      <div className={styles.options}>
        <Checkbox
          checked={answers.remember}
          onChange={event => intake.answer(file.id, said => ({ ...said, remember: event.target.checked }))}
        >
          记住对应关系，下次照用
        </Checkbox>
        <Checkbox
          checked={answers.blankErases}
          onChange={event => intake.answer(file.id, said => ({ ...said, blankErases: event.target.checked }))}
        >
          空白格清除台账中已有的内容
        </Checkbox>
      </div>
    </Section>
  )
}

type Mapping = IntakeFile['answers']['mapping']
type ColumnChoice = Mapping[number]['columns'][number]

function ofSheet(mapping: Mapping, sheet: string): Mapping[number] {
  return mapping.find(one => one.sheet === sheet) ?? { sheet, columns: [] }
}

function put(mapping: Mapping, next: Mapping[number]): Mapping {
  return [...mapping.filter(one => one.sheet !== next.sheet), next]
}

function withColumn(mapping: Mapping, sheet: string, column: ColumnChoice): Mapping {
  const own = ofSheet(mapping, sheet)
  // A target stands over one column: the one it was given last.
  const others = own.columns.filter(
    one => one.index !== column.index && (one.target === null || one.target !== column.target),
  )
  return put(mapping, { ...own, columns: [...others, column] })
}

/** Other header rows have other columns: what was said about columns before does not hold for them. */
function withHeader(mapping: Mapping, sheet: string, headerRows: [number, number]): Mapping {
  return put(mapping, { sheet, headerRows, columns: [] })
}
