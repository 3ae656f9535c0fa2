import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { organisationFile } from './listFile.ts'
import { listPosts, removePost, savePost } from './posts.ts'
import { previewRestructuring, restructure } from './restructure.ts'
import { removeOrganisation, saveOrganisation, tree } from './service.ts'

const { organisation: door } = methods

export const organisationRouter = {
  tree: door.tree.handler(async ({ context, input }) => ({
    nodes: await tree(context.office.register().reader, input.asOf, context.office.clock.today()),
  })),
  listFile: door.listFile.handler(({ context, input, signal }) =>
    asTask(work => organisationFile(context.office, input, work), signal),
  ),
  save: door.save.handler(({ context, input }) => saveOrganisation(context.office, input)),
  plan: door.plan.handler(({ context: { office }, input }) =>
    previewRestructuring(office.register().reader, input.change, office.clock.today()),
  ),
  restructure: door.restructure.handler(({ context, input }) => restructure(context.office, input.change)),
  remove: door.remove.handler(({ context, input }) => removeOrganisation(context.office, input)),
  posts: door.posts.handler(async ({ context, input }) => ({
    posts: await listPosts(context.office.register().reader, input),
  })),
  savePost: door.savePost.handler(({ context, input }) => savePost(context.office, input)),
  removePost: door.removePost.handler(({ context, input }) => removePost(context.office, input)),
}
