/** Members with a record of every kind that hangs on a member, for merging them. */

import type { TestOffice } from '../../builders/office.ts'
import { asFile, aPng } from '../../builders/papers.ts'
import { aMember } from '../../builders/people.ts'
import { giveMakeUp, giveRegistration } from './wholeCases.ts'
import { giveReason, giveTask } from './duties.ts'

/** What a member may have. */
export const RECORDS = [
  'post',
  'family',
  'education',
  'sanction',
  'honour',
  'payment',
  'attendance',
  'appraisal',
  'exemption',
  'hours',
  'task',
  'reason',
  'flow',
  'overseas',
  'case',
  'contacts',
  'registration',
  'disposal',
  'letter',
  'custody',
  'dossier',
  'items',
  'catalogue',
  'handover',
  'reading',
  'finding',
  'makeUp',
  'annual',
  'census',
  'transfer',
  'attachment',
] as const

export type RecordKind = (typeof RECORDS)[number]

const NOTHING = { birth: null, politics: null, unit: null, post: null, phone: null, address: null }

/** Gives a member one record of the kind. `serial` makes it another record than that of others. */
export async function giveRecord(
  { backend }: TestOffice,
  memberId: number,
  kind: RecordKind,
  { serial, orgId, otherOrgId }: { serial: number; orgId: number; otherOrgId: number },
): Promise<void> {
  switch (kind) {
    case 'post':
      await backend.organisation.savePost({
        values: {
          orgId,
          memberId,
          body: '党支部',
          post: '委员',
          fromOn: `20${10 + (serial % 10)}-01`,
          toOn: null,
        },
      })
      return
    case 'family':
      await backend.roster.saveFamily({
        memberId,
        values: {
          ...NOTHING,
          relation: '子女',
          name: `小${serial}`,
          isEmergency: true,
          isSearchContact: false,
        },
      })
      return
    case 'education':
      await backend.roster.saveEducation({
        memberId,
        values: {
          kind: '全日制',
          level: '大专',
          degree: null,
          school: `第${serial}中学`,
          major: null,
          fromOn: '1990-09',
          toOn: '1993-07',
          certificateNo: null,
        },
      })
      return
    case 'sanction':
      await backend.roster.saveSanction({
        memberId,
        values: {
          family: '党纪',
          kind: '警告',
          decidedOn: '2015-03-01',
          decidedBy: '县纪委',
          documentNo: `〔2015〕${serial}号`,
          note: null,
        },
      })
      return
    case 'honour':
      await backend.roster.saveHonour({
        memberId,
        values: {
          title: `优秀共产党员${serial}`,
          level: '县级',
          grantedBy: '县委',
          grantedOn: '2018-07',
          documentNo: null,
          note: null,
        },
      })
      return
    case 'appraisal':
      await backend.appraisal.saveResult({
        memberId,
        values: {
          year: 2020 + (serial % 3),
          half: '全年',
          onDate: null,
          final: serial % 2 === 0 ? '优秀' : '合格',
          finding: null,
          findingDoc: null,
          selfView: null,
          branchOpinion: null,
          comment: `第${serial}条`,
          toldOn: null,
          exempt: false,
          opinionHeard: null,
        },
      })
      return
    case 'exemption':
      await backend.exemption.save({
        memberId,
        values: {
          kind: '积分豁免',
          reason: '借调',
          fromOn: `20${10 + (serial % 10)}-01-01`,
          toOn: null,
          agreedOn: null,
          passedOn: null,
          evidence: `第${serial}号`,
          note: null,
        },
      })
      return
    case 'hours':
      await backend.roster.saveStudyHours({
        memberId,
        values: { year: 2010 + (serial % 10), tenths: serial, note: null },
      })
      return
    case 'contacts':
      await backend.search.confirmContacts({ memberIds: [memberId], on: `2010-01-${10 + (serial % 10)}` })
      return
    case 'task':
      return giveTask(backend, memberId, serial)
    case 'reason':
      return giveReason(backend, memberId, serial)
    case 'attendance':
      await backend.meeting.addLine({
        memberId,
        meeting: { orgId, kind: '党员大会', onDate: serial % 3 === 0 ? '2024-03-01' : '2024-02-01' },
        values: {
          state: serial % 2 === 0 ? '到会' : '请假',
          signIn: null,
          leaveWritten: false,
          leaveApprovedBy: null,
          leaveSignedLaterOn: null,
          note: `第${serial}次`,
        },
      })
      return
    case 'payment':
      await backend.dues.savePayment({
        memberId,
        values: {
          onDate: '2024-01-10',
          amount: 1200 + serial,
          months: ['2024-01'],
          excess: 0,
          payer: '本人',
          consent: false,
          place: null,
          lateReason: null,
          note: null,
        },
      })
      return
    case 'flow': {
      const { id } = await backend.flow.save({
        memberId,
        values: { leftOn: '2020-03-01', reason: '外出务工', remark: `第${serial}次` },
      })
      await backend.flow.addContact({
        flowId: id,
        values: {
          onDate: '2021-01-01',
          contactBy: '支部',
          channel: '电话',
          isReport: false,
          importantActivity: false,
          summary: '一切正常',
          person: null,
        },
      })
      await backend.flow.issueCertificate({
        flowId: id,
        values: { certNo: `4104-${serial}`, issuedOn: '2020-02-20', issuedBy: null, remark: null },
      })
      await backend.flow.saveReminder({
        flowId: id,
        values: {
          kind: '书面提醒',
          reminderNo: String(serial),
          onDate: '2021-06-01',
          grounds: ['没有定期汇报'],
          facts: '没有汇报',
          mendBy: null,
        },
      })
      return
    }
    case 'overseas':
      await backend.flow.saveOverseas({
        memberId,
        values: { leftOn: '2019-01-01', reason: '留学', country: `国${serial}` },
      })
      return
    case 'case': {
      const { id: caseId } = await backend.search.open({ memberId, values: { foundOn: '2023-02-01' } })
      await backend.search.addAttempt({
        caseId,
        values: {
          at: '2023-02-10',
          channel: 'C01',
          target: '本人',
          responsible: '书记',
          course: '拨打原号码为空号',
          result: '无结果',
          targetPhone: null,
          clue: null,
        },
      })
      return
    }
    case 'registration':
      return giveRegistration(backend, memberId, serial)
    case 'disposal':
      await backend.disposal.open({
        memberId,
        kind: 'WITHDRAW',
        grounds: ['J4'],
        source: 'APPLICATION',
        openedOn: '2015-02-01',
        documentNo: `申请${serial}`,
        actor: '书记',
      })
      return
    case 'letter':
      await backend.transfer.save({
        memberId,
        values: { direction: '转入', nature: '永久转出', letterNo: `第${serial}号`, state: 'DRAFT' },
      })
      return
    case 'custody':
      await backend.dossier.moveDossier({
        memberId,
        values: { onDate: '2015-01-20', keeper: `第${serial}室`, reason: '单位撤并' },
      })
      return
    case 'dossier':
      await backend.dossier.save({
        memberId,
        values: { keeper: `第${serial}柜`, box: serial % 2 === 0 ? String(serial) : null },
      })
      return
    case 'items':
      await backend.dossier.mark({
        marks: [
          { memberId, item: 'APPLICATION', present: serial % 2 === 0 ? '有' : '缺' },
          { memberId, item: 'POLITICAL', present: serial % 3 === 0 ? '不规范' : '有', note: `册${serial}` },
        ],
      })
      return
    case 'catalogue':
      await backend.dossier.savePaper({
        memberId,
        values: {
          item: serial % 2 === 0 ? 'DI-01' : 'DI-11',
          title: `第${serial}件`,
          madeOn: '1994-05',
          copies: 1,
          pages: 3,
          form: '原件',
          comparedBy: null,
          comparedOn: null,
          remark: null,
        },
      })
      return
    case 'handover':
      await backend.dossier.saveHandover({
        values: {
          direction: '转出',
          counterpart: `第${serial}镇党委`,
          counterpartPhone: null,
          listedOn: '2015-03-01',
          remark: null,
          items: [{ memberId, content: '入党志愿书1份', copies: 1, pages: 12 }],
        },
      })
      return
    case 'reading':
      await backend.dossier.admitReading({
        memberId,
        values: {
          kind: '现场查阅',
          readers: [{ name: '钱科长', memberId: null, formal: true }],
          unit: `第${serial}单位`,
          letterNo: '第1号',
          purpose: '核实入党时间',
          approvedBy: '副书记',
          approvedOn: '2015-04-01',
          onDate: '2015-04-01',
          supervisor: '李干事',
          lendReason: '',
          dueOn: null,
          distinctReason: '',
          remark: null,
        },
      })
      return
    case 'finding': {
      const values = { description: `第${serial}处`, foundOn: '2015-02-01', foundBy: '李干事', dueOn: null }
      const { id } = await backend.dossier.openFinding({ memberId, kind: 'F3', values })
      await backend.dossier.takeFinding({
        id,
        step: 'CORRECT',
        values: { on: '2015-02-10', actor: '王支书', documentNo: '更正说明' },
      })
      return
    }
    case 'makeUp':
      return giveMakeUp(backend, memberId, serial)
    case 'attachment':
      await backend.attachment.add({
        memberId,
        owner: { table: 'member' },
        files: [asFile(`${serial}.png`, aPng(20 + serial))],
      })
      return
    case 'annual':
      await backend.annual.mark({
        orgId,
        year: 2010 + (serial % 2),
        marks: [
          { memberId, heading: 'BASIC', state: '已核' },
          { memberId, heading: 'WORK', state: '有更正', note: `第${serial}号` },
        ],
      })
      return
    case 'census': {
      const { values } = await backend.census.proposal({ template: 'A', year: 2010 + serial })
      const { id: campaignId } = await backend.census.save({ values, active: false })
      await backend.census.listScope({ campaignId, on: '2024-03-20' })
      await backend.census.mark({ campaignId, marks: [{ memberId, item: 'fiveRoster', state: '更正' }] })
      return
    }
    case 'transfer':
      await backend.roster.transfer({
        ids: [memberId],
        orgId: otherOrgId,
        on: `20${10 + (serial % 10)}-05-01`,
        evidence: null,
      })
  }
}

/** A member with these records. */
export async function aWholeMember(
  test: TestOffice,
  kinds: readonly RecordKind[],
  at: { serial: number; orgId: number; otherOrgId: number },
  values: Parameters<typeof aMember>[2] = {},
): Promise<number> {
  const id = await aMember(test, at.orgId, values)
  for (const kind of kinds) await giveRecord(test, id, kind, at)
  return id
}
