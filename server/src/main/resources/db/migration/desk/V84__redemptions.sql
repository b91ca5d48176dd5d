-- Redemptions and holds over all members, newest first, and what became of one. Purchases are in neither index.
create index decision_redemption on desk.decision (booked_at desc, store_id) where kind in ('redeem', 'reserve') and refusal is null;
create index decision_follows on desk.decision (member_id, ref_id) where kind in ('capture', 'void', 'restore') and refusal is null;
