import { workerData } from 'node:worker_threads';
import * as z from 'zod';
import { answerInThread } from '../server/answer-in-thread';
import { openSearchFileToRead } from '../stores/search-file';
import { createSqliteSearchIndex } from '../stores/sqlite-search-index';

// The thread of the embedded server that searches.

const { file } = z.strictObject({ file: z.string() }).parse(workerData);
answerInThread(createSqliteSearchIndex(openSearchFileToRead(file)).search);
