/** Which paper a path names: `check-<campaign>-<branch>[-<member>]`, `list-<campaign>-<list>[-<branch>]`, … */

import { paperAskSchema, type PaperAsk } from '../../shared/census/paperMethods.ts'

/** The paper as part of a path. */
export function paperPath(ask: PaperAsk): string {
  const parts = (...of: readonly (string | number | undefined)[]) =>
    of.filter(part => part !== undefined).join('-')
  switch (ask.kind) {
    case 'check':
      return parts(ask.kind, ask.campaignId, ask.orgId, ask.memberId)
    case 'sweep':
      return parts(ask.kind, ask.id)
    case 'meetings':
    case 'consultations':
      return parts(ask.kind, ask.campaignId)
    case 'list':
      return parts(ask.kind, ask.campaignId, ask.list, ask.orgId)
  }
}

/** Null where the path names none. */
export function readPaperAsk(path: string): PaperAsk | null {
  const [kind, first, second, third] = path.split('-')
  const number = (text: string | undefined) => (text === undefined ? {} : { is: Number(text) })
  const one = number(first).is
  const three = number(third).is
  const rest = {
    check: {
      campaignId: one,
      orgId: number(second).is,
      ...(three === undefined ? {} : { memberId: three }),
    },
    sweep: { id: one },
    meetings: { campaignId: one },
    consultations: { campaignId: one },
    list: { campaignId: one, list: second, ...(three === undefined ? {} : { orgId: three }) },
  }
  const known = Object.entries(rest).find(([name]) => name === kind)
  const read = paperAskSchema.safeParse({ kind, ...known?.[1] })
  return read.success ? read.data : null
}
