/** Figures that AWS cannot have by itself. docs/aws.md says what each means, and which alarm looks at it. */
export interface CloudMetrics {
  count(name: CountName, value?: number, reason?: string): void;
  seconds(name: 'SealLag', value: number): void;
}

type CountName = 'ViewsCounted' | 'ViewsNotCounted' | 'ViewsRejected' | 'DocumentsInvalid';
