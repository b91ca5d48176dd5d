import { Client, type Body } from '@huiji/api';
import { randomInt } from 'node:crypto';
import { codeFor } from '../harness/outbox';
import type { Server } from '../harness/server';

export { masked } from '../harness/outbox';

/** A shop with a welcome gift and two tiers, and what its operator does around a member's phone. */
export class Shop {
  readonly store = 'SH01';
  readonly storeName = '南京东路店';
  readonly api: Client;
  private receipts = 0;

  constructor(readonly server: Server) {
    this.api = new Client({ baseUrl: server.url, apiKey: server.operatorKey });
  }

  async open(): Promise<void> {
    await this.api.post('/api/v1/stores', { body: { code: this.store, name: this.storeName, zone: 'Asia/Shanghai' } });
    await this.api.post('/api/v1/stores', { body: { code: 'SH02', name: '徐家汇店', zone: 'Asia/Shanghai' } });
    const draft = await this.api.post('/api/v1/programmes', { body: programme as unknown as Body<'/api/v1/programmes', 'post'> });
    await this.api.post('/api/v1/programmes/{id}/publish', { path: { id: draft.id }, body: { effectiveFrom: '2020-01-01T00:00:00+08:00' } });
  }

  /** A phone that nobody else of this run has. */
  newPhone(): string {
    return `139${String(randomInt(0, 100_000_000)).padStart(8, '0')}`;
  }

  /** The six digits that the operator sees for this phone. */
  codeFor(phone: string): Promise<string> {
    return codeFor(this.api, phone);
  }

  /** A sale at the till, to the member with this phone or to nobody; its number. */
  async sell(phone: string | null, amountFen: number): Promise<string> {
    const number = `E2E-${Date.now()}-${++this.receipts}`;
    await this.api.post('/api/v1/purchases', {
      body: {
        store: this.store, number, channel: 'till', eventAt: new Date().toISOString(), ...(phone ? { member: { phone } } : {}),
        lines: [{ no: 1, product: 'mt-classic', quantity: 1, amountFen: String(amountFen) }],
      },
    });
    return number;
  }
}

/** Nothing in it depends on the day or the hour. */
const programme = {
  code: 'tea',
  name: { zh: '茶语会员积分', en: 'Tea Whisper points' },
  earning: {
    base: { points: 1, perFen: 100 },
    rules: [
      { code: 'silver', name: { zh: '银卡1.2倍', en: 'Silver 1.2×' }, priority: 100, when: { tiers: ['silver'] }, effect: { multiplier: '1.2' } },
      { code: 'over-100', name: { zh: '满100元加20分', en: '20 more from ¥100' }, priority: 40, when: { minFen: 10_000 }, effect: { bonus: 20 } },
    ],
    caps: [{ code: 'daily', name: { zh: '每日最多500分', en: 'At most 500 a day' }, per: 'day', points: 500, counts: 'granted' }],
  },
  tiers: {
    ladder: [
      { code: 'regular', name: { zh: '普通会员', en: 'Regular' }, threshold: 0 },
      { code: 'silver', name: { zh: '银卡', en: 'Silver' }, threshold: 50_000 },
    ],
    measure: 'spend',
    window: { kind: 'rolling', days: 90 },
    downgrade: { inactivityDays: 60, to: 'base' },
  },
  expiry: { kind: 'months', months: 12 },
  redemption: { minPoints: 10 },
  late: { creditDays: 30 },
  activities: [{ code: 'welcome', name: { zh: '入会礼', en: 'Welcome gift' }, points: 20 }],
};
