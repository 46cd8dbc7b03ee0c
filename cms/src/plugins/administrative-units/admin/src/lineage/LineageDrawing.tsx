import type { UnitLineage } from '@congkhai/shared/units/unit-lineage';
import { Box, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useTheme } from 'styled-components';
import { useText } from '../use-text';
import { type LineageEdge, type LineageNode, layoutLineage } from './layout-lineage';

const ROWS_MAX = 60;
const NODE = { width: 162, height: 34 };
const STEP = { x: 214, y: 44 };
const MARGIN = 8;
const NAME_CHARACTERS_MAX = 21;

/** A unit's lineage as a drawing: predecessors left, successors right, dashed where only a part went over. */
export function LineageDrawing({ lineage }: { lineage: UnitLineage }) {
  const text = useText();
  const { colors } = useTheme();
  const titleId = useId();
  const { nodes, edges, columnCount, rowCount, leftOutCount } = layoutLineage(lineage, {
    rowsMax: ROWS_MAX,
  });
  const width = (columnCount - 1) * STEP.x + NODE.width + 2 * MARGIN;
  const height = (rowCount - 1) * STEP.y + NODE.height + 2 * MARGIN;
  return (
    <Box
      role="region"
      tabIndex={0}
      aria-label={text('lineage.drawing')}
      overflow="auto"
      hasRadius
      background="neutral0"
      borderColor="neutral200"
      padding={2}
    >
      <svg role="img" aria-labelledby={titleId} width={width} height={height}>
        <title id={titleId}>
          {text('lineage.title', {
            name: lineage.unit.name,
            predecessors: lineage.predecessors.length,
            successors: lineage.successors.length,
          })}
        </title>
        {edges.map((edge) => (
          <path
            key={`${edge.from.column} ${edge.from.unitId} ${edge.to.unitId}`}
            d={pathOf(edge)}
            fill="none"
            stroke={edge.extent === 'part' ? colors.warning600 : colors.neutral500}
            strokeWidth={1.5}
            strokeDasharray={edge.extent === 'part' ? '6 4' : undefined}
          />
        ))}
        {nodes.map((node) => (
          <DrawnUnit
            key={`${node.column} ${node.unitId}`}
            node={node}
            isChosen={node.unitId === lineage.unit.unitId}
          />
        ))}
      </svg>
      {leftOutCount > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {text('lineage.leftOut', { count: leftOutCount })}
        </Typography>
      )}
    </Box>
  );
}

function DrawnUnit({ node, isChosen }: { node: LineageNode; isChosen: boolean }) {
  const { colors } = useTheme();
  const { x, y } = cornerOf(node);
  const { name } = node;
  const shown =
    name.length > NAME_CHARACTERS_MAX ? `${name.slice(0, NAME_CHARACTERS_MAX - 1)}…` : name;
  return (
    <g>
      <title>{name}</title>
      <rect
        x={x}
        y={y}
        width={NODE.width}
        height={NODE.height}
        rx={4}
        fill={isChosen ? colors.primary100 : colors.neutral0}
        stroke={isChosen ? colors.primary600 : colors.neutral300}
      />
      <text
        x={x + 10}
        y={y + NODE.height / 2 + 5}
        fontSize={13}
        fontWeight={isChosen ? 600 : 400}
        fill={isChosen ? colors.primary700 : colors.neutral800}
      >
        {shown}
      </text>
    </g>
  );
}

function cornerOf({ column, row }: LineageNode): { x: number; y: number } {
  return { x: MARGIN + column * STEP.x, y: MARGIN + row * STEP.y };
}

function pathOf({ from, to }: LineageEdge): string {
  const start = cornerOf(from);
  const end = cornerOf(to);
  const startX = start.x + NODE.width;
  const middle = (startX + end.x) / 2;
  const startY = start.y + NODE.height / 2;
  const endY = end.y + NODE.height / 2;
  return `M${startX},${startY} C${middle},${startY} ${middle},${endY} ${end.x},${endY}`;
}
