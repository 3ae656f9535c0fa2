import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { compareMembers } from './compare.ts'
import { pairsFile } from './listFile.ts'
import { mergeMembers } from './merge.ts'
import { duplicatesOf, listDuplicates, markDistinct, unmarkDistinct } from './service.ts'

const { duplicates: door } = methods

export const duplicatesRouter = {
  list: door.list.handler(({ context: { office }, input, signal }) =>
    listDuplicates(office.register(), input, signal),
  ),
  listFile: door.listFile.handler(({ context: { office }, input, signal }) =>
    asTask(work => pairsFile(office, input, work), signal),
  ),
  ofMember: door.ofMember.handler(({ context: { office }, input }) =>
    duplicatesOf(office.register().reader, input.memberId),
  ),
  compare: door.compare.handler(({ context: { office }, input }) =>
    compareMembers(office.register().reader, input),
  ),
  markDistinct: door.markDistinct.handler(({ context, input }) => markDistinct(context.office, input)),
  unmarkDistinct: door.unmarkDistinct.handler(({ context, input }) => unmarkDistinct(context.office, input)),
  merge: door.merge.handler(({ context, input }) => mergeMembers(context.office, input)),
}
