import type { HttpApp } from '../../http';
import { addOpenApi } from './openapi';
import { addScripts } from './scripts';

/** What is the same for everybody until the next version of the functions: the scripts that pages load, and the description of this API. */
export function addStaticFiles(app: HttpApp): void {
  addScripts(app);
  addOpenApi(app);
}
