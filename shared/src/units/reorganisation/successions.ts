import type { Extent } from '../unit-event';
import { nameKeyOf } from '../unit-name';
import type { OldUnit, OldUnits } from './old-units';
import { type Mention, parsePredecessorText } from './predecessor-text';
import { type ReportEntry, reportUnitOf } from './report';
import { type Basis, type ResolvedMention, resolvePredecessors } from './resolve-predecessors';
import type { StateUnit } from './state';

/** What one unit of the later state was made of. */
export interface Succession {
  successor: OldUnit;
  predecessors: { unit: OldUnit; extent: Extent }[];
  /** The earlier unit that goes on as this one; null if it is a new unit, or if nothing is known of its making. */
  continues: OldUnit | null;
}

export interface Successions {
  successions: Succession[];
  entries: ReportEntry[];
  bases: Record<Basis, number>;
  unresolvedCount: number;
}

/** A province was made of whole provinces, and goes on if it was made of one. */
export function provinceSuccession(successor: OldUnit, made: readonly OldUnit[]): Succession {
  const predecessors = made.map((unit) => ({ unit, extent: 'whole' as const }));
  const [only] = made;
  return { successor, predecessors, continues: only && made.length === 1 ? only : null };
}

interface Claim {
  successor: OldUnit;
  predecessor: OldUnit;
  marker: Mention['marker'];
  text: string;
}

/**
 * Finds what each successor was made of, among the units of the provinces that its own province was made of.
 *
 * How much of a unit went to a successor follows from all texts together: what two of them name went to each in part, whatever
 * the texts say; what only one names went there whole, unless that text itself says "a part".
 */
export function findSuccessions(
  successors: readonly OldUnit[],
  oldUnits: OldUnits,
  oldProvincesOf: (successor: OldUnit) => ReadonlySet<string>,
): Successions {
  const bySuccessor = new Map(successors.map((successor) => [successor.code, successor]));
  const entries: ReportEntry[] = [];
  const claims: Claim[] = [];
  const asked = successors.flatMap((successor) => {
    const oldProvinceCodes = oldProvincesOf(successor);
    const parsed = parsePredecessorText(textOf(successor));
    if (parsed.kind === 'made-of')
      return [{ code: successor.code, oldProvinceCodes, mentions: parsed.mentions }];
    if (parsed.kind === 'empty')
      entries.push({
        successor: reportUnitOf(successor),
        text: '',
        reason: 'no-text',
        candidates: [],
      });
    else keepUnit(successor, oldUnits, { oldProvinceCodes, claims, entries });
    return [];
  });

  const { resolved, unresolved } = resolvePredecessors(asked, oldUnits);
  const bases: Record<Basis, number> = { name: 0, run: 0, elimination: 0, code: 0, spelling: 0 };
  for (const mention of resolved) {
    bases[mention.basis] += 1;
    const successor = bySuccessor.get(mention.successorCode);
    if (!successor) continue;
    claims.push(...claimsOf(successor, mention, oldUnits));
    if (mention.basis === 'spelling')
      entries.push(entryOf(successor, mention.mention, 'other-spelling', [mention.predecessor]));
  }
  const incomplete = new Set<string>();
  for (const { successorCode, mention, candidates } of unresolved) {
    const successor = bySuccessor.get(successorCode);
    if (!successor) continue;
    incomplete.add(successorCode);
    const reason = candidates.length === 0 ? 'no-such-unit' : 'ambiguous';
    entries.push(entryOf(successor, mention, reason, candidates));
  }
  const successions = settle(successors, claims, { incomplete, entries });
  return { successions, entries, bases, unresolvedCount: unresolved.length };
}

/** The text about a unit's making. A sentence after it tells of later changes. */
function textOf({ predecessorsText }: StateUnit): string {
  return predecessorsText.split(/\.\s/u)[0] ?? '';
}

function entryOf(
  successor: OldUnit,
  { text }: { text: string },
  reason: ReportEntry['reason'],
  candidates: readonly OldUnit[],
): ReportEntry {
  return {
    successor: reportUnitOf(successor),
    text,
    reason,
    candidates: candidates.map(reportUnitOf),
  };
}

