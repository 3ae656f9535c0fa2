/** 视图: ways of looking at the roster that have a name, and what is done with them. */

import { Button, Dropdown } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import type { Outputs } from '../../shared/api/contract.ts'
import type { OwnFilter } from '../../shared/roster/filterWords.ts'
import { useListState } from '../shell/listState.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { PLAIN_VIEW, type GridView, type UpdateView } from '../ui/grid/gridView.ts'
import type { RosterColumn } from './rosterColumns.tsx'
import { gridOfView, placeOfView, sameView, viewOfList } from './rosterViews.ts'

type NamedView = Outputs['roster']['views']['views'][number]

interface ViewMenuProps {
  filter: OwnFilter
  onFilter: (filter: OwnFilter) => void
  grid: GridView
  onGrid: UpdateView
  columns: readonly RosterColumn[]
}

const NAME_FIELDS = ['name']
const CHOSEN = { schema: z.number().nullable(), initial: null }

export function ViewMenu({ filter, onFilter, grid, onGrid, columns }: ViewMenuProps) {
  const { client, queries } = useOffice()
  const { orgId, setOrgId } = useScope()
  const { data } = useQuery(queries.roster.views.queryOptions({ input: {} }))
  const [chosenId, setChosenId] = useListState('roster.view', CHOSEN)
  const [dialog, setDialog] = useState<'save' | 'rename' | 'remove' | null>(null)
  const save = useWrite(client.roster.saveView, { quiet: true })
  const update = useWrite(client.roster.saveView)
  const remove = useWrite(client.roster.removeView, { quiet: true })
  const views = data?.views ?? []
  const chosen = views.find(({ id }) => id === chosenId)
  const present = viewOfList(filter, grid, columns, orgId)
  const changed = chosen !== undefined && !sameView(chosen.view, present)

  const choose = ({ id, view }: NamedView) => {
    setChosenId(() => id)
    const place = placeOfView(view)
    onFilter(place.filter)
    setOrgId(place.orgId)
    onGrid(before => gridOfView(view, before, columns))
  }
  const close = () => setDialog(null)
  const items = [
    ...views.map(view => ({
      key: `view ${view.id}`,
      label: `${view.id === chosenId ? '✓ ' : ''}${view.name}`,
      onClick: () => choose(view),
    })),
    {
      key: 'plain',
      label: '原来的样子',
      onClick: () => {
        setChosenId(() => null)
        onFilter({})
        setOrgId(null)
        onGrid(before => ({ ...PLAIN_VIEW, total: before.total }))
      },
    },
    { key: 'line', type: 'divider' as const },
    { key: 'save', label: '把现在的样子存为视图…', onClick: () => setDialog('save') },
    ...(chosen
      ? [
          {
            key: 'update',
            label: `把改动存入“${chosen.name}”`,
            disabled: !changed,
            onClick: () => void update.run({ id: chosen.id, name: chosen.name, view: present }),
          },
          { key: 'rename', label: `给“${chosen.name}”改名…`, onClick: () => setDialog('rename') },
          { key: 'remove', label: `删除“${chosen.name}”…`, onClick: () => setDialog('remove') },
        ]
      : []),
  ]
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button size="small" aria-haspopup="menu">
          {chosen ? `视图：${chosen.name}${changed ? '（有改动）' : ''}` : '视图'} ▾
        </Button>
      </Dropdown>
      {dialog === 'save' && (
        <NameDialog
          title="存为视图"
          hint="记住现在的支部、条件、查找的文字、列、列宽和排序。"
          onClose={close}
          onName={async name => {
            const result = await save.run({ name, view: present })
            if (result.ok) setChosenId(() => result.value.id)
            return result
          }}
        />
      )}
      {dialog === 'rename' && chosen && (
        <NameDialog
          title="给视图改名"
          initial={chosen.name}
          onClose={close}
          onName={name => save.run({ id: chosen.id, name, view: chosen.view })}
        />
      )}
      {dialog === 'remove' && chosen && (
        <ConfirmChange
          title="删除视图"
          effect={`将删除视图“${chosen.name}”。名册里的党员不受影响。`}
          confirmText="删除视图"
          onConfirm={() => remove.run({ id: chosen.id })}
          onClose={close}
        />
      )}
    </>
  )
}

interface NameDialogProps {
  title: string
  hint?: string
  initial?: string
  onName: (name: string) => ReturnType<ReturnType<typeof useWrite<unknown, unknown>>['run']>
  onClose: () => void
}

function NameDialog({ title, hint, initial = '', onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial)
  return (
    <FormDialog
      title={title}
      width={440}
      fields={NAME_FIELDS}
      onClose={onClose}
      onSubmit={() => onName(name)}
    >
      <Field focusFirst required label="名称" name="name" {...(hint === undefined ? {} : { hint })}>
        <TextField value={name} maxLength={20} onChange={setName} placeholder="如 60岁以上女党员" />
      </Field>
    </FormDialog>
  )
}
