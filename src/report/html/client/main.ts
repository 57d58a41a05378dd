/** What the page does beyond what it says. It may not ask anything of anybody: there is no network here. */

import { startFilters } from './filters.js';
import { startMap } from './map.js';
import { startTable } from './table.js';
import { startTheme } from './theme.js';
import { startViews } from './views.js';

document.documentElement.classList.add('js');
startTheme();
startFilters();
startTable();
const drawMap = startMap();
startViews((view) => {
  if (view === 'map') drawMap();
});
document.documentElement.dataset['ready'] = 'yes';
