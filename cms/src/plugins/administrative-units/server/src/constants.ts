export const PLUGIN_ID = 'administrative-units';
export const UNIT_UID = 'plugin::administrative-units.unit';
