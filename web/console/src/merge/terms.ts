/** How long a merge can be undone unless the house has set it otherwise (`huiji.merge.undo-within`); each merge says its own end. */
export const UNDO_DAYS = 30;
