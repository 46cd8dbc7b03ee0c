import type { PublishedStore } from '@congkhai/published-store';
import type { Framework } from '@congkhai/shared/scorecards/framework';
import type { Scorecard } from '@congkhai/shared/scorecards/scorecard';
import {
  aFramework,
  anItemScore,
  aPeriod,
  aScorecard,
  aUnit,
  putUnits,
  TIEN_CHAU,
} from './builders';
import { putSummedUpRelease } from './release-builders';

const COMMUNES = 'Châu|Mỹ|Lãnh|Hà|Cảnh|Lộc|Sơn|Hiệp|An|Lập|Ngọc|Thọ'.split('|');
const DEPARTMENTS = ['Nội vụ', 'Tư pháp', 'Văn hoá và Thông tin', 'Tài nguyên và Môi trường'];
/** Of two releases that are compared the later one may be of units that were not there before. */
export const YEARS = [2020, 2021, 2022, 2023];

const communes = COMMUNES.map((name, n) =>
  n === 0 ? TIEN_CHAU : { unitId: `xa-tien-${n}`, name: `Xã Tiên ${name}` },
);
const departments = DEPARTMENTS.map((name, n) => ({ unitId: `phong-${n}`, name: `Phòng ${name}` }));

/** Publishes four years of two blocks of invented units: results differ from year to year, from unit to unit and from area to area. */
export async function putSeveralYears(store: PublishedStore): Promise<void> {
  const district = aUnit({ unitId: 'huyen-tien-phuoc', tier: 'district', parentUnitId: null });
  const listed = [...communes, ...departments].map(({ unitId, name }) =>
    aUnit({ unitId, name, fullName: name, validTo: null }),
  );
  await putUnits(store, [district, ...listed]);
  const framework = aFramework();
  const [block] = aPeriod().blocks;
  if (!block) throw new Error('The period of the builders has a block');
  for (const [place, year] of YEARS.entries()) {
    const periodId = `tien-phuoc-${year}`;
    const blocks = [
      { ...block, units: communes.map(frozen) },
      { ...block, blockId: 'phong', name: 'Các phòng chuyên môn', units: departments.map(frozen) },
    ];
    const former = place === 0 ? null : `tien-phuoc-${year - 1}`;
    await putSummedUpRelease(store, {
      framework,
      release: {
        periodId,
        year,
        name: `Chỉ số cải cách hành chính năm ${year}`,
        unitsAsOf: `${year}-12-31`,
        previousPeriodId: former,
        blocks,
      },
      scorecards: blocks.flatMap(({ blockId, units }) =>
        units.map((unit, n) => aCard(framework, { periodId, blockId, unit, seed: n + 3 * place })),
      ),
    });
  }
}

const frozen = (unit: { unitId: string; name: string }) => ({
  ...unit,
  code: null,
  parentUnitId: 'huyen-tien-phuoc',
});

/** A card with between 60 and 100 % of the points of each item, the same for the same seed. */
function aCard(
  { items }: Framework,
  {
    seed,
    unit: { unitId, name },
    ...card
  }: Pick<Scorecard, 'periodId' | 'blockId' | 'unit'> & { seed: number },
): Scorecard {
  const scores = items.map((item, place) => {
    const share = 60 + ((seed * 17 + place * 29) % 41);
    const points = Math.round(((item.maximumThousandths ?? 0) * share) / 100);
    const isSurveyed = place === items.length - 1;
    const score = isSurveyed
      ? anItemScore({ surveyScoreThousandths: points })
      : anItemScore({
          selfScoreThousandths: item.maximumThousandths ?? points,
          appraisedScoreThousandths: points,
          ...(share < 75 && { remark: 'Tài liệu kiểm chứng chưa đầy đủ.' }),
        });
    return [item.itemId, score];
  });
  return aScorecard({
    ...card,
    unit: { unitId, name },
    isDemonstration: true,
    scores: Object.fromEntries(scores),
  });
}
