package io.huiji.server.demo;

import io.huiji.engine.facts.StoreFacts;
import io.huiji.server.access.Caller;
import java.util.List;
import java.util.Map;

/**
 * The shops as they are set up. Lists go by the index of the store in the seed.
 *
 * @param cashiers ids of those who stand at its tills
 * @param managers who answer for it
 * @param categories by product code, the nearest first
 */
record DemoShops(DemoSeed seed, List<StoreFacts> stores, List<List<Long>> cashiers, List<Caller> managers, Map<String, List<String>> categories) {}
