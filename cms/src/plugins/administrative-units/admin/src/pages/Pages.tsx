import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../constants';
import { BrowsePage } from './BrowsePage';
import { ImportPage } from './ImportPage';
import { MergePage } from './MergePage';

/** The pages of the plugin, each for those who may use it. The server asks again. */
export default function Pages() {
  return (
    <Page.Protect permissions={PERMISSIONS.read}>
      <Routes>
        <Route index element={<BrowsePage />} />
        <Route
          path="merge"
          element={
            <Page.Protect permissions={PERMISSIONS.record}>
              <MergePage />
            </Page.Protect>
          }
        />
        <Route
          path="import"
          element={
            <Page.Protect permissions={PERMISSIONS.import}>
              <ImportPage />
            </Page.Protect>
          }
        />
        <Route path="*" element={<Page.NoData />} />
      </Routes>
    </Page.Protect>
  );
}
