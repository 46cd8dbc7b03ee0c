export const PLUGIN_ID = 'audience';

export const ACTIONS = { read: 'plugin::audience.read' } as const;
