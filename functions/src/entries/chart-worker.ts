import { openChartPainter } from '../charts/open-chart-painter';
import { answerInThread } from '../server/answer-in-thread';

// The thread of the embedded server that draws charts.

answerInThread(openChartPainter().draw);
