import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { REPORT_PATH } from '../constants';
import { AccountsPage } from './AccountsPage';

const ReportPage = lazy(async () => ({
  default: (await import('../report/ReportPage')).ReportPage,
}));

/** All pages of the plugin: a person's own sign-in, and the report for those who manage accounts. */
export default function Pages() {
  return (
    <Suspense fallback={<Page.Loading />}>
      <Routes>
        <Route index element={<AccountsPage />} />
        <Route path={REPORT_PATH} element={<ReportPage />} />
        <Route path="*" element={<Page.NoData />} />
      </Routes>
    </Suspense>
  );
}
