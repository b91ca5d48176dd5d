package io.huiji.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of roles. */
class RoleTests {

    @ParameterizedTest
    @EnumSource
    void system_security_and_audit_are_never_in_one_role(Role role) {
        assertThat(role.duties().size()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void each_duty_has_a_role_of_its_own(Duty duty) {
        assertThat(List.of(Role.values())).filteredOn(role -> role.duties().contains(duty)).hasSize(1);
    }

    @Test
    void two_duties_never_meet_on_one_account() {
        assertThat(Role.agree(Set.of(Role.ADMINISTRATOR, Role.SECURITY))).isFalse();
        assertThat(Role.agree(Set.of(Role.ADMINISTRATOR, Role.AUDITOR))).isFalse();
        assertThat(Role.agree(Set.of(Role.SECURITY, Role.AUDITOR))).isFalse();
        assertThat(Role.agree(Set.of(Role.ADMINISTRATOR, Role.MARKETING, Role.FINANCE))).isTrue();
        assertThat(Role.agree(Set.of(Role.MANAGER, Role.CASHIER))).isTrue();
        assertThat(Role.agree(Set.of(Role.MANAGER, Role.FINANCE))).as("a store's and head office's").isFalse();
    }

    @Test
    void a_role_of_a_store_without_a_store_permits_nothing() {
        StaffMember cashier = new StaffMember(1, "c", "c", Set.of(Role.CASHIER), Set.of(), true, true, null, false, null, 0, java.time.Instant.EPOCH);
        assertThat(cashier.permissions()).containsExactly(Scope.SESSION);
    }

    @Test
    void no_role_has_what_is_a_members_own() {
        assertThat(List.of(Role.values())).noneMatch(role -> role.permissions().contains(Scope.ME));
    }

    @Test
    void a_cashier_records_and_refunds_and_no_more() {
        assertThat(Role.CASHIER.permissions()).contains(Scope.PURCHASES_WRITE, Scope.MEMBERS_ENROL)
                .doesNotContain(Scope.ADJUSTMENTS_WRITE, Scope.REFUNDS_OLDER, Scope.MEMBERS_WRITE, Scope.PHONES_READ, Scope.TRANSFERS_WRITE);
    }

    @Test
    void what_is_for_people_is_in_no_key() {
        assertThat(Scope.OF_KEYS).doesNotContain(Scope.APPROVALS_WRITE, Scope.STAFF_WRITE, Scope.DUTIES_WRITE, Scope.TRAIL_READ, Scope.SESSION, Scope.ME);
        assertThat(Scope.ofKey(Set.of(Scope.MEMBERS_WRITE, Scope.PURCHASES_WRITE))).contains(Scope.MEMBERS_ENROL, Scope.REFUNDS_OLDER);
    }
}
