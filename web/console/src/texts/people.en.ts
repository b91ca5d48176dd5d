import type { Translated } from '@huiji/ui';
import type zh from './people.zh';

export default {
  roles: { administrator: 'Administrator', marketing: 'Marketing', finance: 'Finance', manager: 'Store manager', cashier: 'Cashier', security: 'Security administrator', auditor: 'Auditor' },
  duties: { administrator: 'the system and all business', marketing: 'programmes, products', finance: 'books, audits, approvals', manager: 'members, refunds and small adjustments of her stores', cashier: 'sell, redeem, enrol', security: 'accounts and duties', auditor: 'the audit trail; looks, changes nothing' },
  signIn: {
    title: 'Sign in to the console', ended: 'Your session has ended (idle for long, or the account was changed). Sign in and you are back on this page; what was not saved has to be entered again.', username: 'User name', password: 'Password', submit: 'Sign in',
    code: 'One-time code', codeHint: 'Six digits of your authenticator; without your phone, one of your recovery codes.', forgot: 'Password forgotten or authenticator lost? An administrator sends a new link or resets it under Staff.',
  },
  welcome: {
    first: 'Set up the first administrator', firstHint: 'This is the one-time link of a new installation. Say who you are, choose a user name and a password; a second factor comes next.', title: 'Welcome, {name}', hint: 'User name {username} · {roles}. Choose a password of your own.',
    name: 'Name', password: 'New password', repeated: 'New password again', rules: 'At least {length} characters, without the user name.', rulesKinds: 'At least {length} characters, with {kinds} or more kinds of upper case, lower case, digits and signs, without the user name.', differ: 'The two passwords differ.', submit: 'Set password and continue',
    invalidHint: 'Ask an administrator for a new one (under Staff); where there is no administrator yet, run ./huiji staff link on the server.', toSignIn: 'Set up already? Sign in',
  },
  factor: {
    title: 'Second factor', why: 'A second lock beside the password: signing in also takes six digits from an authenticator.', scan: 'Scan the code with any authenticator app, or type in the secret.', qr: 'QR code for the authenticator', secret: 'Secret', code: 'Six digits that the authenticator shows', submit: 'Confirm',
    recoveryTitle: 'Recovery codes', recoveryHint: 'Without your phone, each of them stands in for one code. They are shown this once: copy or print them, and keep them in a safe place.', kept: 'I have kept my recovery codes', goOn: 'Go to the console',
  },
  account: {
    title: 'My account', expired: 'Your password has expired. Choose a new one', last: 'last login {at}', password: 'Change password', current: 'Present password', fresh: 'New password', change: 'Change', changed: 'Changed. You are signed out everywhere else.',
    factorOn: 'On. An administrator resets it when your phone is new or lost.', factorOff: 'Off. Setting it up is a good idea.', setUp: 'Set up',
  },
  staff: {
    invite: 'Invite', inviteTitle: 'Invite somebody', byFile: 'By file', change: 'Change', changeTitle: 'Change {name}', usernameHint: 'For signing in, such as wang.li; it stays.', roles: 'Roles', stores: 'Stores', status: 'Status', deeds: 'Actions',
    allStores: 'All stores', noStores: 'There are no stores yet. Import them first:', findStore: 'Find a store by name or code', empty: 'You are alone so far. Invite the first person, or several by file.', emptyRead: 'There is nobody else yet. The administrator invites.', saved: 'Saved.', self: 'Others change your account',
    is: { invited: 'Invited', active: 'Active', disabled: 'Disabled' }, factor: { on: 'second factor on', off: 'no second factor', must_set_up: 'second factor to set up' },
    deed: { link: 'New link', disable: 'Disable', enable: 'Enable', resetFactor: 'Reset authenticator', unlock: 'Unlock' },
    ask: { link: 'A new one-time link for {name}?', disable: 'Disable {name}?', enable: 'Enable {name} again?', resetFactor: 'Reset the authenticator of {name}?', unlock: 'Unlock {name}?' },
    means: {
      link: 'The old link stops working. Once a password is set by the new one, the old password is gone.', disable: 'All sessions end at once and nobody can sign in; records stay, and the account can be enabled again.', enable: 'The old password works again.', resetFactor: 'The authenticator and the recovery codes stop working; another is set up at the next login. Make sure first that it is really her asking.', unlock: 'Failed attempts are forgotten; she can try again at once.',
    },
    linkTitle: 'One-time link for {name}', linkHint: 'Shown this once. Copy it and hand it over; good until {until}, once.', linkDone: 'Handed over',
  },
} satisfies Translated<typeof zh>;
