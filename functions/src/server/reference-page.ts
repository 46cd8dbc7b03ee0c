import { readFile } from 'node:fs/promises';
import { bodyOf, bodyReply, type FinishedBody } from '../finished-body';
import type { HttpApp } from '../http';

/** Swagger UI writes styles into its elements and has its icons in data addresses; nothing else comes from outside. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
const CACHE_CONTROL = 'public, max-age=3600';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Công Khai: JSON endpoints</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="swagger-ui.css">
    <script defer src="swagger-ui-bundle.js"></script>
    <script defer src="reference.js"></script>
  </head>
  <body>
    <div id="reference"></div>
    <noscript>The document itself: <a href="../v1/openapi.json">/v1/openapi.json</a></noscript>
  </body>
</html>
`;
const SCRIPT = `SwaggerUIBundle({
  url: '../v1/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  validatorUrl: null,
});
`;

/** Adds `/reference/`, where a developer reads about every endpoint and tries it out (Swagger UI). */
export function addReferencePage(app: HttpApp): void {
  const files: [name: string, contentType: string, read: () => Promise<string>][] = [
    ['', 'text/html', async () => PAGE],
    ['reference.js', 'text/javascript', async () => SCRIPT],
    ['swagger-ui.css', 'text/css', () => read(require.resolve('swagger-ui-dist/swagger-ui.css'))],
    [
      'swagger-ui-bundle.js',
      'text/javascript',
      () => read(require.resolve('swagger-ui-dist/swagger-ui-bundle.js')),
    ],
  ];
  for (const [name, contentType, readText] of files) {
    let body: FinishedBody | null = null;
    app.get(`/reference/${name}`, async (context) => {
      body ??= bodyOf(await readText());
      return bodyReply(context, body, {
        mediaType: `${contentType}; charset=utf-8`,
        headers: {
          'Cache-Control': CACHE_CONTROL,
          'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        },
      });
    });
  }
}

function read(path: string): Promise<string> {
  return readFile(path, 'utf8');
}
