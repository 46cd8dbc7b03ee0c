import { patterns } from '../../counter-robots.json';

/** The COUNTER list of robots. Its authors advise to match without regard to case. */
export const COUNTER_ROBOTS = new RegExp(patterns.join('|'), 'i');
