import { OfficeError } from '../../shared/api/errors.ts'
import { methods } from '../door.ts'

const { organisation: door } = methods

const notYet = () => {
  throw new OfficeError('NOT_AVAILABLE_HERE', { what: '使用', where: '以后的版本' })
}

export const organisationRouter = {
  tree: door.tree.handler(notYet),
  save: door.save.handler(notYet),
  remove: door.remove.handler(notYet),
  posts: door.posts.handler(notYet),
  savePost: door.savePost.handler(notYet),
  removePost: door.removePost.handler(notYet),
}
