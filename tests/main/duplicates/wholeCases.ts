/** Records that take several steps to make, for members with a record of every kind. */

import type { TestOffice } from '../../builders/office.ts'

type Backend = TestOffice['backend']

export async function giveRegistration(backend: Backend, memberId: number, serial: number): Promise<void> {
  await backend.registration.open({
    name: `登记${serial}`,
    issuedOn: '2024-03-01',
    memberIds: [memberId],
  })
  const ids = (await backend.registration.ofMember({ memberId })).rows.slice(0, 1).map(({ id }) => id)
  await backend.registration.markReturned({ ids, returnedOn: '2024-03-05' })
}

export async function giveMakeUp(backend: Backend, memberId: number, serial: number): Promise<void> {
  const values = { description: '整档遗失', foundOn: '2015-03-01', foundBy: '李干事', dueOn: null }
  const { id: findingId } = await backend.dossier.openFinding({ memberId, kind: 'F5', values })
  const { id } = await backend.dossier.openMakeUp({
    memberId,
    kind: 'WHOLE',
    developedHere: true,
    findingId,
    openedOn: '2015-03-02',
    values: {},
  })
  await backend.dossier.saveWitness({
    makeUpId: id,
    id: null,
    values: { role: 'INTRODUCER', name: `介绍${serial}`, state: 'DEAD', onDate: null, statement: null },
  })
  await backend.dossier.takeMakeUp({
    id,
    step: 'APPLY',
    values: { on: '2015-03-03', documentNo: '申请书', ownSignature: true },
  })
}
