import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { campaignBoard } from './board.ts'
import {
  campaignReport,
  campaignReportFile,
  saveCampaignReport,
  signCampaignReport,
} from './campaignReport.ts'
import { fillLines, previewFill } from './fill.ts'
import { checkLines } from './lines.ts'
import { boardFile, linesFile } from './listFiles.ts'
import { listCounts } from './lists.ts'
import { describeLines, markLines } from './marks.ts'
import { handUpPacket, packetOf, prepareDocument, signPacket, useBatch } from './packet.ts'
import { censusPaper, censusPaperFile } from './papers.ts'
import {
  campaignConsultations,
  campaignMeetings,
  removeConsultation,
  removeMeeting,
  saveConsultation,
  saveMeeting,
} from './records.ts'
import { acceptReport, branchReport, receiveClosing, reportFile, saveReport } from './report.ts'
import { keyGroupCounts, listScope, previewScope } from './scope.ts'
import { campaignProposal, listCampaigns, saveCampaign } from './service.ts'
import { excuseLines, previewSign, signLines, unsignLines } from './signs.ts'
import { campaignStagesOf, planStages, removeStage, saveStage, stepStage } from './stages.ts'
import { removeSweep, saveSweep, sweepProposal, sweepsOf } from './sweeps.ts'
import { endCampaign, removeOwned, savePerson, saveTask } from './tasks.ts'

const { census: door } = methods

