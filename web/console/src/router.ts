import { createRouter, createWebHashHistory } from 'vue-router';
import Account from './account/Account.vue';
import Home from './home/Home.vue';

/** What the navigation offers, each to those who may see it. Loaded when it is opened. */
export const sections = [
  { name: 'overview', path: '/overview', permission: 'insight:read', component: () => import('./overview/Overview.vue') },
  { name: 'reports', path: '/reports/:name?', permission: 'insight:read', component: () => import('./reports/Reports.vue') },
  { name: 'members', path: '/members', permission: 'members:list', component: () => import('./members/Members.vue') },
  { name: 'merge', path: '/members/merge', permission: 'members:merge', component: () => import('./merge/Merge.vue') },
  { name: 'receipts', path: '/receipts', permission: 'receipts:read', component: () => import('./receipts/Receipts.vue') },
  { name: 'redemptions', path: '/redemptions', permission: 'receipts:read', component: () => import('./redemptions/Redemptions.vue') },
  { name: 'staff', path: '/staff', permission: 'staff:read', component: () => import('./staff/Staff.vue') },
  { name: 'approvals', path: '/approvals', permission: 'approvals:read', component: () => import('./approvals/Approvals.vue') },
  { name: 'complaints', path: '/complaints', permission: 'complaints:read', component: () => import('./complaints/Complaints.vue') },
  { name: 'imports', path: '/imports/:kind(receipts|members|balances|stores|products|staff)?', permission: ['imports:write', 'stores:write', 'products:write', 'staff:write'], component: () => import('./imports/Imports.vue') },
  { name: 'programmes', path: '/programmes', permission: 'programmes:read', component: () => import('./programmes/Programmes.vue') },
  // A cashier may read stores and products at the till; these pages are for those who look after them.
  { name: 'stores', path: '/stores', permission: ['stores:write', 'programmes:read', 'staff:read'], component: () => import('./catalogue/Stores.vue') },
  { name: 'products', path: '/products', permission: ['products:write', 'programmes:read'], component: () => import('./catalogue/Products.vue') },
  { name: 'keys', path: '/keys', permission: 'access:write', component: () => import('./keys/Keys.vue') },
  { name: 'health', path: '/health', permission: 'audits:read', component: () => import('./health/Health.vue') },
  { name: 'trail', path: '/trail', permission: 'trail:read', component: () => import('./trail/Trail.vue') },
  { name: 'messages', path: '/messages', permission: 'operate', component: () => import('./messages/Messages.vue') },
] as const;

export type SectionName = (typeof sections)[number]['name'];

/** The navigation's headings, and what stands under each. */
export const groups: { name: string; holds: SectionName[] }[] = [
  { name: 'business', holds: ['overview', 'reports'] },
  { name: 'customers', holds: ['members', 'merge', 'receipts', 'redemptions', 'complaints', 'approvals'] },
  { name: 'setup', holds: ['programmes', 'products', 'stores', 'staff', 'imports', 'keys'] },
  { name: 'watch', holds: ['health', 'trail', 'messages'] },
];

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'home', component: Home },
    ...sections.map(({ name, path, permission, component }) => ({ name, path, component, meta: { permission: [permission].flat() } })),
    { path: '/members/:id(\\d+)', name: 'member', component: () => import('./members/MemberPage.vue'), meta: { permission: ['members:list'], section: 'members' } },
    { path: '/receipts/:id', name: 'receipt', component: () => import('./receipts/Receipt.vue'), meta: { permission: ['receipts:read'], section: 'receipts' } },
    { path: '/refunds', name: 'refunds', component: () => import('./receipts/Refunds.vue'), meta: { permission: ['receipts:read'], section: 'receipts' } },
    { path: '/files/:kind?', redirect: (to) => `/imports/${String(to.params['kind'] ?? '')}` },
    { path: '/account', name: 'account', component: Account },
    { path: '/welcome', name: 'welcome', component: () => import('./session/Welcome.vue'), meta: { open: true } },
    { path: '/:anything(.*)', redirect: '/' },
  ],
});

declare module 'vue-router' {
  interface RouteMeta {
    /** Any of these lets a person in. */
    permission?: string[];
    /** The entry of the navigation that it belongs to, where it is none itself. */
    section?: string;
    /** Opens for whoever has not signed in. */
    open?: boolean;
  }
}
