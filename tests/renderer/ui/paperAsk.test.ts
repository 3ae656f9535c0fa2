import { describe, expect, it } from 'vitest'
import { paperPath, readPaperAsk } from '../../../src/renderer/census/paperAsk.ts'
import { askPath, readAsk } from '../../../src/renderer/registration/paperAsk.ts'
import type { PaperAsk } from '../../../src/shared/census/paperMethods.ts'
import type { RegistrationAsk } from '../../../src/shared/registration/methods.ts'

describe('the path of a paper', () => {
  it.each<[PaperAsk, string]>([
    [{ kind: 'check', campaignId: 3, orgId: 12 }, 'check-3-12-all'],
    [{ kind: 'check', campaignId: 3, orgId: 12, memberId: 7 }, 'check-3-12-7'],
    [{ kind: 'sweep', id: 4 }, 'sweep-4'],
    [{ kind: 'meetings', campaignId: 3 }, 'meetings-3'],
    [{ kind: 'consultations', campaignId: 3 }, 'consultations-3'],
    [{ kind: 'list', campaignId: 3, list: 'THREE_NO' }, 'list-3-THREE_NO-all'],
    [{ kind: 'list', campaignId: 3, list: 'FLOW', orgId: 12 }, 'list-3-FLOW-12'],
  ])('of a campaign names %j, and is read back', (ask, path) => {
    expect(paperPath(ask)).toBe(path)
    expect(readPaperAsk(path)).toEqual(ask)
  })

  it.each<[RegistrationAsk, string]>([
    [{ kind: 'form', id: 9, blank: true }, 'form-9-true'],
    [{ kind: 'forms', driveId: 2, blank: false }, 'forms-2-false-all'],
    [{ kind: 'forms', driveId: 2, blank: false, orgId: 12 }, 'forms-2-false-12'],
    [{ kind: 'overdue' }, 'overdue-all-all'],
    [{ kind: 'overdue', orgId: 12 }, 'overdue-all-12'],
    [{ kind: 'overdue', driveId: 2 }, 'overdue-2-all'],
  ])('of a registration names %j, and is read back', (ask, path) => {
    expect(askPath(ask)).toBe(path)
    expect(readAsk(path)).toEqual(ask)
  })

  it('may leave out at its end what is of all', () => {
    expect(readPaperAsk('list-3-FLOW')).toEqual({ kind: 'list', campaignId: 3, list: 'FLOW' })
    expect(readAsk('overdue')).toEqual({ kind: 'overdue' })
  })

  it.each(['', 'check', 'check-3', 'check-3-x', 'list-3-NONE', 'sweep-true', 'form-9-true', 'toString-1'])(
    '%j names no paper of a campaign',
    path => {
      expect(readPaperAsk(path)).toBeNull()
    },
  )
})
