import { createRouter, createWebHashHistory } from 'vue-router';
import Enrol from './enrol/Enrol.vue';
import LateCredit from './late/LateCredit.vue';
import Queue from './queue/Queue.vue';
import Redeem from './redeem/Redeem.vue';
import Refund from './refund/Refund.vue';
import Sale from './sale/Sale.vue';
import Shift from './shift/Shift.vue';

/** The till's screens and their keys. All in one file of script: what is not there cannot be loaded off line. */
export const screens = [
  { path: '/', name: 'sale', key: 'F1', component: Sale },
  { path: '/refund', name: 'refund', key: 'F2', component: Refund },
  { path: '/redeem', name: 'redeem', key: 'F3', component: Redeem },
  { path: '/enrol', name: 'enrol', key: 'F4', component: Enrol },
  { path: '/late', name: 'late', key: 'F8', component: LateCredit },
  { path: '/shift', name: 'shift', key: 'F9', component: Shift },
] as const;

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    ...screens.map(({ path, name, component }) => ({ path, name, component })),
    { path: '/queue', name: 'queue', component: Queue },
    { path: '/:anything(.*)', redirect: '/' },
  ],
});
