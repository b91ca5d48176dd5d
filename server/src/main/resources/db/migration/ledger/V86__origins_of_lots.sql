-- A lot that came with a merge: whose lot it was, which (0: reopened by the reversal of a redemption of hers), and the decision that granted it first.
alter table ledger.lot add column origin_member_id bigint, add column origin_lot_id bigint, add column origin_decision_id bigint;
create index lot_that_came on ledger.lot (member_id, origin_member_id) where origin_member_id is not null;
