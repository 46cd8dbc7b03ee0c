import isbotPackage from 'isbot/package.json';
import counterRobots from './counter-robots.json';

/** The versions of the lists that user agents are compared with. */
export const ROBOT_LISTS = { isbot: isbotPackage.version, counter: counterRobots.version };

/** The COUNTER list of robots. Its authors advise to match without regard to case. */
export const COUNTER_ROBOTS = new RegExp(counterRobots.patterns.join('|'), 'i');
