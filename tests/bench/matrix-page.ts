import { aFramework, aGroup, aLeaf, appraised } from '@congkhai/shared/scorecards/test-builders';
import { mountGrid } from '../../cms/src/plugins/scorecards/admin/src/matrix/grid/mount-grid';
import { unitsView } from '../../cms/src/plugins/scorecards/admin/src/matrix/grid/units-view';
import { openMatrix } from '../../cms/src/plugins/scorecards/admin/src/matrix/matrix-store';
import type { Filling } from '../../cms/src/plugins/scorecards/admin/src/matrix/sheet/region';
import {
  aCard,
  aMatrix,
} from '../../cms/src/plugins/scorecards/admin/src/matrix/sheet/test-matrix';

// A page with the matrix alone, for measuring: ?units=200, by 120 items in 8 areas. Nothing is sent anywhere.
const AREAS = 8;
const ITEMS_PER_AREA = 15;
const field = 'appraisedScoreThousandths' as const;
const unitCount = Number(new URLSearchParams(location.search).get('units') ?? 200);

const items = Array.from({ length: AREAS }, (_, area) =>
  aGroup(
    String(area + 1),
    Array.from({ length: ITEMS_PER_AREA }, (_item, item) =>
      aLeaf(`${area + 1}.${item + 1}`, 1_000),
    ),
  ),
);
const leaves = items.flatMap(({ children }) => children);
const cards = Array.from({ length: unitCount }, (_, unit) =>
  aCard(
    `xa-${unit}`,
    Object.fromEntries(
      leaves.map(({ itemId }, item) => [itemId, appraised(((unit * 7 + item * 3) % 101) * 10)]),
    ),
  ),
);
const data = { ...aMatrix(cards), framework: aFramework(items) };

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
