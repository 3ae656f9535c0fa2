/** Steps about what hangs on a member, done in the register and in the plain list. */

import { MEMBER_KEYS } from '../../../src/shared/roster/fields.ts'
import * as records from './records.ts'
import { nextId, nth, present, type Run } from './reached.ts'
import type { Step } from './steps.ts'
import type { Flow, Letter, World } from './world.ts'

const KINDS = [
  'join',
  'post',
  'sanction',
  'leave',
  'return',
  'unleave',
  'contact',
  'issue',
  'letter',
] as const satisfies Step['does'][]

export type RecordStep = Extract<Step, { does: (typeof KINDS)[number] }>

export const isRecordStep = (one: Step): one is RecordStep => KINDS.some(kind => kind === one.does)

type Both = (next: World | null, work: Promise<unknown>) => Promise<void>

const COMPLETE = {
  direction: '转出',
  nature: '永久转出',
  phone: '13700000001',
  wechat: 'wx',
  destKind: '工作',
  destPlace: '县城',
  backupContact: '李四',
  toOrg: '县城支部',
  leaveTalkOn: '2010-01-01',
  duesPaidTo: '2016-02',
  handler: '党员本人',
} as const

/** What each state of a letter must say. */
const SAYS = {
  LANDED: (on: string) => ({ landedOn: on, lateReason: '途中耽搁' }),
  RECEIPTED: (on: string) => ({ landedOn: on, lateReason: '途中耽搁', receiptOn: on }),
  RETURNED: (on: string) => ({ returnedOn: on, returnKind: '其他', returnReason: '对方不接收' }),
  VOID: () => ({}),
} as const

const isAway = ({ returnedOn }: Flow) => returnedOn === null
const isIssued = ({ state }: Letter) => state === 'ISSUED'

export async function carryOutRecord(run: Run, one: RecordStep, both: Both): Promise<void> {
  const { world } = run
  const { backend } = run.test
  const people = present(world)
  const whose = (index: number) => nth(people, index)?.id
  const stands = ({ memberId, removed }: { memberId: number; removed: boolean }) =>
    !removed && people.some(({ id }) => id === memberId)
  const flows = world.flows.filter(stands)
  switch (one.does) {
    case 'join': {
      const [keepId, otherId] = [whose(one.who), whose(one.other)]
      if (keepId === undefined || otherId === undefined || keepId === otherId) return
      const { place, fields } = one
      const choices = Object.fromEntries(MEMBER_KEYS.map(key => [key, 'kept' as const]))
      const of = { phone: fields, unit: fields, remark: fields }
      const flows = records.openChoice(records.openOf(world.flows, keepId, otherId, isAway), one.flows)
      const letters = records.openChoice(
        records.openOf(world.letters, keepId, otherId, isIssued),
        one.letters,
      )
      const open = [
        ...(flows === null ? [] : [{ kind: 'flow' as const, reason: '重复', ...flows }]),
        ...(letters === null ? [] : [{ kind: 'letter' as const, reason: '重复', ...letters }]),
      ].map(({ on, reason, ...choice }) =>
        choice.how === 'join' ? { ...choice, how: choice.how } : { ...choice, how: choice.how, on, reason },
      )
      const work = backend.duplicates.merge({
        keepId,
        otherId,
        place,
        choices: { ...choices, ...of },
        open,
      })
      return both(records.mergePeople(world, { keepId, otherId, place, fields, flows, letters }), work)
    }
    case 'post': {
      const [memberId, orgId] = [whose(one.who), nth(world.orgs, one.org)?.id]
      if (memberId === undefined || orgId === undefined) return
      const { from, to } = one
      const next = records.addPost(world, {
        id: nextId(run, 'orgPost'),
        memberId,
        orgId,
        from,
        to,
        removed: false,
      })
      const values = { orgId, memberId, body: '党支部', post: '委员', fromOn: from, toOn: to } as const
      return both(next, backend.organisation.savePost({ values }))
    }
    case 'sanction': {
      const memberId = whose(one.who)
      if (memberId === undefined) return
      const id = nextId(run, 'sanction')
      const next = records.addSanction(world, { id, memberId, no: one.no, removed: false })
      const decided = { decidedOn: '2015-03-01', decidedBy: '县纪委', documentNo: one.no, note: null }
      const values = { family: '党纪', kind: '警告', ...decided } as const
      return both(next, backend.roster.saveSanction({ memberId, values }))
    }
    case 'leave': {
      const memberId = whose(one.who)
      if (memberId === undefined) return
      const span = { leftOn: one.on, returnedOn: one.back }
      const next = records.addFlow(world, { id: nextId(run, 'flow'), memberId, ...span, removed: false })
      return both(next, backend.flow.save({ memberId, values: { ...span, reason: '外出务工' } }))
    }
    case 'return': {
      const flow = nth(flows, one.flow)
      if (!flow) return
      return both(records.endFlow(world, flow, one.on), backend.flow.end({ id: flow.id, returnedOn: one.on }))
    }
    case 'unleave': {
      const flow = nth(flows, one.flow)
      if (!flow) return
      return both(records.removeFlow(world, flow), backend.flow.remove({ id: flow.id }))
    }
    case 'contact': {
      const flow = nth(flows, one.flow)
      if (!flow) return
      const contact = { id: nextId(run, 'flowContact'), flowId: flow.id, onDate: one.at }
      const said = { isReport: false, importantActivity: false, summary: '一切正常', person: null }
      const values = { onDate: one.at, contactBy: '支部', channel: '电话', ...said } as const
      return both(records.addContact(world, contact), backend.flow.addContact({ flowId: flow.id, values }))
    }
    case 'issue': {
      const memberId = whose(one.who)
      if (memberId === undefined) return
      const id = nextId(run, 'letter')
      const letter = { id, memberId, state: 'ISSUED' as const, issuedOn: one.on, removed: false }
      const values = { ...COMPLETE, letterNo: `第${id}号`, issuedOn: one.on, state: 'ISSUED' } as const
      return both(records.issueLetter(world, letter), backend.transfer.save({ memberId, values }))
    }
    case 'letter': {
      const open = world.letters.filter(stands).filter(({ state }) => state === 'ISSUED')
      const letter = nth(open, one.letter)
      if (!letter) return
      const { id, memberId } = letter
      const values = { ...SAYS[one.state](one.on), state: one.state }
      const next = records.stepLetter(world, letter, one.state, one.on)
      return both(next, backend.transfer.save({ memberId, id, values }))
    }
  }
}
