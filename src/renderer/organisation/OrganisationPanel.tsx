/** The card of one organisation: its particulars, edited in place, and who holds which post. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { memo, useState } from 'react'
import { ORGANISATION_KIND, ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { isBranch, mayHoldMembers } from '../../shared/organisation/rules.ts'
import { Meetings } from '../meeting/Meetings.tsx'
import { FormMenus } from '../shell/FormMenus.tsx'
import { useOrganisations } from '../shell/organisations.ts'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { InPlaceField, type InPlaceKind } from '../ui/InPlaceField.tsx'
import { Section } from '../ui/Section.tsx'
import { ChangeMenu } from './ChangeMenu.tsx'
import styles from './organisation.module.css'
import { Posts } from './Posts.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { useSaveOrganisationValue, type OrganisationKey } from './saveOrganisation.ts'

interface PanelField {
  key: OrganisationKey
  label: string
  type: InPlaceKind
  value: (node: OrganisationNode) => string
  /** changes on a day: asked for in a dialog */
  dated?: true
}

const text = (maxLength: number): InPlaceKind => ({ kind: 'text', maxLength })
/** may need more than one line beside the list */
const long = (maxLength: number): InPlaceKind => ({ kind: 'long', maxLength })

const FIELDS: readonly PanelField[] = [
  { key: 'fullName', label: '全称', type: long(60), value: node => node.fullName, dated: true },
  { key: 'shortName', label: '简称', type: text(30), value: node => node.shortName, dated: true },
  {
    key: 'kind',
    label: '层级',
    type: { kind: 'code', table: ORGANISATION_KIND, required: true },
    value: node => node.kind,
    dated: true,
  },
  {
    key: 'orgType',
    label: '类别',
    type: { kind: 'code', table: ORGANISATION_TYPE, required: true },
    value: node => node.orgType ?? '',
  },
  { key: 'unitName', label: '所在单位', type: long(60), value: node => node.unitName ?? '' },
  { key: 'address', label: '地址', type: long(120), value: node => node.address ?? '' },
  { key: 'phone', label: '电话', type: text(40), value: node => node.phone ?? '' },
  { key: 'wechatGroup', label: '微信群', type: text(60), value: node => node.wechatGroup ?? '' },
  { key: 'branchUrl', label: '网上支部地址', type: long(120), value: node => node.branchUrl ?? '' },
  { key: 'founded', label: '成立日期', type: text(20), value: node => node.founded ?? '' },
  { key: 'nextElection', label: '下次换届', type: text(20), value: node => node.nextElection ?? '' },
  {
    key: 'collectDay',
    label: '党费收缴日',
    type: { kind: 'text', maxLength: 4, placeholder: '每月几日，1至28' },
    value: node => (node.collectDay === null ? '' : String(node.collectDay)),
  },
  { key: 'dissolved', label: '撤销日期', type: text(20), value: node => node.dissolved ?? '' },
  { key: 'remark', label: '备注', type: long(300), value: node => node.remark ?? '' },
]

interface OrganisationPanelProps {
  node: OrganisationNode
  readOnly: boolean
}

export const OrganisationPanel = memo(function OrganisationPanel({ node, readOnly }: OrganisationPanelProps) {
  const { byId } = useOrganisations()
  const { setOrgId } = useScope()
  const navigate = useNavigate()
  const save = useSaveOrganisationValue()
  const [renaming, setRenaming] = useState(false)
  const parent = node.parentId === null ? undefined : byId.get(node.parentId)

  const showMembers = () => {
    setOrgId(parent ? node.id : null)
    void navigate({ to: PLACE.roster })
  }
  return (
    <>
      <header className={styles.panelHead}>
        <h2>{node.shortName || node.fullName}</h2>
        <p className={styles.sub}>
          {parent ? `${parent.shortName || parent.fullName} · ` : ''}
          {node.kind}
          {isBranch(node.kind) ? ` · 党员${node.members}名` : ` · 下属党员${node.membersBelow}名`}
        </p>
        <div className={styles.panelActions}>
          <Button size="small" onClick={showMembers}>
            看党员名册
          </Button>
          <FormMenus orgId={node.id} size="small" />
          {parent && <ChangeMenu node={node} disabled={readOnly} />}
        </div>
      </header>
      <div className={styles.panelBody}>
        <Section
          title="基本情况"
          aside={
            <Button size="small" disabled={readOnly} onClick={() => setRenaming(true)}>
              改名称、层级
            </Button>
          }
        >
          {FIELDS.filter(field => field.key !== 'orgType' || isBranch(node.kind)).map(field => (
            <InPlaceField
              key={field.key}
              label={field.label}
              type={field.type}
              value={field.value(node)}
              readOnly={readOnly || field.dated === true}
              onSave={typed => save(node.id, field.key, typed)}
            />
          ))}
        </Section>
        <Posts orgId={node.id} kind={node.kind} readOnly={readOnly} />
        {mayHoldMembers(node.kind) && <Meetings key={node.id} orgId={node.id} readOnly={readOnly} />}
      </div>
      {renaming && <RenameDialog node={node} onClose={() => setRenaming(false)} />}
    </>
  )
})
