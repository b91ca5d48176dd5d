package io.huiji.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one table from code to status. A partner's program goes by it, so a change here is a change of the API. */
class ProblemCodeTests {

    private static final Map<Integer, String> STATUS_TO_CODES = Map.ofEntries(
            Map.entry(400, "idempotency_key_required invalid_field malformed_json malformed_request"),
            Map.entry(401, "login_code_wrong login_failed second_factor_required second_factor_wrong unauthenticated"),
            Map.entry(403, "csrf forbidden manager_needed person_needed same_person store_not_allowed"),
            Map.entry(404, "hold_unknown member_unknown not_found receipt_unknown store_unknown"),
            Map.entry(405, "method_not_allowed"),
            Map.entry(406, "not_acceptable"),
            Map.entry(409, "already_credited already_done already_exists already_unmerged identity_taken in_flight join_required member_closed member_merged receipt_conflict refund_conflict state_conflict training upload_elsewhere"),
            Map.entry(413, "body_too_large"),
            Map.entry(415, "unsupported_media_type"),
            Map.entry(422, "activity_unknown already_reversed below_minimum capture_exceeds_hold code_expired code_invalid code_used hold_expired hold_open key_reused"
                    + " line_unknown link_invalid member_frozen merge_to_self merge_too_old password_refused points_insufficient receipt_too_old refund_exceeds_sale step_up_required too_many_rows transfer_cap transfer_cooling_off transfer_disabled transfer_to_self"),
            Map.entry(429, "locked_out rate_limited"),
            Map.entry(431, "headers_too_large"),
            Map.entry(500, "internal"),
            Map.entry(503, "not_done outcome_unknown overloaded"));

    @Test
    void every_code_has_the_status_of_the_table() {
        Map<Integer, String> actual = Arrays.stream(ProblemCode.values())
                .collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.mapping(ProblemCode::code,
                        Collectors.collectingAndThen(Collectors.toList(), codes -> codes.stream().sorted().collect(Collectors.joining(" "))))));
        assertThat(actual).isEqualTo(STATUS_TO_CODES);
    }

    @ParameterizedTest
    @EnumSource
    void every_code_says_in_both_languages_what_is_wrong(ProblemCode code) {
        assertThat(code.zh()).matches(".*[\\u4e00-\\u9fff].*");
        assertThat(code.en()).matches("[ -~]+").matches("[A-Z].*");
        assertThat(code.code()).matches("[a-z0-9_]+");
    }

    @ParameterizedTest
    @EnumSource
    void only_a_defect_is_a_500(ProblemCode code) {
        assertThat(code.owner() == ProblemCode.Owner.DEFECT).isEqualTo(code.status() == 500);
    }
}
