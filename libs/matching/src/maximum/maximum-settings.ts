/**
 * What the ranks should be like, once as many students as possible have a place. `LEAST_TOTAL_RANK`: the ranks add up to as little as
 * possible. `GENEROUS`: as few last ranks as possible, then as few of the last but one, and so on. `GREEDY`: as many first ranks as
 * possible, then as many second ones, and so on.
 */
export type RankObjective = 'LEAST_TOTAL_RANK' | 'GENEROUS' | 'GREEDY';

/** What a run in the maximum mode is to aim at. */
export interface MaximumSettings {
  /**
   * How many priority classes, from 0, make up the priority group, of whom as many as possible are placed as long as no fewer are placed
   * in all; 0 when there is none, 16 for everybody.
   */
  readonly priorityClasses: number;
  readonly ranks: RankObjective;
}
