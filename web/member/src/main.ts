import '@huiji/ui/look.css';
import './page.css';
import { createTexts } from '@huiji/ui';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router';
import en from './texts/en';
import zh from './texts/zh';

createApp(App).use(router).use(createTexts(zh, en)).mount('#app');

// The shell opens without the server. Over plain http a browser offers no service worker, and the page works all the same.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`);
}
