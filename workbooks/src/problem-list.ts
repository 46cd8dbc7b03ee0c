import { type FileProblem, REPORT_ENTRIES_MAX } from '@congkhai/shared/contracts/scorecards-excel';

/** Counts every problem and keeps the first ones: a sheet pasted into the wrong place has a million of them. */
export interface ProblemList {
  count: number;
  list: FileProblem[];
  add(...problems: FileProblem[]): void;
}

export function problemList(): ProblemList {
  return {
    count: 0,
    list: [],
    add(...problems) {
      this.count += problems.length;
      this.list.push(...problems.slice(0, Math.max(REPORT_ENTRIES_MAX - this.list.length, 0)));
    },
  };
}
