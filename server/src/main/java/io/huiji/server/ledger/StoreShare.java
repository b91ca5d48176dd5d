package io.huiji.server.ledger;

/**
 * What a movement did to the lots that one store issued (X3).
 *
 * @param storeId earning store; 0: none
 * @param points change of what may be spent or will be
 * @param held change of what is reserved
 */
public record StoreShare(long storeId, long points, long held) {}
