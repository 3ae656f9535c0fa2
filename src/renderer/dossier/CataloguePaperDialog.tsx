/** One paper of the catalogue: what it is, when it was made, how many copies and pages. */

import { useState } from 'react'
import {
  CATALOGUE_ITEM,
  PAPER_FORM,
  PAPER_SEAL,
  type CatalogueItem,
  type PaperForm,
  type PaperSeal,
} from '../../shared/dossier/catalogue.ts'
import type { CataloguePaper } from '../../shared/dossier/catalogueMethods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { textOrNull } from '../census/textOrNull.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dateValue } from '../ui/dateValues.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { wholeNumber } from './wholeNumber.ts'
import { optionalDay, refusedAs } from '../ui/readFields.ts'

export interface CataloguePaperDialogProps {
  memberId: number
  item: CatalogueItem
  /** changed; absent where a new one is recorded */
  paper?: CataloguePaper
  onClose: () => void
}

const FIELDS = [
  'item',
  'title',
  'madeOn',
  'copies',
  'pages',
  'form',
  'comparedBy',
  'comparedOn',
  'filedOn',
  'signer',
  'seal',
  'remark',
]

export function CataloguePaperDialog({ memberId, item: given, paper, onClose }: CataloguePaperDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.savePaper, { quiet: true })
  const [item, setItem] = useState(given)
  const [title, setTitle] = useState(paper?.title ?? '')
  const [madeOn, setMadeOn] = useState(paper?.madeOn ?? '')
  const [copies, setCopies] = useState(String(paper?.copies ?? 1))
  const [pages, setPages] = useState(paper?.pages?.toString() ?? '')
  const [form, setForm] = useState<PaperForm | null>(paper ? paper.form : '原件')
  const [comparedBy, setComparedBy] = useState(paper?.comparedBy ?? '')
  const [comparedOn, setComparedOn] = useState(paper?.comparedOn ?? '')
  const [filedOn, setFiledOn] = useState(paper?.filedOn ?? '')
  const [signer, setSigner] = useState(paper?.signer ?? '')
  const [seal, setSeal] = useState<PaperSeal | null>(paper?.seal ?? null)
  const [remark, setRemark] = useState(paper?.remark ?? '')

  const submit = async () => {
    const made = dateValue(madeOn, today)
    if (!made.ok) return refusedAs('madeOn', made)
    const compared = optionalDay(comparedOn, today, 'comparedOn')
    if (!compared.ok) return compared
    const filed = optionalDay(filedOn, today, 'filedOn')
    if (!filed.ok) return filed
    const copyCount = wholeNumber(copies, 1, 99, 'copies')
    if (!copyCount.ok) return copyCount
    const pageCount = pages.trim() === '' ? null : wholeNumber(pages, 1, 999, 'pages')
    if (pageCount && !pageCount.ok) return pageCount
    const copied = form === '复印件'
    return run({
      memberId,
      ...(paper ? { id: paper.id } : {}),
      values: {
        item,
        title: textOrNull(title),
        madeOn: made.value,
        copies: copyCount.value,
        pages: pageCount?.value ?? null,
        form,
        comparedBy: copied ? textOrNull(comparedBy) : null,
        comparedOn: copied ? compared.value : null,
        filedOn: filed.value,
        signer: textOrNull(signer),
        seal,
        remark: textOrNull(remark),
      },
    })
  }
  return (
    <FormDialog
      title={paper ? `修改材料：${paper.title ?? labelOf(CATALOGUE_ITEM, paper.item)}` : '登记档案材料'}
      submitText={paper ? '保存' : '登记'}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      <Field label="材料类别" name="item" required>
        <CodeSelect
          table={CATALOGUE_ITEM}
          required
          value={item}
          onChange={next => next !== null && setItem(next)}
        />
      </Field>
      <Field label="材料名称" name="title" hint="与类别同名的不必填">
        <TextField maxLength={60} value={title} onChange={setTitle} />
      </Field>
      <Field label="制成时间" name="madeOn" hint="材料上写的日期，只知道月份的填年月">
        <DateField autoFocus today={today} value={madeOn} onChange={setMadeOn} />
      </Field>
      <Field label="份数" name="copies" required>
        <TextField maxLength={2} value={copies} onChange={setCopies} />
      </Field>
      <Field label="每份页数" name="pages">
        <TextField maxLength={3} value={pages} onChange={setPages} />
      </Field>
      <Field label="原件或复印件" name="form">
        <CodeSelect table={PAPER_FORM} value={form} onChange={setForm} />
      </Field>
      {form === '复印件' && (
        <>
          <Field label="核对人" name="comparedBy" hint="谁与原件核对过">
            <TextField maxLength={30} value={comparedBy} onChange={setComparedBy} />
          </Field>
          <Field label="核对日期" name="comparedOn">
            <DateField dayOnly today={today} value={comparedOn} onChange={setComparedOn} />
          </Field>
        </>
      )}
      <Field label="归入日期" name="filedOn" hint="新归入的填写；原来就在档案里的不填">
        <DateField dayOnly today={today} value={filedOn} onChange={setFiledOn} />
      </Field>
      <Field label="签字人" name="signer" hint="党组织的材料填负责人，个人的材料填本人">
        <TextField maxLength={30} value={signer} onChange={setSigner} />
      </Field>
      <Field label="盖章" name="seal" hint="个人的材料不盖章，不选">
        <CodeSelect table={PAPER_SEAL} value={seal} onChange={setSeal} />
      </Field>
      <Field label="备注" name="remark">
        <TextField maxLength={200} value={remark} onChange={setRemark} />
      </Field>
    </FormDialog>
  )
}
