/** What lists show of a scorecard: "Xã Tiên Châu – 2022". */
export function titleOf(unitName: string, year: number): string {
  return `${unitName} – ${year}`;
}
