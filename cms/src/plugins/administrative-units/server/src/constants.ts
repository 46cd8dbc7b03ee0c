export const UNIT_UID = 'plugin::administrative-units.unit';
