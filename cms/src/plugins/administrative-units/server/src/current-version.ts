import { isInForce, type UnitVersion } from '@congkhai/shared/units/administrative-unit';

/** The version to show a unit by on a day: the one in force, or else the last one that ended, or else the first to come. */
export function currentVersionOf<Version extends Pick<UnitVersion, 'validFrom' | 'validTo'>>(
  versions: readonly Version[],
  day: string,
): Version | undefined {
  return (
    versions.find((version) => isInForce(version, day)) ??
    versions.findLast(({ validTo }) => validTo !== null && validTo < day) ??
    versions[0]
  );
}