/** "giữ nguyên": the unit with this code goes on, also when its name is spelled differently now. */
function keepUnit(
  successor: OldUnit,
  oldUnits: OldUnits,
  context: { oldProvinceCodes: ReadonlySet<string>; claims: Claim[]; entries: ReportEntry[] },
): void {
  const { oldProvinceCodes, claims, entries } = context;
  const text = successor.predecessorsText;
  const predecessor = oldUnits.byCode(successor.code);
  if (
    !predecessor ||
    predecessor.tier !== successor.tier ||
    !oldProvinceCodes.has(predecessor.provinceCode)
  ) {
    entries.push(entryOf(successor, { text }, 'no-such-unit', []));
    return;
  }
  if (nameKeyOf(predecessor.fullName) !== nameKeyOf(successor.fullName))
    entries.push(entryOf(successor, { text }, 'other-spelling', [predecessor]));
  claims.push({ successor, predecessor, marker: 'none', text });
}

// A district that is named as a whole went there with all its communes; one without communes is the unit itself.
function claimsOf(
  successor: OldUnit,
  { mention, predecessor }: ResolvedMention,
  oldUnits: OldUnits,
): Claim[] {
  const communes = oldUnits.childrenOf(predecessor.code);
  const { marker, text } = mention;
  return (communes.length > 0 ? communes : [predecessor]).map((unit) => ({
    successor,
    predecessor: unit,
    marker,
    text,
  }));
}

function settle(
  successors: readonly OldUnit[],
  claims: readonly Claim[],
  { incomplete, entries }: { incomplete: ReadonlySet<string>; entries: ReportEntry[] },
): Succession[] {
  const takers = new Map<string, Set<string>>();
  for (const { predecessor, successor } of claims) {
    const known = takers.get(predecessor.code) ?? new Set();
    takers.set(predecessor.code, known.add(successor.code));
  }
  const claimsBySuccessor = new Map<string, Map<string, Claim>>();
  for (const claim of claims) {
    const known = claimsBySuccessor.get(claim.successor.code) ?? new Map<string, Claim>();
    claimsBySuccessor.set(claim.successor.code, known.set(claim.predecessor.code, claim));
  }
  return successors.map((successor) => {
    const named = [...(claimsBySuccessor.get(successor.code)?.values() ?? [])];
    const predecessors = named.map((claim) => {
      const isShared = (takers.get(claim.predecessor.code)?.size ?? 0) > 1;
      if (!isShared && claim.marker !== 'none') entries.push(extentEntryOf(claim));
      const extent: Extent = isShared || claim.marker === 'part' ? 'part' : 'whole';
      return { unit: claim.predecessor, extent };
    });
    const isComplete = !incomplete.has(successor.code);
    const continues = isComplete ? findContinuing(successor, predecessors) : null;
    return { successor, predecessors, continues };
  });
}

function extentEntryOf({ successor, predecessor, marker, text }: Claim): ReportEntry {
  const reason = marker === 'part' ? 'remainder-unnamed' : 'extent-unclear';
  return entryOf(successor, { text }, reason, [predecessor]);
}

/**
 * The earlier unit that goes on: the only one it was made of; or, with the same code and name, one that took in parts of others
 * or that lost a part. What took in a whole unit is a new unit, whatever code and name it carries.
 */
function findContinuing(
  successor: OldUnit,
  predecessors: Succession['predecessors'],
): OldUnit | null {
  const wholes = predecessors.filter(({ extent }) => extent === 'whole');
  const [only] = predecessors;
  if (only && predecessors.length === 1 && wholes.length === 1) return only.unit;
  const self = predecessors.find(
    ({ unit }) =>
      unit.code === successor.code && nameKeyOf(unit.fullName) === nameKeyOf(successor.fullName),
  );
  if (!self) return null;
  const isAlone = predecessors.length === 1;
  const tookInParts = self.extent === 'whole' && wholes.length === 1;
  return isAlone || tookInParts ? self.unit : null;
}
