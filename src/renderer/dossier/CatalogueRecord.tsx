/** The catalogue of one dossier: every material with its papers, what is owed, and their scans (forms.md 12). */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { CATALOGUE_ITEM, CATALOGUE_LINE, type CatalogueItem } from '../../shared/dossier/catalogue.ts'
import type { CataloguePaper } from '../../shared/dossier/catalogueMethods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { dossierPaperPlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import record from '../ui/RecordPage.module.css'
import { CataloguePaperDialog } from './CataloguePaperDialog.tsx'
import styles from './catalogue.module.css'

type Catalogue = Outputs['dossier']['catalogue']
type Item = Catalogue['items'][number]

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '登记、修改' },
  { keys: 'Ctrl Z', what: '撤销' },
]

export default function CatalogueRecord() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const memberId = Number(params.memberId)
  const { queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const { data, isError } = useQuery(
    queries.dossier.catalogue.queryOptions({
      input: { memberId, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  useKeyHints(HINTS)
  if (isError) {
    return (
      <EmptyState text="没有这名党员，可能已被删除。">
        <Button onClick={() => void navigate({ to: PLACE.dossierCatalogues })}>回到材料目录</Button>
      </EmptyState>
    )
  }
  return data ? <CatalogueTable key={memberId} catalogue={data} /> : null
}

/** What is open over the table. */
type Open =
  { kind: 'edit'; item: CatalogueItem; paper?: CataloguePaper } | { kind: 'remove'; paper: CataloguePaper }

function totals(items: readonly Item[]): string {
  const papers = items.flatMap(item => item.papers)
  const copies = papers.reduce((sum, paper) => sum + paper.copies, 0)
  const pages = papers.reduce((sum, paper) => sum + paper.copies * (paper.pages ?? 0), 0)
  return `${papers.length}条，共${copies}份${pages}页`
}

function CatalogueTable({ catalogue }: { catalogue: Catalogue }) {
  const { memberId, name, orgName, membership, items } = catalogue
  const { asOf, readOnly } = useScope()
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const lacking = items.filter(({ due, papers }) => due === 'due' && papers.length === 0).length
  return (
    <article className={record.page} aria-label={`材料目录：${name}`}>
      <header className={record.head}>
        <Button size="small" onClick={() => void navigate({ to: PLACE.dossierCatalogues })}>
          ‹ 材料目录
        </Button>
        <h1>{name}</h1>
        <FindingText
          level={lacking === 0 ? 'ok' : 'error'}
          text={lacking === 0 ? '应有材料齐全' : `缺应有材料${lacking}种`}
        />
        <span className={styles.quiet}>
          {orgName} · {labelOf(MEMBERSHIP, membership)} · {totals(items)}
          {asOf === undefined ? '' : ` · 截至${asOf}`}
        </span>
        <span className={record.actions}>
          <Button size="small" onClick={() => void navigate({ to: memberPlace(memberId) })}>
            打开党员卡
          </Button>
          <Button
            size="small"
            onClick={() => void navigate({ to: dossierPaperPlace('catalogue', memberId) })}
          >
            目录版面
          </Button>
          <Button
            size="small"
            type="primary"
            disabled={readOnly}
            onClick={() => setOpen({ kind: 'edit', item: 'DI-01' })}
          >
            登记材料
          </Button>
        </span>
      </header>
      {/* reached with Tab, so that the keyboard can scroll it */}
      <div className={styles.scroll} role="region" aria-label="目录" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">类号</th>
              <th scope="col">材料名称</th>
              <th scope="col">制成时间</th>
              <th scope="col">份数</th>
              <th scope="col">页数</th>
              <th scope="col">原件</th>
              <th scope="col">签字、盖章</th>
              <th scope="col">备注</th>
              <th scope="col">情况</th>
              <th scope="col">办理</th>
            </tr>
          </thead>
          {items.map(item => (
            <ItemRows key={item.item} memberId={memberId} item={item} readOnly={readOnly} onOpen={setOpen} />
          ))}
        </table>
      </div>
      {open?.kind === 'edit' && (
        <CataloguePaperDialog
          memberId={memberId}
          item={open.item}
          onClose={close}
          {...(open.paper ? { paper: open.paper } : {})}
        />
      )}
      {open?.kind === 'remove' && <RemovePaper paper={open.paper} onClose={close} />}
    </article>
  )
}

const DUE_WORDS = { due: '应有', later: '未到期，转正后再归', ifAny: '有此情形的才有' } as const

interface ItemRowsProps {
  memberId: number
  item: Item
  readOnly: boolean
  onOpen: (open: Open) => void
}

/** One material: its own line, and one for each of its papers. */
function ItemRows({ memberId, item: entry, readOnly, onOpen }: ItemRowsProps) {
  const { item, due, papers, findings } = entry
  const label = labelOf(CATALOGUE_ITEM, item)
  return (
    <tbody>
      <tr className={styles.kind} data-due={due}>
        <td>{CATALOGUE_LINE[item]}</td>
        <th scope="rowgroup" colSpan={7}>
          {label}
        </th>
        <td>
          {findings.length === 0 ? (
            <span className={styles.quiet}>{papers.length > 0 ? '' : DUE_WORDS[due]}</span>
          ) : (
            findings.map(finding => <FindingText key={finding.text} {...finding} />)
          )}
        </td>
        <td>
          <Button
            size="small"
            disabled={readOnly}
            aria-label={`登记：${label}`}
            onClick={() => onOpen({ kind: 'edit', item })}
          >
            登记
          </Button>
        </td>
      </tr>
      {papers.map((paper, index) => {
        const title = paper.title ?? label
        return (
          <tr key={paper.id}>
            <td className={styles.number}>{index + 1}</td>
            <td>{title}</td>
            <td>{paper.madeOn}</td>
            <td className={styles.number}>{paper.copies}</td>
            <td className={styles.number}>{paper.pages}</td>
            <td>{paper.form}</td>
            <td>{[paper.signer, paper.seal].filter(text => text !== null).join('，')}</td>
            <td>{paper.remark}</td>
            <td>
              {paper.findings.map(finding => (
                <FindingText key={finding.text} {...finding} />
              ))}
            </td>
            <td className={styles.actions}>
              <RecordAttachments
                memberId={memberId}
                owner={{ table: 'cataloguePaper', rowId: paper.id }}
                name={title}
                readOnly={readOnly}
              />
              <Button
                size="small"
                disabled={readOnly}
                aria-label={`修改：${title}`}
                onClick={() => onOpen({ kind: 'edit', item, paper })}
              >
                修改
              </Button>
              <Button
                size="small"
                disabled={readOnly}
                aria-label={`删除：${title}`}
                onClick={() => onOpen({ kind: 'remove', paper })}
              >
                删除
              </Button>
            </td>
          </tr>
        )
      })}
    </tbody>
  )
}

function RemovePaper({ paper, onClose }: { paper: CataloguePaper; onClose: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.dossier.removePaper, { quiet: true })
  return (
    <ConfirmChange
      title="从目录删除材料"
      effect={`将从目录删除“${paper.title ?? labelOf(CATALOGUE_ITEM, paper.item)}”1条。`}
      confirmText="删除"
      onConfirm={() => run({ id: paper.id })}
      onClose={onClose}
    />
  )
}
