import { resume, session } from '@huiji/ui';
import { createRouter, createWebHashHistory } from 'vue-router';
import Home from './home/Home.vue';

/** The first view comes with the page, the others when they are wanted. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: Home },
    { path: '/login', component: () => import('./login/SignIn.vue'), meta: { open: true } },
    { path: '/join', component: () => import('./login/SignIn.vue'), meta: { open: true } },
    { path: '/poster', component: () => import('./login/Poster.vue'), meta: { open: true, anybody: true } },
    { path: '/offline', component: () => import('./login/Offline.vue'), meta: { open: true, anybody: true } },
    { path: '/entries', component: () => import('./entries/Entries.vue') },
    { path: '/points', component: () => import('./points/Points.vue') },
    { path: '/rules', component: () => import('./rules/Rules.vue') },
    { path: '/late', component: () => import('./late/Late.vue') },
    { path: '/account', component: () => import('./account/Account.vue') },
    { path: '/account/profile', component: () => import('./account/Profile.vue') },
    { path: '/account/consents', component: () => import('./account/Consents.vue') },
    { path: '/account/complaints', component: () => import('./account/Complaints.vue') },
    { path: '/account/export', component: () => import('./account/Export.vue') },
    { path: '/account/closing', component: () => import('./account/Closing.vue') },
    { path: '/:anything(.*)', redirect: '/' },
  ],
  scrollBehavior: () => ({ top: 0 }),
});

router.beforeEach(async (to) => {
  if (to.meta['anybody']) return true;
  if (session.value === undefined) {
    try {
      await resume();
    } catch {
      return '/offline';
    }
  }
  const member = session.value?.kind === 'member';
  if (to.meta['open']) return member ? '/' : true;
  if (member) return true;
  // Somebody who scanned a receipt comes back to it once the page knows her; whoever is new joins at that receipt's store.
  return to.path === '/late' ? { path: '/login', query: { ...(typeof to.query['store'] === 'string' ? { store: to.query['store'] } : {}), next: to.fullPath } } : '/login';
});
