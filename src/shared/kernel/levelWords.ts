/** Words with the weight they have: the screen sets a mark before them, paper says them as they are. */

export type Level = 'error' | 'warning' | 'note' | 'ok'

export interface LevelWords {
  level: Level
  text: string
}
