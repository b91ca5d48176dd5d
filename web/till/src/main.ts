import '@huiji/ui/look.css';
import '@huiji/ui/parts.css';
import './till.css';
import { createTexts, keepOffline } from '@huiji/ui';
import { createApp } from 'vue';
import App from './App.vue';
import { keepSending } from './queue/queue';
import { router } from './router';
import { customer, lines } from './sale/sale';
import en from './texts/en';
import zh from './texts/zh';

keepOffline(() => !customer.value && lines.value.length === 0);
keepSending();
createApp(App).use(router).use(createTexts(zh, en)).mount('#app');
