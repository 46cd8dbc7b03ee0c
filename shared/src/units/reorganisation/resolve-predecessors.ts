import type { OldUnit, OldUnits } from './old-units';
import type { Mention } from './predecessor-text';

/** A unit of the later state, with what its text names. */
export interface Successor {
  code: string;
  /** The provinces of the earlier state that its province was made of. */
  oldProvinceCodes: ReadonlySet<string>;
  mentions: readonly Mention[];
}

/**
 * How a mention was understood: by its name alone (with the type and district that the text gives), by the district at the end
 * of a run of numbered wards, because every other unit of that name went wholly elsewhere, because the successor carries the
 * unit's code, or although it is spelled differently.
 */
export const BASES = ['name', 'run', 'elimination', 'code', 'spelling'] as const;
export type Basis = (typeof BASES)[number];

export interface ResolvedMention {
  successorCode: string;
  mention: Mention;
  predecessor: OldUnit;
  basis: Basis;
}
export interface UnresolvedMention {
  successorCode: string;
  mention: Mention;
  candidates: OldUnit[];
}

interface OpenMention extends UnresolvedMention {
  basis: Basis;
}

/**
 * Finds the unit that each mention means. A mention that more than one unit fits, or none, stays unresolved: nothing is guessed.
 * What one mention leaves for another is used: a unit that went wholly to one successor cannot be what another one names.
 */
export function resolvePredecessors(
  successors: readonly Successor[],
  oldUnits: OldUnits,
): { resolved: ResolvedMention[]; unresolved: UnresolvedMention[] } {
  const resolved: ResolvedMention[] = [];
  let open = successors.flatMap(({ code, mentions, oldProvinceCodes }) =>
    mentions.map((mention): OpenMention => {
      const { units, basis } = oldUnits.candidatesOf(mention, oldProvinceCodes);
      return { successorCode: code, mention, candidates: units, basis };
    }),
  );
  for (;;) {
    const settled = open.filter(({ candidates }) => candidates.length === 1);
    const next = settled.length > 0 ? settled : open.flatMap((each) => byCodeOf(each) ?? []);
    if (next.length === 0) return { resolved, unresolved: open };
    const isSettled = new Set(next.map(({ mention }) => mention));
    resolved.push(...next.flatMap(toResolved));
    open = eliminate(
      open.filter(({ mention }) => !isSettled.has(mention)),
      resolved,
    );
  }
}

function toResolved({ successorCode, mention, candidates, basis }: OpenMention): ResolvedMention[] {
  return candidates.map((predecessor) => ({ successorCode, mention, predecessor, basis }));
}

// A merged unit carries the code of one of its predecessors (3,315 of 3,321 do), so that one is among those it names.
function byCodeOf({ candidates, ...rest }: OpenMention): OpenMention | null {
  const carried = candidates.filter(({ code }) => code === rest.successorCode);
  return carried.length === 1 ? { ...rest, candidates: carried, basis: 'code' } : null;
}

function eliminate(
  open: readonly OpenMention[],
  resolved: readonly ResolvedMention[],
): OpenMention[] {
  const gone = wholeElsewhere(resolved);
  return open.map((each) => {
    const candidates = each.candidates.filter((unit) => !gone.has(unit.code));
    return candidates.length === each.candidates.length || candidates.length === 0
      ? each
      : { ...each, candidates, basis: 'elimination' };
  });
}

/** The codes of units that some successor took in without a word about a part. */
function wholeElsewhere(resolved: readonly ResolvedMention[]): Set<string> {
  const markers = new Map<string, boolean>();
  for (const { predecessor, mention } of resolved) {
    const isWhole = mention.marker === 'none' && (markers.get(predecessor.code) ?? true);
    markers.set(predecessor.code, isWhole);
  }
  return new Set([...markers].filter(([, isWhole]) => isWhole).map(([code]) => code));
}
