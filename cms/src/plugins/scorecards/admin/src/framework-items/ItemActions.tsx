import { Flex, IconButton } from '@strapi/design-system';
import { ArrowDown, ChevronDown, ChevronUp, Plus, Trash } from '@strapi/icons';
import { useText } from '../use-text';
import { type ItemPath, type ItemsChange, withChild, withoutItem, withSibling } from './item-tree';

interface ItemActionsProps {
  itemId: string;
  path: ItemPath;
  disabled: boolean;
  detailsId: string;
  isOpen: boolean;
  onToggle: () => void;
  onChange: (change: ItemsChange) => void;
}

const ACTIONS = [
  { id: 'addChild', icon: <Plus />, apply: withChild },
  { id: 'addSibling', icon: <ArrowDown />, apply: withSibling },
  { id: 'remove', icon: <Trash />, apply: withoutItem },
];

/** What can be done with a line: open its details, add below or after it, remove it. */
export function ItemActions(props: ItemActionsProps) {
  const { itemId, path, disabled, detailsId, isOpen, onToggle, onChange } = props;
  const text = useText();
  return (
    <Flex gap={1}>
      <IconButton
        label={text('items.details', { item: itemId })}
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailsId : undefined}
        onClick={onToggle}
      >
        {isOpen ? <ChevronUp /> : <ChevronDown />}
      </IconButton>
      {ACTIONS.map(({ id, icon, apply }) => (
        <IconButton
          key={id}
          label={text(`items.${id}`, { item: itemId })}
          disabled={disabled}
          onClick={() => onChange((items) => apply(items, path))}
        >
          {icon}
        </IconButton>
      ))}
    </Flex>
  );
}
