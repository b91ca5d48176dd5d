import { Client, type Body, type Schema } from '@huiji/api';
import type { BrowserContext } from '@playwright/test';
import type { Server } from './server';
import { totp } from './totp';

export const PASSWORD = 'Slow-Tea-Leaves-42';
const SESSION = 'hj_session';

export interface Account {
  username: string;
  password: string;
  name: string;
}

/** A small chain, made through the public API: two stores, a programme, members, and staff as a test needs them. */
export class Chain {
  readonly stores = ['sh-001', 'sh-002'] as const;
  private next = 0;
  private administrator: Client | undefined;
  private readonly cookies = new Cookies();

  constructor(private readonly server: Server) {}

  /** With the operator's key, which is another after each start. */
  get api(): Client {
    return new Client({ baseUrl: this.server.url, apiKey: this.server.operatorKey });
  }

  async seed(): Promise<void> {
    await this.api.post('/api/v1/stores', { body: { code: 'sh-001', name: '南京西路店', zone: 'Asia/Shanghai' } });
    await this.api.post('/api/v1/stores', { body: { code: 'sh-002', name: '徐家汇店', zone: 'Asia/Shanghai' } });
    await this.api.post('/api/v1/categories', { body: { code: 'tea', name: '奶茶' } });
    await this.api.post('/api/v1/products', { body: { code: 'P-001', name: '茉莉奶绿', category: 'tea', barcodes: ['6901234567892'] } });
    const draft = await this.api.post('/api/v1/programmes', { body: programme as unknown as Body<'/api/v1/programmes', 'post'> });
    await this.api.post('/api/v1/programmes/{id}/publish', { path: { id: draft.id }, body: { effectiveFrom: '2020-01-01T00:00:00+08:00' } });
  }

  /** A phone number that nobody has yet. */
  phone(): string {
    return `139${String(10_000_000 + ++this.next * 7919).slice(-8)}`;
  }

  async member(name: string, points = 0): Promise<{ id: string; phone: string; card: string }> {
    const phone = this.phone();
    const card = `K${phone.slice(-6)}X`;
    const member = await this.api.post('/api/v1/members', { body: { phone, name, store: 'sh-001', channel: 'till' } });
    await this.api.post('/api/v1/members/{id}/identities', { path: { id: member.id }, body: { kind: 'card', value: card } });
    if (points > 0) {
      await this.api.post('/api/v1/adjustments', { body: { member: { memberId: member.id }, points: String(points), reason: 'a balance to start with' } });
    }
    return { id: member.id, phone, card };
  }

  /** Somebody who may do everything, on a page that says it only practises. */
  practising(): Client {
    return new Client({ baseUrl: this.server.url, apiKey: this.server.operatorKey, headers: () => ({ 'Huiji-Training': 'true' }) });
  }

  async code(memberId: string): Promise<string> {
    return (await this.api.post('/api/v1/members/{id}/dynamic-code', { path: { id: memberId } })).code;
  }

  balance(memberId: string): Promise<Schema<'BalanceNow'>> {
    return this.api.get('/api/v1/members/{memberId}/balance', { path: { memberId } });
  }

  async entries(memberId: string): Promise<Schema<'EntryView'>[]> {
    return (await this.api.get('/api/v1/members/{memberId}/entries', { path: { memberId } })).items;
  }

  /** Somebody who works here, with a password she has set by her one-time link. */
  async staff(name: string, role: Schema<'NewStaff'>['roles'][number], stores: readonly string[] = ['sh-001']): Promise<Account> {
    this.administrator ??= await this.firstAdministrator();
    const username = `${role}${++this.next}`;
    const invited = await this.administrator.post('/api/v1/staff', { body: { username, name, roles: [role], stores: role === 'cashier' || role === 'manager' ? [...stores] : undefined } });
    await new Client({ baseUrl: this.server.url }).post('/api/v1/session/welcome', { body: { token: invited.link.token, password: PASSWORD } });
    return { username, password: PASSWORD, name };
  }

  /** Somebody with a password and a second factor who is sent another link, as after a forgotten password. */
  async linked(name: string, role: Schema<'NewStaff'>['roles'][number]): Promise<Account & { token: string; secret: string }> {
    this.administrator ??= await this.firstAdministrator();
    const username = `${role}${++this.next}`;
    const invited = await this.administrator.post('/api/v1/staff', { body: { username, name, roles: [role] } });
    const { secret } = await this.enter(new Cookies(), invited.link.token);
    const { token } = await this.administrator.post('/api/v1/staff/{id}/link', { path: { id: invited.staff.id } });
    return { username, password: PASSWORD, name, token, secret };
  }

  /** The first administrator in a browser: nobody but a security administrator appoints another one. */
  async beAdministrator(context: BrowserContext): Promise<void> {
    this.administrator ??= await this.firstAdministrator();
    await context.addCookies([{ name: SESSION, value: this.cookies.header()['Cookie']?.slice(SESSION.length + 1) ?? '', url: this.server.url }]);
  }

  /** Takes the link that the first start printed. */
  private async firstAdministrator(): Promise<Client> {
    return (await this.enter(this.cookies, this.server.firstLink, '管理员')).client;
  }

  /** Takes a link, sets a password and a second factor. */
  private async enter(cookies: Cookies, token: string, name?: string): Promise<{ client: Client; secret: string }> {
    const client = (csrf: string | null): Client => new Client({ baseUrl: this.server.url, csrfToken: () => csrf, headers: () => cookies.header(), received: (response) => cookies.keep(response) });
    const welcome = await client(null).post('/api/v1/session/welcome', { body: { token, password: PASSWORD, name } });
    const { secret } = await client(welcome.csrfToken).post('/api/v1/session/second-factor', {});
    await client(welcome.csrfToken).put('/api/v1/session/second-factor', { body: { code: totp(secret) } });
    const session = await client(welcome.csrfToken).get('/api/v1/session');
    return { client: client(session.csrfToken), secret };
  }
}

/** The one cookie of a session, for a client without a browser. */
class Cookies {
  private cookie = '';

  keep(response: Response): void {
    const set = response.headers.getSetCookie().find((one) => one.startsWith(`${SESSION}=`));
    if (set) this.cookie = set.split(';')[0] ?? '';
  }

  header(): Record<string, string> {
    return this.cookie ? { Cookie: this.cookie } : {};
  }
}

/** Nothing in it depends on the day or the hour, so that a test can say what a sale earns. */
const programme = {
  code: 'e2e',
  name: { zh: '测试方案', en: 'Test programme' },
  earning: {
    base: { points: 1, perFen: 100 },
    rules: [
      { code: 'silver', name: { zh: '银卡1.2倍', en: 'Silver 1.2×' }, priority: 100, when: { tiers: ['silver'] }, effect: { multiplier: '1.2' } },
      { code: 'over-100', name: { zh: '满100元加20分', en: '20 more from ¥100' }, priority: 40, when: { minFen: 10_000 }, effect: { bonus: 20 } },
    ],
  },
  tiers: {
    ladder: [
      { code: 'base', name: { zh: '普通会员', en: 'Member' }, threshold: 0 },
      { code: 'silver', name: { zh: '银卡', en: 'Silver' }, threshold: 50_000 },
    ],
    measure: 'spend',
    window: { kind: 'rolling', days: 90 },
  },
  expiry: { kind: 'months', months: 12 },
  redemption: { minPoints: 10, holdMinutes: 15, graceDays: 7 },
};
