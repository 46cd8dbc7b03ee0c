import type { MatrixResponse } from '@congkhai/shared/contracts/scorecards-admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ScorecardsClient } from '../../api/client';
import { Notice } from '../../components/Notice';
import { PAGES_ROOT } from '../../constants';
import type { MountedGrid } from '../grid/mount-grid';
import { listTroubles } from '../sheet/pending';
import type { CellAddress } from '../sheet/sheet';
import { DetailLine } from './DetailLine';
import { Dialogs, type OpenDialog } from './Dialogs';
import { Grid } from './Grid';
import { LeaveGuard } from './LeaveGuard';
import { Legend } from './Legend';
import { SaveStatus } from './SaveStatus';
import { Toolbar } from './Toolbar';
import { UnitResult } from './UnitResult';
import { useCellTexts } from './use-cell-texts';
import { useGridEvents } from './use-grid-events';
import { useGridView } from './use-grid-view';
import { useMatrix } from './use-matrix';

interface WorkbenchProps {
  data: MatrixResponse['data'];
  client: ScorecardsClient;
  /** The unit that is shown by its tree; null for all units. */
  unitId: string | null;
}

/** The grid with its tools: what is shown, what is told about it, and how it is saved. */
export function Workbench({ data, client, unitId }: WorkbenchProps) {
  const store = useMatrix(data, client);
  const texts = useCellTexts();
  const { text } = texts;
  const navigate = useNavigate();
  const [address, setAddress] = useState<CellAddress | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const detailId = useId();
  const grid = useRef<MountedGrid | null>(null);
  const tools = useRef<HTMLButtonElement>(null);
  const unit = (unitId !== null && store.sheet.byUnitId.get(unitId)) || null;
  const shown = useGridView(store, unit, texts);
  const root = `${PAGES_ROOT}/matrix/${data.block.documentId}`;
  const { events, checkTyped, typedProblem } = useGridEvents({
    store,
    view: shown.view,
    texts,
    onAddress: setAddress,
    onEvidence: (cell) => setDialog({ kind: 'evidence', address: cell }),
    onUnit: (row) => navigate(`${root}/units/${shown.units[row]?.card.unit.unitId}`),
    onLeave: () => tools.current?.focus(),
  });
  const context = useMemo(
    () => ({ detailId, checkTyped, signs: texts.signs }),
    [detailId, checkTyped, texts],
  );
  useAskedDialogs(store, setDialog);
  const showTrouble = () => {
    const [first] = listTroubles(store.sheet);
    if (!first) return;
    if (first.conflict) {
      setDialog({ kind: 'conflicts' });
      return;
    }
    // What stands in another column is shown by the tree of its unit, which has all of them.
    const place = shown.placeOf(first);
    if (place) grid.current?.focus(place);
    else navigate(`${root}/units/${first.unitId}`);
  };
  if (unitId !== null && !unit) return <Notice title={text('matrix.unknownUnit')}>{unitId}</Notice>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {data.notice ? <Notice title={data.notice}>{text('matrix.readOnly')}</Notice> : null}
      {unit ? <UnitResult store={store} unit={unit} /> : null}
      <Toolbar
        store={store}
        {...shown.toolbar}
        canShowHistory={address !== null}
        onHistory={() => address && setDialog({ kind: 'history', address })}
        onUnit={unit || !address ? null : () => navigate(`${root}/units/${address.unitId}`)}
        firstRef={tools}
      >
        <SaveStatus store={store} onTrouble={showTrouble} />
        {data.isReasonRequired ? (
          <Button variant="secondary" size="S" onClick={() => setDialog({ kind: 'reason' })}>
            {text('matrix.reason.change')}
          </Button>
        ) : null}
      </Toolbar>
      <DetailLine id={detailId} {...{ store, address, typedProblem, texts }} />
      {shown.view.rowCount === 0 ? (
        <Box padding={4}>
          <Typography>{text('matrix.noUnits')}</Typography>
        </Box>
      ) : null}
      <Grid
        key={unitId}
        store={store}
        view={shown.view}
        events={events}
        context={context}
        label={unit ? unit.card.unit.name : data.block.name}
        onMount={(mounted) => {
          grid.current = mounted;
        }}
      />
      <Legend />
      <Dialogs {...{ dialog, store, client, texts }} onClose={() => setDialog(null)} />
      <LeaveGuard store={store} root={root} />
    </Flex>
  );
}

/** Asks for the reason of a correction when the first change waits for it, and about conflicts when there are new ones. */
function useAskedDialogs(
  store: ReturnType<typeof useMatrix>,
  ask: (dialog: OpenDialog) => void,
): void {
  useEffect(() => {
    let conflictCount = 0;
    let isReasonAsked = false;
    return store.subscribe(() => {
      const { unsaved, conflicts } = store.pending();
      if (conflicts > conflictCount) ask({ kind: 'conflicts' });
      conflictCount = conflicts;
      if (!store.data.isReasonRequired || store.reason() !== null || isReasonAsked) return;
      if (unsaved === 0) return;
      isReasonAsked = true;
      ask({ kind: 'reason' });
    });
  }, [store, ask]);
}
