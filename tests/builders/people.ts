/** Invented people and branches: ID region 410400 (never issued) with right check digits. */

import { idCheckDigit } from '../../src/shared/kernel/idNumber.ts'
import type { TypedValues } from '../../src/shared/roster/schema.ts'
import type { Inputs } from '../../src/shared/api/contract.ts'
import type { TestOffice } from './office.ts'

let sequence = 0

/** A valid ID number for a birth date and sex; `serial` makes it different from others. */
export function anIdNumber(birth = '1970-05-01', sex: '男' | '女' = '男', serial = (sequence += 1)): string {
  const order = (serial * 2 + (sex === '男' ? 1 : 0)) % 1000
  const first17 = `410400${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return first17 + idCheckDigit(first17)
}

/** Values of a member without findings. */
export function memberValues(values: TypedValues = {}): TypedValues {
  const birth = typeof values.birth === 'string' ? values.birth : '1970-05-01'
  const sex = values.sex === '女' ? '女' : '男'
  return {
    name: '张三',
    sex,
    birth,
    nation: '汉族',
    idNo: anIdNumber(birth.length === 7 ? `${birth}-01` : birth, sex),
    joinDate: '1995-07-01',
    fullDate: '1996-07-01',
    education: '高中中技',
    phone: '13700000001',
    ...values,
  }
}

export async function aBranch(
  { backend, rootId }: TestOffice,
  fullName = '东岗村支部',
  values: Partial<Inputs['organisation']['save']['values']> = {},
): Promise<number> {
  const { id } = await backend.organisation.save({
    values: { parentId: rootId, kind: '党支部', fullName, orgType: 'RURAL', ...values },
  })
  return id
}

export async function aMember(
  { backend }: TestOffice,
  orgId: number,
  values: TypedValues = {},
  more: Partial<Inputs['roster']['create']> = {},
): Promise<number> {
  const { id } = await backend.roster.create({ orgId, values: memberValues(values), ...more })
  return id
}
