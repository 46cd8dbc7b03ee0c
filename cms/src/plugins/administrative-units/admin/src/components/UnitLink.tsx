import type { UnitReference } from '@congkhai/shared/units/administrative-unit';
import { Link } from '@strapi/design-system';
import { NavLink, useLocation } from 'react-router-dom';

/** A unit's name that opens it on this page, as of the same day. */
export function UnitLink({ unit }: { unit: UnitReference }) {
  const { search, pathname } = useLocation();
  const parameters = new URLSearchParams(search);
  parameters.set('unit', unit.unitId);
  return (
    <Link tag={NavLink} to={`${pathname}?${parameters}`}>
      {unit.name}
    </Link>
  );
}
