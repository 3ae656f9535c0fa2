/** What other subjects ask the yearly review. */

export { reviewsDue } from './list.ts'
