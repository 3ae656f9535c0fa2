/** Which paper a path names: `form-<form>-<blank|filled>`, `forms-<drive>-<blank|filled>[-<branch>]`, `overdue-<drive|all>[-<branch>]`. */

import { registrationAskSchema, type RegistrationAsk } from '../../shared/registration/methods.ts'

const filling = (blank: boolean) => (blank ? 'blank' : 'filled')

/** The paper as part of a path. */
export function askPath(ask: RegistrationAsk): string {
  const parts = (...of: readonly (string | number | undefined)[]) =>
    of.filter(part => part !== undefined).join('-')
  switch (ask.kind) {
    case 'form':
      return parts(ask.kind, ask.id, filling(ask.blank))
    case 'forms':
      return parts(ask.kind, ask.driveId, filling(ask.blank), ask.orgId)
    case 'overdue':
      return parts(ask.kind, ask.driveId ?? 'all', ask.orgId)
  }
}

/** Null where the path names none. */
export function readAsk(path: string): RegistrationAsk | null {
  const [kind, first, second, third] = path.split('-')
  const blank = second === 'blank' ? true : second === 'filled' ? false : undefined
  const branch = (text: string | undefined) => (text === undefined ? {} : { orgId: Number(text) })
  const drive = first === 'all' ? {} : { driveId: Number(first) }
  const known = {
    form: { id: Number(first), blank },
    forms: { driveId: Number(first), blank, ...branch(third) },
    overdue: { ...drive, ...branch(second) },
  }
  const found = Object.entries(known).find(([name]) => name === kind)
  const read = registrationAskSchema.safeParse({ kind, ...found?.[1] })
  return read.success ? read.data : null
}
