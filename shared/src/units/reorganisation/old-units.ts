import { foldDiacritics } from '../../text/text';
import { nameKeyOf, splitFullName } from '../unit-name';
import type { Mention } from './predecessor-text';
import type { StateUnit } from './state';

/** A unit of the earlier state with the names of what it belonged to. */
export interface OldUnit extends StateUnit {
  districtName: string | null;
  provinceCode: string;
  provinceName: string;
}

/** What a mention may mean: the units of that name, and how they were found. */
export interface Candidates {
  units: OldUnit[];
  basis: 'name' | 'run' | 'spelling';
}

/** Units of the earlier state, found by what a text calls them. */
export interface OldUnits {
  all: OldUnit[];
  byCode(code: string): OldUnit | null;
  /** The units directly below the one with this code. */
  childrenOf(code: string): readonly OldUnit[];
  candidatesOf(mention: Mention, provinceCodes: ReadonlySet<string>): Candidates;
}

/** Prepares the units of the earlier state for being looked up. */
export function indexOldUnits(state: readonly StateUnit[]): OldUnits {
  const byCode = new Map(state.map((unit) => [unit.code, unit]));
  const all = state.map((unit) => toOldUnit(unit, byCode));
  const oldByCode = new Map(all.map((unit) => [unit.code, unit]));
  const children = groupBy(all, ({ parentCode }) => parentCode ?? '');
  // Island districts became special zones; no other commune is said to be made of a district.
  const parts = all.filter(({ tier }) => tier === 'commune' || tier === 'district');
  const byName = groupBy(parts, (unit) => nameKeyOf(unit.name));
  const bySpelling = groupBy(parts, (unit) => spellingOf(unit.name));

  return {
    all,
    byCode: (code) => oldByCode.get(code) ?? null,
    childrenOf: (code) => children.get(code) ?? [],
    candidatesOf(mention, provinceCodes) {
      const within = (units: readonly OldUnit[] | undefined) =>
        (units ?? []).filter((unit) => provinceCodes.has(unit.provinceCode) && fits(unit, mention));
      const named = within(byName.get(nameKeyOf(mention.name)));
      const inRun = named.filter((unit) => isIn(unit, mention.districtOfRun));
      if (named.length > 1 && inRun.length === 1) return { units: inRun, basis: 'run' };
      if (named.length > 0) return { units: named, basis: 'name' };
      return { units: within(bySpelling.get(spellingOf(mention.name))), basis: 'spelling' };
    },
  };
}

function toOldUnit(unit: StateUnit, byCode: ReadonlyMap<string, StateUnit>): OldUnit {
  const parent = byCode.get(unit.parentCode ?? '');
  const province = parent?.tier === 'district' ? byCode.get(parent.parentCode ?? '') : parent;
  const { code, fullName } = province ?? unit;
  return {
    ...unit,
    districtName: parent?.tier === 'district' ? parent.fullName : null,
    provinceCode: code,
    provinceName: fullName,
  };
}

// A text gives a type and a district to tell units apart, so they must agree where they are given. Without a type, a commune is meant.
function fits(unit: OldUnit, { unitType, district, province }: Mention): boolean {
  if (unitType === null && unit.tier !== 'commune') return false;
  if (unitType !== null && splitFullName(unit.fullName).unitType !== unitType) return false;
  if (district !== null && !isIn(unit, district)) return false;
  return province === null || nameKeyOf(unit.provinceName) === nameKeyOf(province);
}

function isIn({ districtName }: OldUnit, district: string | null): boolean {
  return (
    districtName !== null && district !== null && nameKeyOf(districtName) === nameKeyOf(district)
  );
}

/** Without diacritics and spaces, and with i for y: "Đak Jơ Ta" and "Đăk Jơ Ta" are written alike, "Qui Đức" and "Quy Đức" too. */
function spellingOf(name: string): string {
  return foldDiacritics(nameKeyOf(name))
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('y', 'i');
}

function groupBy(units: readonly OldUnit[], keyOf: (unit: OldUnit) => string) {
  const groups = new Map<string, OldUnit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    const known = groups.get(key);
    if (known) known.push(unit);
    else groups.set(key, [unit]);
  }
  return groups;
}
