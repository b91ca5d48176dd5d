import type { Translated } from '@huiji/ui';
import type zh from './zh';

export default {
  title: 'Huiji · Till',
  brand: 'Huiji Till',
  nav: { sale: 'Sale', refund: 'Refund', redeem: 'Redeem', enrol: 'Enrol', late: 'Late credit', shift: 'Shift' },
  bar: {
    online: 'Online', offline: 'Off line', waiting: '{n} to send', refused: '{n} to look after', training: 'Practise', leave: 'Log out',
    trainingOn: 'Training mode · nothing you do here is written', endTraining: 'Stop practising', fullScreen: 'Full screen',
    offlineNote: 'The server cannot be reached. Keep selling: receipts stay on this device and are sent by themselves later, none missing and none twice. Redemptions and refunds have to wait.',
  },
  login: {
    title: 'Cashier login', username: 'User name', password: 'Password', code: 'Authenticator code (6 digits)', submit: 'Log in', offlineGo: 'Sell off line',
    offline: 'The server cannot be reached, so nobody can log in now. You may sell off line: receipts stay on this device and are sent after the next login.',
    secondFactor: 'This account has a second factor: enter the 6 digits of your authenticator.', notTill: 'This account may not use a till. Take the account of a cashier or a store manager.',
    mustSetUp: 'This account has to set up its second factor or a new password first: log in to the console once.',
  },
  place: { title: 'Where does this device stand?', hint: 'Asked once; it opens with this store from then on.', store: 'Store', till: 'Name of the till', tillHint: 'Goes in front of receipt numbers, like T1', save: 'Start selling', change: 'Change store or till' },
  scan: {
    label: 'Member', placeholder: "Scan code or card, or type the phone or its last 4 digits", go: 'Find', noMember: 'No member',
    unknown: 'No such member. Check the number; a new customer is enrolled in seconds with F4, and this sale earns already.', offlineTail: 'Off line, four digits are not enough. Type the whole phone number, or scan her code.',
    offlineKept: "Off line: {who}'s receipt is kept here and earns its points later.", unreadable: 'That is no member. Scan a code or card, or type a phone number or its last 4 digits.',
    several: '{n} members match. Choose one:', more: 'There are more: ask for a few more digits.',
  },
  member: {
    points: 'Points', tier: 'Tier', base: 'Member', lapsing: '{points} points expire on {day}', noLapsing: 'No points expire soon', debt: 'Owes {points} points; new points go there first', frozen: 'This member is frozen: she earns as usual but cannot spend. Call the store manager.',
    pending: '{points} pending', change: 'Another member', offline: 'Off line: points not shown', present: 'Showed her code',
  },
  sale: {
    lines: 'Items / amount', placeholder: 'Amount such as 18 or 3*6.5; or scan an item first', add: 'Add', pendingPrice: 'Scanned “{name}”: now its price', unreadable: 'Type an amount (like 18.50) or scan an item. Amounts are above 0 with two decimals at most.',
    item: 'Item {n}', remove: 'Remove', quantity: '×{n}', total: 'Total', empty: 'Scan the member, then type the amount. A sale without a member is fine too.', confirm: 'Confirm sale', confirmKey: 'Enter',
    earns: 'This sale earns', earnsOffline: 'Points follow once on line', earnsNobody: 'No member, no points', earnsNothing: 'Type an amount to see the points', why: 'Why', number: 'Receipt number (scan a printed one, or leave empty)', points: 'points', clear: 'Clear', busy: 'Sending…',
  },
  done: {
    earned: 'Earned', balance: 'Balance', kept: 'Kept on this device', keptHint: 'The server cannot be reached. The receipt is safe here and will be sent by itself. Tell the customer the receipt number.',
    anonymous: 'Recorded, no points', anonymousHint: 'The customer scans this, logs in or joins, and collects the points of this receipt; its number will do later, too.', lateCode: 'QR code for the points of this receipt', practised: 'Practised: nothing was written', refused: 'This receipt was not recorded', full: 'This device keeps {n} unsent receipts, which is all it may. Restore the network, or take another till.', next: 'Next customer', receipt: 'Receipt',
  },
  refund: {
    title: 'Refund', find: 'Scan the receipt or type its number', go: 'Find', sold: 'Sold', anotherStore: "Another store's receipt", storeCode: 'Code of the store that sold', whole: 'All of it', byLines: 'By item', byAmount: 'By amount', amount: 'Amount to refund',
    line: 'Item', left: 'left', takes: 'Takes back', takesNothing: 'Takes back no points', debt: 'Some of the points are spent: {points} become a debt that later points pay off.', after: 'Balance after', confirm: 'Confirm refund', refunds: 'Refund', done: 'Refunded', tookBack: 'Took back',
    nobody: 'This receipt has no member: no points are involved.', nothingLeft: 'All of this receipt has been refunded.', unknown: "No such receipt. Check the number; if another store sold it, choose “Another store's receipt” and type its code.", offline: 'No refunds off line: the points to take back must be seen first. Please wait for the network.',
    again: 'No answer came. Press “Retry”: the refund cannot happen twice.', retry: 'Retry', already: '{amount} refunded before', credited: 'Earned {points} points', next: 'Next refund', empty: 'Scan a receipt, see what it takes back, then confirm.', notOwn: 'Only receipts of this shift; older ones go to the store manager.', otherDay: 'Day of the receipt',
  },
  redeem: {
    title: 'Redeem', find: "Scan the customer's code", points: 'Points to spend', confirm: 'Confirm redemption', after: 'Balance after', done: 'Redeemed', used: 'Used', notPresent: 'Only the member herself spends points: scan the code on her phone, or her card. A phone number is enough for earning only.',
    short: 'Not enough: she has {have}, {short} are missing. Take fewer.', offline: 'No redemptions off line. Sell as usual and redeem when the network is back.', unreadable: 'Type the points to spend as a whole number.', again: 'No answer came. Press “Retry”: nothing is taken twice.', retry: 'Retry', next: 'Next customer', empty: 'Scan the code, type the points, confirm.', all: 'All',
    stepUp: 'This code only collects points so far. Ask the member to tap “Confirm once before spending” on her phone and enter the code from the text message, then scan her new code.',
    undo: 'Undo this redemption', undone: 'Undone: the points are back where they came from.', frozen: 'This member is frozen and cannot spend points. Call the store manager.',
  },
  enrol: {
    title: 'New member', phone: 'Phone', name: 'Name (optional)', submit: 'Enrol', taken: 'This phone has a member already; here she is.', done: 'Welcome!', offline: 'No enrolment off line. Sell with the phone number now; the points follow when she enrols.',
    wrongPhone: 'That is no phone number: 11 digits such as 13800138000. Please check with the customer.', consent: 'Tell the customer: the number serves her membership only.', use: 'Sell to this member', practised: 'Practised: {phone} was not enrolled', empty: 'Type the phone number and press Enter.', gift: 'Balance now',
  },
  late: {
    title: 'Late credit', hint: 'Forgot the code when paying? Credited once with the receipt number, within the days allowed.', member: 'Step 1: member', receipt: 'Step 2: receipt number', confirm: 'Confirm credit', done: 'Credited', unknown: 'No such receipt. Check the number; one taken off line must be sent first.',
    already: 'This receipt has been credited already.', tooOld: 'This receipt is too old: {days} days are allowed.', earns: 'Credits', offline: 'No late credit off line. The receipt will still be good when the network is back.', next: 'Another one', practised: 'Practised: nothing was written',
  },
  shift: {
    title: 'Shift summary', since: 'Since {at}', cashier: 'Cashier', purchases: 'Member sales', refunds: 'Refunds', redemptions: 'Redemptions', reversals: 'Undone redemptions', count: 'Count', amount: 'Amount', points: 'Points', print: 'Print', end: 'End shift and log out',
    restart: 'Count from now', offline: 'Not to be seen off line; look again when the network is back.', unsent: '{n} receipts are not sent yet. Let them go first; another login sends them too.', empty: 'Nothing with members in this shift yet.',
  },
  queue: {
    title: 'Receipts on this device', empty: 'Nothing waits: everything is booked.', waiting: 'To be sent', refused: 'Not accepted by the server', sendNow: 'Send now', takenBy: '{cashier} · {at}', member: 'Member', reassign: 'For another phone', phone: 'The right phone number', without: 'Without a member (credit later)', save: 'Send again', nobody: 'No member',
    hint: 'These receipts are not booked. Follow the reason: name the right member, or none; she can be credited later with the receipt number.',
  },
  next: {
    member_unknown: 'No such member. Check and scan again, or enrol with F4.', member_frozen: 'This member is frozen: call the store manager.', points_insufficient: 'Not enough points: take fewer.', below_minimum: 'Below the smallest redemption: take more.', code_expired: 'The code is too old. Let her refresh it and scan again.', code_used: 'The code was used elsewhere. Let her refresh it and scan again.', code_invalid: "That is no valid code. Is it the one of our member page?",
    receipt_conflict: 'This receipt number belongs to another receipt. Empty the number to get one, or check it.', receipt_too_old: 'The receipt is too old to earn points.', refund_exceeds_sale: 'More than is left: take less.', line_unknown: 'The receipt has no such line: find it again.', store_not_allowed: 'Your account may not work in this store. Take another account, or change the store.', forbidden: 'Your account may not do that: ask the store manager.',
    already_credited: 'This receipt has been credited already.', already_reversed: 'This redemption has been undone already.', rate_limited: 'Too fast: wait some seconds.', locked_out: 'Too many wrong tries: wait {seconds} seconds, or ask the store manager.', login_failed: 'User name or password is wrong. Mind upper and lower case.', second_factor_wrong: 'Wrong code: take the newest 6 digits.', training: 'Nothing is written in training mode.',
    unauthenticated: 'Your login has run out: log in again.', unreachable: 'The server cannot be reached. Check the network and try again.', overloaded: 'The server is busy; nothing was done. Wait some seconds and try again.', not_done: 'The server is away for a moment; nothing was done. Wait some seconds and try again.', outcome_unknown: 'The outcome is unknown. Press “Retry”: it cannot happen twice.', in_flight: 'The last try is still going on. Wait some seconds and press “Retry”.', manager_needed: 'This needs the store manager.', identity_taken: 'This number belongs to another member.',
    refund_conflict: 'This refund number was used before: find the receipt again.',
  },
} satisfies Translated<typeof zh>;
