/** Saving one value of an organisation as it was typed. */

import { useCallback } from 'react'
import { keyOf } from '../../shared/kernel/codes.ts'
import { ORGANISATION_KIND, ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import type { OrganisationValues } from '../../shared/organisation/methods.ts'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dateValue } from '../ui/dateValues.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'

export type OrganisationKey = Exclude<keyof OrganisationValues, 'parentId' | 'sortOrder'>

type Patch = Partial<OrganisationValues>

function refused(message: string): Attempt<never> {
  return { ok: false, failure: { code: 'INPUT_INVALID', message, field: null } }
}

/** The typed text as the contract wants it. */
export function organisationPatch(key: OrganisationKey, typed: string, today: IsoDate): Attempt<Patch> {
  const text = typed.trim()
  switch (key) {
    case 'fullName':
    case 'shortName':
      return { ok: true, value: { [key]: text } }
    case 'kind': {
      const kind = keyOf(ORGANISATION_KIND, text)
      return kind === null ? refused('请从层级中选一项') : { ok: true, value: { kind } }
    }
    case 'orgType': {
      const orgType = text === '' ? null : keyOf(ORGANISATION_TYPE, text)
      if (text !== '' && orgType === null) return refused(`“${text}”不在党组织类别中，请从列表选择`)
      return { ok: true, value: { orgType } }
    }
    case 'founded':
    case 'dissolved':
    case 'nextElection': {
      const date = dateValue(typed, today)
      return date.ok ? { ok: true, value: { [key]: date.value } } : date
    }
    case 'collectDay': {
      const day = Number(text.replace(/\D/g, ''))
      if (text === '') return { ok: true, value: { collectDay: null } }
      return day >= 1 && day <= 28 ? { ok: true, value: { collectDay: day } } : refused('请填1到28之间的数')
    }
    case 'unitName':
    case 'address':
    case 'phone':
    case 'wechatGroup':
    case 'branchUrl':
    case 'remark':
      return { ok: true, value: { [key]: text === '' ? null : text } }
  }
}

export type SaveOrganisationValue = (
  id: number,
  key: OrganisationKey,
  typed: string,
) => Promise<Attempt<unknown>>

export function useSaveOrganisationValue(): SaveOrganisationValue {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.organisation.save, { quiet: true })
  return useCallback(
    async (id, key, typed) => {
      const patch = organisationPatch(key, typed, today)
      return patch.ok ? run({ id, values: patch.value }) : patch
    },
    [run, today],
  )
}
