import type { MatrixCard, MatrixResponse } from '@congkhai/shared/contracts/scorecards-admin';
import { type FrameworkItem, PLAIN_ITEM } from '@congkhai/shared/scorecards/framework';
import { BLANK_SCORE } from '@congkhai/shared/scorecards/scorecard';
import { mountGrid } from '../../cms/src/plugins/scorecards/admin/src/matrix/grid/mount-grid';
import { unitsView } from '../../cms/src/plugins/scorecards/admin/src/matrix/grid/units-view';
import { openMatrix } from '../../cms/src/plugins/scorecards/admin/src/matrix/matrix-store';
import type { Filling } from '../../cms/src/plugins/scorecards/admin/src/matrix/sheet/region';

// A page with the matrix alone, for measuring: ?units=200, by 120 items in 8 areas. Nothing is sent anywhere.
const AREAS = 8;
const ITEMS_PER_AREA = 15;
const field = 'appraisedScoreThousandths' as const;
const unitCount = Number(new URLSearchParams(location.search).get('units') ?? 200);

const items: FrameworkItem[] = Array.from({ length: AREAS }, (_, area) => ({
  ...PLAIN_ITEM,
  itemId: String(area + 1),
  name: `Lĩnh vực ${area + 1}`,
  maximumThousandths: ITEMS_PER_AREA * 1_000,
  method: null,
  children: Array.from({ length: ITEMS_PER_AREA }, (_, item) => ({
    ...PLAIN_ITEM,
    itemId: `${area + 1}.${item + 1}`,
    name: `Tiêu chí ${area + 1}.${item + 1}`,
    maximumThousandths: 1_000,
    method: 'appraisal' as const,
    children: [],
  })),
}));
const leaves = items.flatMap(({ children }) => children);
const cards: MatrixCard[] = Array.from({ length: unitCount }, (_, unit) => ({
  documentId: null,
  unit: { unitId: `xa-${unit}`, name: `Xã số ${unit + 1}`, code: null, parentUnitId: null },
  revision: 0,
  publishedTotals: null,
  isDemonstration: false,
  scores: Object.fromEntries(
    leaves.map(({ itemId }, item) => [
      itemId,
      { ...BLANK_SCORE, state: 'scored', [field]: ((unit * 7 + item * 3) % 101) * 10 },
    ]),
  ),
}));
const data: MatrixResponse['data'] = {
  period: {
    documentId: 'p1',
    periodId: 'nam-2025',
    name: 'Chỉ số năm 2025',
    year: 2025,
    stage: 'appraisal',
    isCorrectionOpen: false,
    deadlines: {
      'self-assessment': null,
      appraisal: null,
      explanation: null,
      'second-appraisal': null,
      survey: null,
    },
    rules: {
      tieRule: 'competition',
      comparison: 'displayed',
      rounding: 'half-up',
      decimalsShown: 2,
      uncertainty: null,
    },
  },
  block: {
    documentId: 'b1',
    blockId: 'xa',
    name: 'Xã',
    gradeBands: [],
    rescaleToThousandths: null,
  },
  framework: {
    frameworkId: 'bo-chi-so',
    name: 'Bộ chỉ số',
    version: 1,
    previousFrameworkId: null,
    decision: null,
    tiers: [],
    yearFrom: null,
    yearTo: null,
    items,
  },
  cards,
  editableFields: [field, 'state'],
  editableStates: ['scored', 'not-applicable', 'not-submitted'],
  notice: null,
  isReasonRequired: false,
  isOwnUnitsOnly: false,
};

const element = document.getElementById('grid');
if (!element) throw new Error('the page has no place for the grid');
performance.mark('open');
const never = new Promise<never>(() => {});
const store = openMatrix(data, {
  saveScores: () => never,
  listRevisions: () => never,
  readCards: () => never,
});
const text = (id: string) => id;
const view = unitsView({
  framework: data.framework,
  sheet: store.sheet,
  totals: store.totals,
  editableFields: new Set(data.editableFields),
  field,
  units: store.sheet.units,
  isNarrow: false,
  text,
  words: { stateOf: (state) => state, evidenceOf: String },
});
const entriesOf = (fillings: Filling[]) =>
  fillings.flatMap(({ place, text: typed }) => {
    const address = view.addressAt(place);
    return address ? [{ address, text: typed }] : [];
  });
const grid = mountGrid(element, {
  view,
  label: 'Xã',
  colours: { background: '#fff', heading: '#eee', line: '#ddd', text: '#222', accent: '#44f' },
  context: {
    checkTyped: () => null,
    detailId: 'detail',
    signs: {
      unsaved: { sign: '•', label: '' },
      conflict: { sign: '⇄', label: '' },
      problem: { sign: '⚠', label: '' },
    },
  },
  events: {
    onEntries: (fillings, outsideCount) => store.enter(entriesOf(fillings), outsideCount),
    onFocus: () => {},
    onOpen: () => false,
    onCommand: (command) => {
      if (command === 'undo' || command === 'redo') store.revert(command);
    },
    onTooLarge: () => {},
  },
});
store.subscribe(() => grid.refresh());
