import type { Agent } from '@congkhai/shared/views/view';
import { isbot } from 'isbot';
import { createObjectMap, createRecentlyUsed } from '../../stores/recently-used';
import { COUNTER_ROBOTS } from './counter-robots';

/** User agents that are remembered: a site has some thousands of them, and each costs two large regular expressions. */
const REMEMBERED_MAX = 10_000;
/** A user agent that is longer is classed by its beginning. Real ones have some 300 characters at most. */
const CHARACTERS_MAX = 1_000;
/** Makers of phones whose names contain a pattern of the COUNTER list ("bot", "motor"). isbot makes such exceptions itself. */
const DEVICE_NAMES = /cubot|motorola/gi;

/** Classes what clients say of themselves: nothing, a program that a list of robots knows, or a browser. */
export function createAgents(): (userAgent: string) => Agent {
  const known = createRecentlyUsed<string, Agent>(createObjectMap, REMEMBERED_MAX);
  return (userAgent) => {
    const remembered = known.get(userAgent);
    if (remembered) return remembered;
    const agent = agentOf(userAgent);
    if (userAgent.length <= CHARACTERS_MAX) known.set(userAgent, agent);
    return agent;
  };
}

function agentOf(userAgent: string): Agent {
  const text = userAgent.slice(0, CHARACTERS_MAX).trim();
  // Every browser says what it is. Whoever does not is a program.
  if (text === '') return 'none';
  if (isbot(text)) return 'isbot';
  return COUNTER_ROBOTS.test(text.replace(DEVICE_NAMES, '')) ? 'counter' : 'browser';
}
