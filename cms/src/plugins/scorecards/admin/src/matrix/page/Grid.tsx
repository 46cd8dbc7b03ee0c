import { useEffect, useRef } from 'react';
import { useTheme } from 'styled-components';
import type { GridView } from '../grid/grid-view';
import { type GridEvents, type GridSetup, type MountedGrid, mountGrid } from '../grid/mount-grid';
import type { MatrixStore } from '../matrix-store';
import { GridFrame } from './GridFrame';
import { useMatrixVersion } from './use-matrix';

interface GridProps extends Pick<GridSetup, 'context' | 'label'> {
  store: MatrixStore;
  view: GridView;
  events: GridEvents;
  /** Called with the grid once it is there, and with null when it goes. */
  onMount: (grid: MountedGrid | null) => void;
}

/** The grid, mounted once: changes are drawn by the grid itself, without React. */
export function Grid({ store, view, events, context, label, onMount }: GridProps) {
  const version = useMatrixVersion(store);
  const { colors } = useTheme();
  const element = useRef<HTMLDivElement>(null);
  const grid = useRef<MountedGrid | null>(null);
  const latest = useRef({ events, context });
  latest.current = { events, context };
  const first = useRef({ view, label, colors, onMount });

  useEffect(() => {
    if (!element.current) return;
    const { view, label, colors, onMount } = first.current;
    const mounted = mountGrid(element.current, {
      view,
      label,
      colours: {
        background: colors.neutral0,
        heading: colors.neutral100,
        line: colors.neutral200,
        text: colors.neutral800,
        accent: colors.primary600,
      },
      context: {
        ...latest.current.context,
        checkTyped: (place, text) => latest.current.context.checkTyped(place, text),
      },
      events: {
        onEntries: (...entries) => latest.current.events.onEntries(...entries),
        onFocus: (place) => latest.current.events.onFocus(place),
        onOpen: (place) => latest.current.events.onOpen(place),
        onCommand: (command) => latest.current.events.onCommand(command),
        onTooLarge: () => latest.current.events.onTooLarge(),
      },
    });
    grid.current = mounted;
    onMount(mounted);
    return () => {
      onMount(null);
      grid.current = null;
      mounted.destroy();
    };
  }, []);
  useEffect(() => {
    if (first.current.view !== view) grid.current?.setView(view);
    first.current.view = view;
  }, [view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that cells have changed.
  useEffect(() => grid.current?.refresh(), [version]);
  return <GridFrame ref={element} />;
}
