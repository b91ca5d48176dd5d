import type { Translated } from '@huiji/ui';
import insight from './insight.en';
import members from './members.en';
import merge from './merge.en';
import people from './people.en';
import setup from './setup.en';
import type zh from './zh';

export default {
  title: 'Huiji · Console',
  brand: 'Huiji · Console',
  unreachable: 'The server cannot be reached. Check the network and try again.',
  again: 'Try again', back: 'Back', cancel: 'Cancel', save: 'Save', more: 'Show more', all: 'All', copy: 'Copy', copied: 'Copied', print: 'Print', show: 'Show', hide: 'Hide', leave: 'Sign out', points: 'points',
  notAllowed: 'Your account may not open this page. Choose another one on the left, or ask the administrator.',
  nav: { label: 'Main', menu: 'Menu', group: { business: 'Business', customers: 'Members and sales', setup: 'Set-up', watch: 'Checks and trail' }, skip: 'Skip to content', home: 'Home', members: 'Members', receipts: 'Receipts & refunds', redemptions: 'Redemptions', merge: 'Merge members', overview: 'Overview', reports: 'Reports', staff: 'Staff', approvals: 'Approvals', complaints: 'Feedback', imports: 'Imports', programmes: 'Programmes', stores: 'Stores', products: 'Products', keys: 'API keys', health: 'Books’ health', trail: 'Audit trail', messages: 'Messages' },
  ...people,
  ...insight,
  ...members,
  ...merge,
  ...setup,
  approvals: {
    show: 'Show', empty: 'Nothing waits for approval. Adjustments above somebody’s limit appear here.', emptyAll: 'Nobody has asked for anything yet. Adjustments above somebody’s limit appear here.',
    by: 'Asked by {name}', decidedBy: 'Decided by {name}', member: 'Member {id}', importOf: 'old balances by file', own: 'You asked for this, so another person decides.', others: 'This is decided by those who may approve (administrator or finance).',
    decide: 'Decide', decideTitle: 'Decide on a request', reason: 'Your reason (2 characters or more)', approve: 'Approve and book', reject: 'Reject', final: 'What is approved is booked at once and stays; what is rejected has to be asked for again.',
    is: { open: 'Waiting', approved: 'Approved, being booked', done: 'Approved and booked', refused: 'Approved, but not booked', rejected: 'Rejected' },
  },
  complaints: {
    empty: 'No feedback waits. What members report on their page (“did not arrive / is wrong”) appears here.', emptyResolved: 'Nothing has been settled yet.',
    kind: { missing: 'points did not arrive', wrong: 'points are wrong' }, is: { open: 'Waiting', resolved: 'Settled' },
    receipt: 'Receipt {number}', why: 'Why this many points', answer: 'Answer (the member sees it)', settles: 'This settles it', send: 'Answer', answered: 'Answered. The member sees it on her page.',
  },
  trail: {
    export: 'Export CSV', who: 'Who', whoHint: 'user name or id', action: 'Action (begins with)', did: 'Action', target: 'To what', from: 'From', to: 'To (that day too)', search: 'Search',
    at: 'When', result: 'Result', address: 'From where', empty: 'Nothing matches. Widen the time, or clear some of the fields.',
  },
  messages: {
    hint: 'While no SMS carrier is connected, codes that the system sends are read here. Tell them to the recipient alone.', empty: 'Nothing has been sent yet. The codes of members who log in appear here.', refresh: 'Refresh', to: 'To', text: 'Text', until: 'Good until', over: 'over',
  },
  files: {
    what: 'What to import', example: 'Example of a file', choose: 'Choose a CSV file (UTF-8)', preview: 'Preview: nothing is written yet', line: 'Line', code: 'Code', wrong: 'What is wrong', home: 'Back to home',
    hint: { stores: 'A store a line; a code that is there already is updated.', products: 'A product a line; a code that is there already is updated. The category must exist, or is left empty; several barcodes stand apart by a semicolon.', staff: 'A person a line; several roles or stores stand apart by a semicolon. Who is new gets a one-time link, shown once.' },
    notUtf8: 'The file is not UTF-8, so names would be garbled. In Excel, save it as “CSV UTF-8 (Comma delimited)” and choose it again.',
    counts: '{lines} lines: {created} new, {updated} changed, {unchanged} as they are, {rejected} wrong.', mend: 'Mend the file by the table below and choose it again; or write the lines that are right.',
    write: 'Write {n} lines', writeGood: 'Write the {n} good lines, leave out {bad}', nothing: 'All of it is there already; there is nothing to write.', written: 'Written: {created} new, {updated} changed, {rejected} left out.', links: 'One-time links, shown this once. Hand each to its person:', first: 'Only the first {n} wrong lines are shown.',
  },
  home: {
    title: 'Hello, {name}', approvals: 'to approve', complaints: 'members to answer', steps: 'Before you open', left: '{n} steps left before you open.', ready: 'All set: the till can give points.', done: 'Done', open: 'To do', go: 'Go', docs: 'API documents',
    nothing: 'Nothing waits for you. Choose a page on the left.', recipes: 'Step by step in docs/recipes/, which came with Huiji: people.md (staff), import-members.md (stores, products, members), till.md (the till). API documents:',
    step: { duties: 'Appoint a security administrator and an auditor', stores: 'Import stores', products: 'Import products', programme: 'Publish a points programme of your own', staff: 'Invite managers and cashiers' },
    hint: {
      duties: 'One person each, apart from the administrator. Invite them on the staff page.', stores: 'Prepare a CSV file; it is previewed before it is written.', products: 'Needed for points by product; points by amount can do without.',
      programme: 'In force is the “basic points” that came with the installation. Make a draft of your own from it, check it and publish it.', staff: 'One by one, or by file. Each gets a one-time link.',
    },
  },
  problems: {
    login_failed: 'User name or password is wrong. Check upper and lower case and try again.', second_factor_wrong: 'The code is wrong. Use the newest six digits of the authenticator; each is good once.', locked_out: 'Too many wrong attempts. Wait {seconds} seconds, or ask an administrator to unlock you.', link_invalid: 'This link has been used or has expired.',
    too_many_rows: 'More rows than one file holds. Narrow the time, the store and so on, and export in parts.', identity_taken: 'That number belongs to another member.', state_conflict: 'Not possible as things are (closed, has a phone already, or as many as there may be).',
    unauthenticated: 'Your session is over. Please sign in again.', forbidden: 'Your account may not do this. Ask the administrator.', same_person: 'Nobody approves her own request; another person has to.', already_exists: 'This user name is taken. Choose another.', rate_limited: 'Too fast. Wait {seconds} seconds and try again.', csrf: 'The page is too old. Reload it and try again.',
    overloaded: 'The server is busy and did nothing. Try again in a few seconds.', not_done: 'The server is not available and did nothing. Try again in a few seconds.', outcome_unknown: 'The outcome is not known. Press again; it is not done twice.', in_flight: 'The last request is still being worked on. Wait a few seconds; it is not done twice.',
  },
} satisfies Translated<typeof zh>;
