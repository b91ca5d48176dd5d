import { createRouter, createWebHashHistory } from 'vue-router';
import Start from './start/Start.vue';

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [{ path: '/', component: Start }],
});
