// The limit: a bare Node server that parses the JSON of a view and answers 204, and does nothing else.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (/** @type {string} */ text) => {
    body += text;
  });
  request.on('end', () => {
    JSON.parse(body);
    response.writeHead(204, { 'Cache-Control': 'no-store' });
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : null });
});
