import '@huiji/ui/look.css';
import './till.css';
import { createTexts, keepOffline } from '@huiji/ui';
import { createApp } from 'vue';
import App from './App.vue';
import { keepSending } from './queue/queue';
import { router } from './router';
import en from './texts/en';
import zh from './texts/zh';

keepOffline();
keepSending();
createApp(App).use(router).use(createTexts(zh, en)).mount('#app');