export const censusRouter = {
  campaigns: door.campaigns.handler(async ({ context }) => {
    const campaigns = await listCampaigns(context.office.register().reader)
    return { campaigns, active: campaigns.find(campaign => campaign.active) ?? null }
  }),
  save: door.save.handler(({ context, input }) => saveCampaign(context.office, input)),
  proposal: door.proposal.handler(({ context, input }) =>
    campaignProposal(context.office.register().reader, input),
  ),
  previewScope: door.previewScope.handler(({ context, input }) => previewScope(context.office, input)),
  listScope: door.listScope.handler(({ context, input }) => listScope(context.office, input)),
  keyGroups: door.keyGroups.handler(({ context: { office }, input }) =>
    keyGroupCounts(office.register().reader, input, office.clock.today()),
  ),
  lists: door.lists.handler(({ context: { office }, input }) =>
    listCounts(office.register().reader, input, office.clock.today()),
  ),
  lines: door.lines.handler(({ context: { office }, input }) =>
    checkLines(office.register().reader, input, office.clock.today()),
  ),
  boardFile: door.boardFile.handler(({ context, input, signal }) =>
    asTask(work => boardFile(context.office, input, work), signal),
  ),
  linesFile: door.linesFile.handler(({ context, input, signal }) =>
    asTask(work => linesFile(context.office, input, work), signal),
  ),
  mark: door.mark.handler(({ context, input }) => markLines(context.office, input)),
  describe: door.describe.handler(({ context, input }) => describeLines(context.office, input)),
  previewFill: door.previewFill.handler(({ context, input }) =>
    previewFill(context.office.register().reader, input, context.office.clock.today()),
  ),
  fill: door.fill.handler(({ context, input }) => fillLines(context.office, input)),
  previewSign: door.previewSign.handler(({ context, input }) =>
    previewSign(context.office.register().reader, input),
  ),
  sign: door.sign.handler(({ context, input }) => signLines(context.office, input)),
  unsign: door.unsign.handler(({ context, input }) => unsignLines(context.office, input)),
  excuse: door.excuse.handler(({ context, input }) => excuseLines(context.office, input)),
  board: door.board.handler(({ context: { office }, input }) =>
    campaignBoard(office.register(), input, office.clock.today()),
  ),
  stages: door.stages.handler(({ context: { office }, input }) =>
    campaignStagesOf(office.register().reader, input, office.clock.today()),
  ),
  planStages: door.planStages.handler(({ context, input }) => planStages(context.office, input)),
  saveStage: door.saveStage.handler(({ context, input }) => saveStage(context.office, input)),
  removeStage: door.removeStage.handler(({ context, input }) => removeStage(context.office, input.id)),
  stepStage: door.stepStage.handler(({ context, input }) => stepStage(context.office, input)),
  saveTask: door.saveTask.handler(({ context, input }) => saveTask(context.office, input)),
  removeTask: door.removeTask.handler(({ context, input }) =>
    removeOwned(context.office, 'campaignTask', input.id, '删除排查任务'),
  ),
  savePerson: door.savePerson.handler(({ context, input }) => savePerson(context.office, input)),
  removePerson: door.removePerson.handler(({ context, input }) =>
    removeOwned(context.office, 'campaignPerson', input.id, '删除排查责任人'),
  ),
  end: door.end.handler(({ context, input }) => endCampaign(context.office, input)),
  packet: door.packet.handler(({ context: { office }, input }) =>
    packetOf(office.register().reader, input, office.clock.today()),
  ),
  prepareDocument: door.prepareDocument.handler(({ context, input }) =>
    prepareDocument(context.office, input),
  ),
  useBatch: door.useBatch.handler(({ context, input }) => useBatch(context.office, input)),
  signPacket: door.signPacket.handler(({ context, input }) => signPacket(context.office, input)),
  handUpPacket: door.handUpPacket.handler(({ context, input }) => handUpPacket(context.office, input)),
  report: door.report.handler(({ context: { office }, input }) =>
    branchReport(office.register().reader, input, office.clock.today()),
  ),
  saveReport: door.saveReport.handler(({ context, input }) => saveReport(context.office, input)),
  acceptReport: door.acceptReport.handler(({ context, input }) => acceptReport(context.office, input)),
  receiveClosing: door.receiveClosing.handler(({ context, input }) => receiveClosing(context.office, input)),
  reportDocx: door.reportDocx.handler(({ context, input, signal }) =>
    asTask(work => reportFile(context.office, input, 'docx', work), signal),
  ),
  reportPdf: door.reportPdf.handler(({ context, input, signal }) =>
    asTask(work => reportFile(context.office, input, 'pdf', work), signal),
  ),
  reportPrint: door.reportPrint.handler(({ context, input, signal }) =>
    asTask(work => reportFile(context.office, input, 'html', work), signal),
  ),
  meetings: door.meetings.handler(({ context, input }) =>
    campaignMeetings(context.office.register().reader, input),
  ),
  saveMeeting: door.saveMeeting.handler(({ context, input }) => saveMeeting(context.office, input)),
  removeMeeting: door.removeMeeting.handler(({ context, input }) => removeMeeting(context.office, input)),
  consultations: door.consultations.handler(({ context: { office }, input }) =>
    campaignConsultations(office.register().reader, input, office.clock.today()),
  ),
  saveConsultation: door.saveConsultation.handler(({ context, input }) =>
    saveConsultation(context.office, input),
  ),
  removeConsultation: door.removeConsultation.handler(({ context, input }) =>
    removeConsultation(context.office, input),
  ),
  sweeps: door.sweeps.handler(({ context: { office }, input }) =>
    sweepsOf(office.register().reader, input, office.clock.today()),
  ),
  sweepProposal: door.sweepProposal.handler(({ context: { office }, input }) =>
    sweepProposal(office.register().reader, input, office.clock.today()),
  ),
  saveSweep: door.saveSweep.handler(({ context, input }) => saveSweep(context.office, input)),
  removeSweep: door.removeSweep.handler(({ context, input }) => removeSweep(context.office, input)),
  paper: door.paper.handler(({ context, input }) => censusPaper(context.office, input)),
  paperXlsx: door.paperXlsx.handler(({ context, input, signal }) =>
    asTask(work => censusPaperFile(context.office, input, 'xlsx', work), signal),
  ),
  paperPdf: door.paperPdf.handler(({ context, input, signal }) =>
    asTask(work => censusPaperFile(context.office, input, 'pdf', work), signal),
  ),
  paperPrint: door.paperPrint.handler(({ context, input, signal }) =>
    asTask(work => censusPaperFile(context.office, input, 'html', work), signal),
  ),
  campaignReport: door.campaignReport.handler(({ context, input }) => campaignReport(context.office, input)),
  saveCampaignReport: door.saveCampaignReport.handler(({ context, input }) =>
    saveCampaignReport(context.office, input),
  ),
  signCampaignReport: door.signCampaignReport.handler(({ context, input }) =>
    signCampaignReport(context.office, input),
  ),
  campaignReportDocx: door.campaignReportDocx.handler(({ context, input, signal }) =>
    asTask(work => campaignReportFile(context.office, input, 'docx', work), signal),
  ),
  campaignReportPdf: door.campaignReportPdf.handler(({ context, input, signal }) =>
    asTask(work => campaignReportFile(context.office, input, 'pdf', work), signal),
  ),
  campaignReportPrint: door.campaignReportPrint.handler(({ context, input, signal }) =>
    asTask(work => campaignReportFile(context.office, input, 'html', work), signal),
  ),
}
