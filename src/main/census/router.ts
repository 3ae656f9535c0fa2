import { methods } from '../door.ts'
import { campaignProposal, listCampaigns, saveCampaign } from './service.ts'

const { census: door } = methods

export const censusRouter = {
  campaigns: door.campaigns.handler(async ({ context }) => {
    const campaigns = await listCampaigns(context.office.register().reader)
    return { campaigns, active: campaigns.find(campaign => campaign.active) ?? null }
  }),
  save: door.save.handler(({ context, input }) => saveCampaign(context.office, input)),
  proposal: door.proposal.handler(({ input }) => campaignProposal(input)),
}
