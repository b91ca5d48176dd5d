import '@huiji/ui/look.css';
import '@huiji/ui/parts.css';
import './console.css';
import { createTexts } from '@huiji/ui';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router';
import en from './texts/en';
import zh from './texts/zh';

createApp(App).use(router).use(createTexts(zh, en)).mount('#app');
