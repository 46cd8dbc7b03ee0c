import type { Dependencies, Plan } from './plan';

/**
 * Queues what follows the documents that were written. A list that waits already is not queued again for each article of a bulk
 * publication, and while much is published lists are written less often.
 */
export async function queueDependents(
  finished: readonly Plan[],
  { outbox, registry, derivedDelay }: Dependencies,
): Promise<void> {
  const settledIds = finished.flatMap(({ pending }) => pending.entryIds);
  const dependents = [...new Set(finished.flatMap(dependentsOf))];
  const isDerived = (subject: string) => registry.find(subject)?.isDerived === true;
  await outbox.addMissing(dependents.filter(isDerived), {
    afterMilliseconds: derivedDelay(),
    settledIds,
  });
  await outbox.add(dependents.filter((subject) => !isDerived(subject)));
}

// An article that moved to another category has to leave the old list as well as enter the new one.
function dependentsOf({ changed, gone }: Plan): string[] {
  const former = [...changed.flatMap(({ known }) => known ?? []), ...gone];
  return [
    ...changed.flatMap(({ dependents }) => dependents),
    ...former.flatMap(({ dependents, formerDependents }) => [
      ...(dependents ?? []),
      ...(formerDependents ?? []),
    ]),
  ];
}
