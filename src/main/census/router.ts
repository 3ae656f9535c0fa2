import { methods } from '../door.ts'
import { checkLines } from './lines.ts'
import { describeLines, fillLines, markLines, previewFill } from './marks.ts'
import { listScope, previewScope } from './scope.ts'
import { campaignProposal, listCampaigns, saveCampaign } from './service.ts'
import { excuseLines, previewSign, signLines, unsignLines } from './signs.ts'

const { census: door } = methods

export const censusRouter = {
  campaigns: door.campaigns.handler(async ({ context }) => {
    const campaigns = await listCampaigns(context.office.register().reader)
    return { campaigns, active: campaigns.find(campaign => campaign.active) ?? null }
  }),
  save: door.save.handler(({ context, input }) => saveCampaign(context.office, input)),
  proposal: door.proposal.handler(({ input }) => campaignProposal(input)),
  previewScope: door.previewScope.handler(({ context, input }) => previewScope(context.office, input)),
  listScope: door.listScope.handler(({ context, input }) => listScope(context.office, input)),
  lines: door.lines.handler(({ context: { office }, input }) =>
    checkLines(office.register().reader, input, office.clock.today()),
  ),
  mark: door.mark.handler(({ context, input }) => markLines(context.office, input)),
  describe: door.describe.handler(({ context, input }) => describeLines(context.office, input)),
  previewFill: door.previewFill.handler(({ context, input }) =>
    previewFill(context.office.register().reader, input),
  ),
  fill: door.fill.handler(({ context, input }) => fillLines(context.office, input)),
  previewSign: door.previewSign.handler(({ context, input }) =>
    previewSign(context.office.register().reader, input),
  ),
  sign: door.sign.handler(({ context, input }) => signLines(context.office, input)),
  unsign: door.unsign.handler(({ context, input }) => unsignLines(context.office, input)),
  excuse: door.excuse.handler(({ context, input }) => excuseLines(context.office, input)),
}
