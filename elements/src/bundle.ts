// What `GET /v1/elements.js` answers with: all elements, which ask the API that the script came from.
import { setDefaultApi } from './default-api.js';
import './index.js';

setDefaultApi(new URL('..', import.meta.url).href);
