import { version as isbotVersion } from 'isbot/package.json';
import { version as counterVersion } from './counter-robots.json';

/** The versions of the lists that user agents are compared with. */
export const ROBOT_LISTS = { isbot: isbotVersion, counter: counterVersion };
