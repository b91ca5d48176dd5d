package io.huiji.engine.facts;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision looked at, kept with it so that it can be decided again.
 *
 * @param now booking time: never before the member's last booking
 * @param store the acting store; {@code null} for jobs
 * @param budgetLeft running number of each budget the plan names, before this decision
 */
public record Facts(Instant now, MemberFacts member, @Nullable StoreFacts store, Map<String, Long> budgetLeft) {}
