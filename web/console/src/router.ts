import { createRouter, createWebHashHistory } from 'vue-router';
import Account from './account/Account.vue';
import Home from './home/Home.vue';

/** What the navigation offers, each to those who may see it. Loaded when it is opened. */
export const sections = [
  { name: 'staff', path: '/staff', permission: 'staff:read', component: () => import('./staff/Staff.vue') },
  { name: 'approvals', path: '/approvals', permission: 'approvals:read', component: () => import('./approvals/Approvals.vue') },
  { name: 'complaints', path: '/complaints', permission: 'complaints:read', component: () => import('./complaints/Complaints.vue') },
  { name: 'merge', path: '/members/merge', permission: 'members:merge', component: () => import('./merge/Merge.vue') },
  { name: 'files', path: '/files/:kind(stores|products|staff)?', permission: ['stores:write', 'products:write', 'staff:write'], component: () => import('./files/Files.vue') },
  { name: 'trail', path: '/trail', permission: 'trail:read', component: () => import('./trail/Trail.vue') },
  { name: 'messages', path: '/messages', permission: 'operate', component: () => import('./messages/Messages.vue') },
] as const;

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'home', component: Home },
    ...sections.map(({ name, path, permission, component }) => ({ name, path, component, meta: { permission: [permission].flat() } })),
    { path: '/account', name: 'account', component: Account },
    { path: '/welcome', name: 'welcome', component: () => import('./session/Welcome.vue'), meta: { open: true } },
    { path: '/:anything(.*)', redirect: '/' },
  ],
});

declare module 'vue-router' {
  interface RouteMeta {
    /** Any of these lets a person in. */
    permission?: string[];
    /** Opens for whoever has not signed in. */
    open?: boolean;
  }
}
