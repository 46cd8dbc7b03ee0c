import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { READ_PERMISSIONS } from '../constants';
import { ExceptionsPage } from '../exceptions/ExceptionsPage';
import { PageFrame } from './PageFrame';
import { RangePage } from './RangePage';
import { RankingPage } from './RankingPage';
import { TransparencyPage } from './TransparencyPage';

/** All pages of the plugin, below /plugins/audience. */
export default function Pages() {
  return (
    <Page.Protect permissions={READ_PERMISSIONS}>
      <Routes>
        <Route element={<PageFrame />}>
          <Route index element={<RangePage />} />
          <Route path="ranking" element={<RankingPage />} />
          <Route path="exceptions" element={<ExceptionsPage />} />
          <Route path="transparency" element={<TransparencyPage />} />
        </Route>
        <Route path="*" element={<Page.NoData />} />
      </Routes>
    </Page.Protect>
  );
}
