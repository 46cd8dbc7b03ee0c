import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { READ_PERMISSIONS } from '../constants';
import { PageFrame } from './PageFrame';

const PeriodsPage = lazy(async () => ({
  default: (await import('../board/PeriodsPage')).PeriodsPage,
}));

const BoardPage = lazy(async () => ({ default: (await import('../board/BoardPage')).BoardPage }));
const FrameworksPage = lazy(async () => ({
  default: (await import('../frameworks/FrameworksPage')).FrameworksPage,
}));
const DifferencePage = lazy(async () => ({
  default: (await import('../frameworks/DifferencePage')).DifferencePage,
}));
const AccountsPage = lazy(async () => ({
  default: (await import('../accounts/AccountsPage')).AccountsPage,
}));

const BlockPicker = lazy(async () => ({
  default: (await import('../analysis/BlockPicker')).BlockPicker,
}));
const AnalysisPage = lazy(async () => ({
  default: (await import('../analysis/AnalysisPage')).AnalysisPage,
}));

const MatrixPage = lazy(async () => ({
  default: (await import('../matrix/page/MatrixPage')).MatrixPage,
}));

/** All pages of the plugin, below /plugins/scorecards. Each is fetched when it is first opened. */
export default function Pages() {
  return (
    <Page.Protect permissions={READ_PERMISSIONS}>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route element={<PageFrame />}>
            <Route index element={<PeriodsPage />} />
            <Route path="periods/:documentId" element={<BoardPage />} />
            <Route path="frameworks" element={<FrameworksPage />} />
            <Route path="frameworks/difference" element={<DifferencePage />} />
            <Route path="analysis" element={<BlockPicker />} />
            <Route path="analysis/:blockDocumentId" element={<AnalysisPage />} />
            <Route path="matrix/:blockDocumentId/units?/:unitId?" element={<MatrixPage />} />
            <Route path="accounts" element={<AccountsPage />} />
          </Route>
          <Route path="*" element={<Page.NoData />} />
        </Routes>
      </Suspense>
    </Page.Protect>
  );
}
